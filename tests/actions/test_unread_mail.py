"""Who left is mailed what they have not read: all of it, once, after a while, and nobody else; on both databases."""

import pytest

from chat_server.actions.agent_decides import resolve
from chat_server.actions.agent_says import agent_notes, agent_says
from chat_server.actions.block_visitor import block_visitor
from chat_server.actions.erase_person import erase_person
from tests.actions.absent import EMAIL, left_case, mailed, reads
from tests.actions.desks import BEA, Office


async def test_several_answers_go_in_one_mail_after_five_minutes(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    await office.answers(BEA, case.id, "Kami periksa.")
    office.clock.forward(minutes=4)
    await office.answers(BEA, case.id, "Sudah kami perbaiki.")
    assert await mailed(office, seconds=59) == []
    (mail,) = await mailed(office, seconds=1)
    assert mail.to == (EMAIL,)
    assert mail.text.index("Kami periksa.") < mail.text.index("Sudah kami perbaiki.")
    assert await mailed(office, days=2) == []
    assert ("mail", "sent the visitor what they had not read") in await office.log(case.id)


async def test_who_has_read_all_gets_no_mail(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    await office.answers(BEA, case.id)
    await reads(office, case)
    assert await mailed(office, minutes=6) == []
    assert "mail" not in [who for who, _ in await office.log(case.id)]


async def test_who_has_read_some_gets_the_rest(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    first = await office.answers(BEA, case.id, "Kami periksa.")
    await office.answers(BEA, case.id, "Sudah kami perbaiki.")
    await reads(office, case, first.seq)
    (mail,) = await mailed(office, minutes=5)
    assert "Kami periksa." not in mail.text
    assert "Sudah kami perbaiki." in mail.text


async def test_an_answer_in_a_lively_talk_has_its_own_five_minutes(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    for _ in range(5):
        await office.answers(BEA, case.id, "Bisa dicoba sekarang?")
        office.clock.forward(minutes=2)
        await reads(office, case)
        await office.says(case.visitor_id, "belum")
    await office.answers(BEA, case.id, "Sekarang?")
    assert await mailed(office, minutes=4) == []
    (mail,) = await mailed(office, minutes=1)
    assert mail.text.count("Sekarang?") == 1
    assert "Bisa dicoba" not in mail.text


async def test_a_second_mail_tells_only_what_the_first_did_not(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    await office.answers(BEA, case.id, "Kami periksa.")
    (first,) = await mailed(office, minutes=5)
    office.clock.forward(hours=3)
    await office.answers(BEA, case.id, "Sudah kami perbaiki.")
    (second,) = await mailed(office, minutes=5)
    assert first.id != second.id
    assert "Kami periksa." not in second.text
    assert "Sudah kami perbaiki." in second.text


async def test_who_read_and_left_again_is_mailed_again(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    await office.answers(BEA, case.id, "Kami periksa.")
    await reads(office, case)
    assert await mailed(office, minutes=5) == []
    await office.answers(BEA, case.id, "Sudah kami perbaiki.")
    (mail,) = await mailed(office, minutes=5)
    assert "Kami periksa." not in mail.text


async def test_the_last_answer_of_a_resolved_case_is_mailed(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    await office.answers(BEA, case.id, "Sudah kami perbaiki.")
    await resolve(office.desk, BEA, case.id)
    (mail,) = await mailed(office, minutes=5)
    assert "Sudah kami perbaiki." in mail.text


async def test_an_answer_that_is_sent_again_makes_no_second_mail(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    sent = []
    for _ in range(3):
        await agent_says(office.desk, BEA, case.id, "the-same", "Sudah kami perbaiki.", None)
        sent.append(len(await mailed(office, minutes=5)))
    assert sent == [1, 0, 0]


async def test_notes_and_the_bots_words_are_not_mailed(office: Office) -> None:
    case = await left_case(office)
    await agent_notes(office.desk, BEA, case.id, "n", "pelanggan lama, hati-hati")
    assert await mailed(office, minutes=6) == []
    await office.answers(BEA, case.id)
    (mail,) = await mailed(office, minutes=6)
    assert "hati-hati" not in mail.text


@pytest.mark.parametrize(
    "address",
    [None, "", "vera", "vera@example.com,eve@example.com", "team: eve@example.com;", "vera(x)@example.com",
     "vera@=?utf-8?q?=0aBcc=3a_eve?=.com", "Vera <vera@example.com>", "vera@example.com\nBcc: eve@example.com",
     f"{'v' * 250}@example.com"],
)  # fmt: skip
async def test_without_one_plain_address_there_is_no_mail(office: Office, address: str | None) -> None:
    case = await left_case(office, email=address)
    await office.answers(BEA, case.id)
    assert await mailed(office, minutes=6) == []
    assert office.mailer.tries == 0


async def test_the_setting_says_when_and_whether(office: Office) -> None:
    case = await left_case(office)
    office.set(unread_mail_minutes=30)
    await office.answers(BEA, case.id)
    assert await mailed(office, minutes=29) == []
    office.set(unread_mail_minutes=0)
    assert await mailed(office, minutes=2) == []
    await office.answers(BEA, case.id)
    assert await mailed(office, minutes=60) == []


async def test_a_blocked_visitor_is_mailed_nothing(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    await office.answers(BEA, case.id)
    await block_visitor(office.desk, BEA, case.id, is_on=True)
    assert await mailed(office, minutes=6) == []


async def test_who_was_erased_is_mailed_nothing(any_office: Office) -> None:
    office = any_office
    case, other = await left_case(office), await left_case(office, "sari@example.com")
    for each in (case, other):
        await office.answers(BEA, each.id)
    await erase_person(office.store, [case.visitor_id])
    (mail,) = await mailed(office, minutes=6)
    assert mail.to == ("sari@example.com",)
