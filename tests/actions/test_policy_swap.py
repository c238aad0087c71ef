"""A new policy moves the promises that are owed, once, and each visitor is told."""

import asyncio
from datetime import timedelta

from chat_server.actions.agent_decides import set_facts
from chat_server.actions.apply_policy import apply_policy
from chat_server.actions.run_due_work import run_due_work
from chat_server.domain.conversation import Conversation
from tests.actions.desks import BEA, NOON, Office
from tests.domain.policies import changed

FASTER = changed(('version: "1.0"', 'version: "1.1"'), ("early: 24\n    late: 24", "early: 6\n    late: 8"))


async def medium_case(office: Office) -> Conversation:
    """A waiting case, promised within 24 hours."""
    waiting = await office.waiting_case()
    return await set_facts(office.desk, BEA, waiting.id, priority="medium", category=None, language=None)


async def test_open_promises_move_and_what_was_answered_stays(any_office: Office) -> None:
    office = any_office
    owed, answered = [await medium_case(office) for _ in range(2)]
    await office.answers(BEA, answered.id)
    assert owed.due_at == NOON + timedelta(hours=24)
    office.library.policy = FASTER
    moved = await asyncio.gather(*(apply_policy(office.desk, FASTER) for _ in range(3)))
    assert sum(moved) == 1
    assert (await office.now(owed.id)).due_at == NOON + timedelta(hours=8)
    assert (await office.now(answered.id)).due_at == answered.due_at
    told = [line for line in await office.lines(owed.id) if "diperbarui" in line]
    assert len(told) == 1
    assert "20.00 WIB" in told[0]
    assert [what for _, what in await office.log(owed.id) if "version 1.1" in what]
    assert await apply_policy(office.desk, FASTER) == 0


async def test_a_promise_that_the_new_policy_breaks_is_broken_once(office: Office) -> None:
    owed = await medium_case(office)
    office.clock.forward(hours=10)
    await run_due_work(office.desk)
    office.library.policy = FASTER
    await apply_policy(office.desk, FASTER)
    for _ in range(3):
        await run_due_work(office.desk)
    assert office.fanout.kinds(owed.id).count(("breach", "breach")) == 1
