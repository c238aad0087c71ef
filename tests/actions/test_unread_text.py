"""What the mail says: who answered when, how to go on, why they get it; nothing that a stranger could put into it."""

import uuid
from pathlib import Path

import pytest

from chat_server.actions.agent_decides import set_facts
from chat_server.actions.agent_says import agent_says
from chat_server.actions.attach import Upload, agent_attaches
from chat_server.domain.mail import Mail
from tests.actions.absent import left_case, mailed
from tests.actions.desks import BEA, Office
from tests.attaching import pieces, png

SITE = "https://www.example"
OWN = "https://chat.example"


async def mail_about(office: Office, page: str = "", language: str = "id") -> Mail:
    office.set(public_url=OWN, allowed_origins=(SITE,))
    case = await left_case(office, page=page)
    await set_facts(office.desk, BEA, case.id, priority=None, category=None, language=language)
    await office.answers(BEA, case.id, "Sudah kami perbaiki.")
    (mail,) = await mailed(office, minutes=5)
    assert case.ticket
    assert case.ticket in mail.subject
    assert case.ticket in mail.text
    return mail


async def test_it_tells_who_answered_when_and_how_to_go_on(office: Office) -> None:
    mail = await mail_about(office)
    for part in (
        "Selasa, 24 November 2026 pukul 12.00 WIB, Bea:\nSudah kami perbaiki.",
        f"{OWN}/status",
        "support@dashpro.my.id",
        "Anda menerima email ini karena",
    ):
        assert part in mail.text


async def test_it_is_in_the_conversations_language(office: Office) -> None:
    mail = await mail_about(office, language="en")
    assert "Tuesday, 24 November 2026 at 12:00 WIB, Bea:" in mail.text
    assert f"{OWN}/en/status" in mail.text
    assert "You get this mail because" in mail.text
    assert "Anda" not in mail.subject + mail.text


@pytest.mark.parametrize(
    ("page", "link"),
    [
        (f"{SITE}/laporan/baru?token=rahasia#bagian", f"{SITE}/laporan/baru\n"),
        (f"{OWN}/articles/export-excel", f"{OWN}/articles/export-excel\n"),
    ],
)
async def test_it_links_to_the_page_with_the_chat_without_its_secrets(office: Office, page: str, link: str) -> None:
    mail = await mail_about(office, page)
    assert link in mail.text
    assert "rahasia" not in mail.text


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/", "https://www.example.evil.example/", "https://www.example@evil.example/",
        "http://www.example/", "https://[evil", "javascript:alert(1)", f"{SITE}/ evil.example",
        f"{SITE}/x\nhttps://evil.example",
    ],
)  # fmt: skip
async def test_it_links_to_no_other_site(office: Office, page: str) -> None:
    mail = await mail_about(office, page)
    assert "evil" not in mail.text
    assert "obrolan dengan peramban" not in mail.text


async def test_it_repeats_nothing_that_the_visitor_wrote(office: Office) -> None:
    mail = await mail_about(office)
    assert "salah hitung" not in mail.subject + mail.text


async def test_attachments_are_named(office: Office, tmp_path: Path) -> None:
    office.set(data_dir=tmp_path)
    case = await left_case(office)
    photo = await agent_attaches(office.desk, BEA, case.id, Upload("langkah.png", None, pieces(png())))
    await agent_says(office.desk, BEA, case.id, str(uuid.uuid4()), "", None, (photo.id,))
    (mail,) = await mailed(office, minutes=5)
    assert "Bea:\nLampiran: langkah.png\n" in mail.text
    assert "/attachments/" not in mail.text


async def test_without_a_public_address_there_is_a_mail_address_to_write_to(office: Office) -> None:
    case = await left_case(office, page=f"{SITE}/laporan")
    await office.answers(BEA, case.id)
    (mail,) = await mailed(office, minutes=5)
    assert "http" not in mail.text
    assert "- Tulis kepada kami di support@dashpro.my.id" in mail.text


async def test_a_conversation_without_a_ticket_has_a_mail_too(office: Office) -> None:
    office.set(public_url=OWN)
    visitor_id = await office.visitor()
    said = await office.says(visitor_id, "alamat saya vera@example.com, cara ekspor ke excel?")
    assert said.conversation.ticket is None
    await office.answers(BEA, said.conversation.id, "Tekan tombol Ekspor.")
    (mail,) = await mailed(office, minutes=5)
    assert mail.subject == "Jawaban kami untuk pertanyaan Anda"
    assert "- Tulis kepada kami di support@dashpro.my.id.\n" in mail.text
    assert "/status" not in mail.text
