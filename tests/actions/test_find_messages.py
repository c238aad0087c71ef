"""An agent finds what was said, in the transaction's very commit, and an editor finds nothing."""

import pytest

from chat_server.actions.agent_decides import resolve
from chat_server.actions.find_messages import find_messages
from chat_server.domain.errors import NotAllowedError
from chat_server.domain.search_query import Filters
from tests.actions.desks import BEA, EDI, MIA, Office


async def test_what_visitors_and_agents_say_is_found_with_its_conversation_and_passage(any_office: Office) -> None:
    case = await any_office.waiting_case("printer struk kasir mati total")
    await any_office.answers(BEA, case.id, "Silakan kirim foto kabelnya.")
    (hit,) = (await find_messages(any_office.desk, MIA, "foto kabel", Filters(), None)).hits
    assert hit.conversation.id == case.id
    assert hit.message
    assert hit.message.author.name == "Bea"
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["foto", "kabelnya"]
    by_visitor = await find_messages(any_office.desk, BEA, "struk", Filters(author="visitor"), None)
    assert [each.conversation.id for each in by_visitor.hits] == [case.id]


async def test_a_ticket_is_found_without_a_message(any_office: Office) -> None:
    case = await any_office.waiting_case()
    assert case.ticket
    (hit,) = (await find_messages(any_office.desk, BEA, case.ticket.lower(), Filters(), None)).hits
    assert hit.message is None
    assert hit.at == case.created_at
    assert hit.snippet.text.endswith(case.ticket)


async def test_filters_follow_the_state_of_the_conversation(any_office: Office) -> None:
    case = await any_office.waiting_case("gudang tidak sinkron")
    await any_office.answers(BEA, case.id)

    async def found(**filters: object) -> int:
        asked = Filters(**filters)  # type: ignore[arg-type]
        return len((await find_messages(any_office.desk, BEA, "sinkron", asked, None)).hits)

    assert [await found(status="open"), await found(status="resolved"), await found(agent_id=BEA.id)] == [1, 0, 1]
    await resolve(any_office.desk, BEA, case.id)
    assert [await found(status="open"), await found(status="resolved"), await found(has_ticket=True)] == [0, 1, 1]


async def test_editors_do_not_search_conversations(office: Office) -> None:
    with pytest.raises(NotAllowedError):
        await find_messages(office.desk, EDI, "apa saja", Filters(), None)
