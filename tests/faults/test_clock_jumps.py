"""The machine's clock jumps: order comes from numbers, and every promise is broken at most once."""

from datetime import timedelta

from chat_server.actions.run_due_work import run_due_work
from chat_server.store import messages
from tests.actions.desks import Office


async def test_a_clock_that_jumps_changes_no_order(any_office: Office) -> None:
    office = any_office
    visitor = await office.visitor()
    office.set(bot="off")
    said = []
    for jump in (timedelta(0), timedelta(hours=-1), timedelta(days=1), timedelta(days=-2), timedelta(hours=1)):
        office.clock.now += jump
        said.append((await office.says(visitor, f"sesudah {jump}")).message)
    found = await office.store.read(lambda tx: messages.after(tx, said[0].conversation_id, 0, 100))
    assert [message.seq for message in found] == list(range(1, len(found) + 1))
    assert [message.text for message in found if message.client_id] == [message.text for message in said]


async def test_a_clock_that_goes_to_and_fro_breaks_a_promise_once(any_office: Office) -> None:
    office = any_office
    case = await office.waiting_case()
    for jump in (timedelta(days=2), timedelta(days=-2, hours=-1), timedelta(days=3), timedelta(days=-1)):
        office.clock.now += jump
        await run_due_work(office.desk)
    kinds = [kind for kind, mark in office.fanout.kinds(case.id) if mark == "breach"]
    assert kinds == ["breach"]


async def test_a_clock_set_back_calls_nobody_early(any_office: Office) -> None:
    office = any_office
    case = await office.waiting_case()
    office.clock.forward(hours=-1)
    await run_due_work(office.desk)
    assert [mark for _, mark in office.fanout.kinds(case.id) if mark is not None] == []
