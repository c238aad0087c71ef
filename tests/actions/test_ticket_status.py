"""The ticket's state for whoever knows number and address; nobody can find out which half was wrong."""

import uuid
from dataclasses import replace

import pytest

from chat_server.actions.agent_decides import resolve
from chat_server.actions.agent_says import agent_notes
from chat_server.actions.send_mail import send_due_mail
from chat_server.actions.ticket_status import escalate_ticket, still_broken, ticket_status
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import ConflictError
from chat_server.store import visitors
from chat_server.store.prepared import Tx
from tests.actions.desks import BEA, Office

EMAIL = "vera@example.com"


async def case_of_vera(office: Office, email: str | None = EMAIL) -> tuple[Conversation, str]:
    """A waiting case and its ticket number."""
    waiting = await office.waiting_case()

    def give_address(tx: Tx) -> None:
        vera = visitors.find(tx, waiting.visitor_id)
        assert vera
        visitors.save(tx, replace(vera, email=email))

    await office.store.run(give_address)
    assert waiting.ticket
    return waiting, waiting.ticket


async def test_the_right_pair_shows_what_the_visitor_may_see(any_office: Office) -> None:
    office = any_office
    waiting, ticket = await case_of_vera(office)
    await agent_notes(office.desk, BEA, waiting.id, str(uuid.uuid4()), "rahasia")
    for number, address in ((ticket, EMAIL), (ticket.lower().replace("-", " "), " Vera@Example.com ")):
        found = await ticket_status(office.desk, number, address)
        assert found is not None
        assert found.conversation.id == waiting.id
        assert found.messages[0].text == "laporan penjualan kami salah hitung"
        assert "rahasia" not in repr(found)


@pytest.mark.parametrize("address", ["eve@example.com", "", "vera@example.com.evil.example"])
async def test_a_wrong_address_finds_nothing(office: Office, address: str) -> None:
    _, ticket = await case_of_vera(office)
    assert await ticket_status(office.desk, ticket, address) is None


@pytest.mark.parametrize("number", ["DP-ZZZZ-ZZZZ", "", "x", "DP-0000-0000"])
async def test_a_wrong_number_finds_nothing(office: Office, number: str) -> None:
    await case_of_vera(office)
    assert await ticket_status(office.desk, number, EMAIL) is None


async def test_a_visitor_without_an_address_is_found_by_nobody(office: Office) -> None:
    _, ticket = await case_of_vera(office, email=None)
    assert await ticket_status(office.desk, ticket, "") is None


async def test_wrong_pairs_can_do_nothing(office: Office) -> None:
    waiting, ticket = await case_of_vera(office)
    before = await office.now(waiting.id)
    assert await escalate_ticket(office.desk, ticket, "eve@example.com", "x") is None
    assert await still_broken(office.desk, ticket, "eve@example.com", str(uuid.uuid4()), "x") is None
    assert await office.now(waiting.id) == before


async def test_escalating_from_the_page_calls_the_managers(office: Office) -> None:
    waiting, ticket = await case_of_vera(office)
    found = await escalate_ticket(office.desk, ticket, EMAIL, "terlalu lama")
    assert found is not None
    assert found.conversation.is_escalated
    await send_due_mail(office.desk, office.mailer)
    assert "terlalu lama" in office.mailer.mails[0].text
    assert office.fanout.kinds(waiting.id)[-1] == ("escalated", None)


async def test_still_broken_opens_a_solved_case_again_and_people_owe_an_answer(any_office: Office) -> None:
    office = any_office
    waiting, ticket = await case_of_vera(office)
    await office.answers(BEA, waiting.id)
    await resolve(office.desk, BEA, waiting.id)
    client_id = str(uuid.uuid4())
    for _ in range(2):
        found = await still_broken(office.desk, ticket, EMAIL, client_id, "masih sama")
        assert found is not None
    assert found.conversation.status == "open"
    assert found.conversation.owes_answer
    assert [message.text for message in found.messages].count("masih sama") == 1
    with pytest.raises(ConflictError):
        await still_broken(office.desk, ticket, EMAIL, client_id, "lain")


async def test_still_broken_goes_to_the_conversation_that_was_begun_meanwhile(office: Office) -> None:
    waiting, ticket = await case_of_vera(office)
    await office.answers(BEA, waiting.id)
    await resolve(office.desk, BEA, waiting.id)
    other = (await office.says(waiting.visitor_id, "bagaimana cara ekspor laporan?")).conversation
    assert other.id != waiting.id
    await still_broken(office.desk, ticket, EMAIL, str(uuid.uuid4()), "masih sama")
    assert (await office.now(other.id)).status == "waiting"
    assert (await office.now(waiting.id)).status == "resolved"
