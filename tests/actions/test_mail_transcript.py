"""The transcript is mailed to the address that was given in the conversation, once, and to no other."""

from dataclasses import replace

import pytest

from chat_server.actions.agent_decides import resolve
from chat_server.actions.mail_transcript import mail_transcript
from chat_server.actions.send_mail import send_due_mail
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import NotAllowedError, NotFoundError
from chat_server.store import visitors
from chat_server.store.prepared import Tx
from tests.actions.desks import BEA, Office

EMAIL = "vera@example.com"


async def ended_case(office: Office, email: str | None = EMAIL) -> Conversation:
    waiting = await office.waiting_case()

    def give_address(tx: Tx) -> None:
        vera = visitors.find(tx, waiting.visitor_id)
        assert vera
        visitors.save(tx, replace(vera, email=email))

    await office.store.run(give_address)
    await office.answers(BEA, waiting.id, "Sudah kami perbaiki.")
    return await resolve(office.desk, BEA, waiting.id)


async def test_the_mail_holds_what_the_visitor_could_read(any_office: Office) -> None:
    office = any_office
    case = await ended_case(office)
    for _ in range(3):
        await mail_transcript(office.desk, case.visitor_id, " Vera@Example.com ")
    await send_due_mail(office.desk, office.mailer)
    (mail,) = office.mailer.mails
    assert mail.to == (EMAIL,)
    assert case.ticket
    assert case.ticket in mail.subject
    for part in ("Anda:\nlaporan penjualan kami salah hitung", "Bea:\nSudah kami perbaiki.", "12.00 WIB"):
        assert part in mail.text
    assert mail.text.count("Sudah kami perbaiki.") == 1


@pytest.mark.parametrize("address", ["eve@example.com", "vera@example.com,eve@example.com", "", "véra@example.com"])
async def test_no_other_address_gets_it(office: Office, address: str) -> None:
    case = await ended_case(office)
    with pytest.raises(NotAllowedError):
        await mail_transcript(office.desk, case.visitor_id, address)
    await send_due_mail(office.desk, office.mailer)
    assert office.mailer.mails == []


async def test_who_gave_no_address_gets_no_mail(office: Office) -> None:
    case = await ended_case(office, email=None)
    with pytest.raises(NotAllowedError):
        await mail_transcript(office.desk, case.visitor_id, "")


async def test_before_the_end_there_is_no_transcript(office: Office) -> None:
    waiting = await office.waiting_case()
    with pytest.raises(NotFoundError):
        await mail_transcript(office.desk, waiting.visitor_id, EMAIL)
