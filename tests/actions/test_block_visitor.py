"""A blocked visitor begins nothing, in the chat or on the status page; on both databases."""

import uuid
from dataclasses import replace

import pytest

from chat_server.actions.agent_decides import resolve
from chat_server.actions.ask_for_person import ask_for_person
from chat_server.actions.block_visitor import block_visitor
from chat_server.actions.ticket_status import escalate_ticket, still_broken
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import NotAllowedError
from chat_server.store import visitors
from chat_server.store.prepared import Tx
from tests.actions.desks import BEA, EDI, Office

EMAIL = "eve@example.com"


async def case_of_eve(office: Office) -> Conversation:
    waiting = await office.waiting_case()

    def give_address(tx: Tx) -> None:
        eve = visitors.find(tx, waiting.visitor_id)
        assert eve
        visitors.save(tx, replace(eve, email=EMAIL))

    await office.store.run(give_address)
    return waiting


async def test_blocking_ends_the_case_and_unblocking_lets_them_begin_again(any_office: Office) -> None:
    office = any_office
    case = await case_of_eve(office)
    for _ in range(2):
        ended = await block_visitor(office.desk, BEA, case.id, is_on=True)
    assert ended.is_resolved
    assert (await office.lines(case.id))[-1] == "Tim kami menutup percakapan ini."
    with pytest.raises(NotAllowedError):
        await office.says(case.visitor_id, "halo?")
    with pytest.raises(NotAllowedError):
        await ask_for_person(office.desk, case.visitor_id)
    await block_visitor(office.desk, BEA, case.id, is_on=False)
    assert (await office.says(case.visitor_id, "maaf")).conversation.id != case.id


async def test_the_status_page_is_no_way_around_it(office: Office) -> None:
    case = await case_of_eve(office)
    assert case.ticket
    await resolve(office.desk, BEA, case.id)
    await block_visitor(office.desk, BEA, case.id, is_on=True)
    with pytest.raises(NotAllowedError):
        await still_broken(office.desk, case.ticket, EMAIL, str(uuid.uuid4()), "masih")
    with pytest.raises(NotAllowedError):
        await escalate_ticket(office.desk, case.ticket, EMAIL, "masih")
    assert (await office.now(case.id)).is_resolved


async def test_editors_block_nobody(office: Office) -> None:
    case = await case_of_eve(office)
    with pytest.raises(NotAllowedError):
        await block_visitor(office.desk, EDI, case.id, is_on=True)
    assert not (await office.now(case.id)).is_resolved
