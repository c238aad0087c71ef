"""The clocks as they run: warnings, breaches, pauses, late work, each once and on both databases."""

import asyncio
from datetime import timedelta

from bot import phrases
from chat_server.actions.agent_decides import pause, reopen, resolve, set_facts
from chat_server.actions.agent_works import claim
from chat_server.actions.run_due_work import run_due_work
from chat_server.actions.send_mail import send_due_mail
from chat_server.domain.desk_words import desk_words
from tests.actions.desks import ALI, BEA, NOON, Office

HALF, MOST, WARN, BREACH = ("warning", "half"), ("warning", "most"), ("warning", "warn"), ("breach", "breach")


async def run_until(office: Office, **later: float) -> None:
    """Let the loop do all that is due, as often as it says, until that much later."""
    end = office.clock.now + timedelta(**later)
    while True:
        next_at = await run_due_work(office.desk)
        if next_at is None or next_at > end:
            break
        office.clock.now = max(office.clock.now, next_at)
    office.clock.now = end


async def high_case(office: Office) -> str:
    """The id of a waiting case of priority high: due in 6 hours, the team's target is 4."""
    waiting = await office.waiting_case()
    await set_facts(office.desk, BEA, waiting.id, priority="high", category=None, language=None)
    office.fanout.told.clear()
    return waiting.id


async def test_every_mark_of_the_first_response_comes_once_and_at_its_minute(any_office: Office) -> None:
    office = any_office
    case = await high_case(office)
    await run_until(office, hours=24)
    raised = [(alert.mark, alert.at - NOON) for alert in office.fanout.alerts if alert.mark and alert.step == 0]
    hours = {"half": 3, "warn": 4, "most": 4.8, "breach": 6}
    assert raised == [(mark, timedelta(hours=after)) for mark, after in hours.items()]
    conversation = await office.now(case)
    assert conversation.is_escalated
    assert conversation.level == 1
    assert desk_words("id").promise_broken in await office.lines(case)
    who = [what for name, what in await office.log(case) if name == "clock"]
    assert len([what for what in who if what == "the promise is broken"]) == 1


async def test_nothing_but_a_persons_answer_stops_the_first_clock(office: Office) -> None:
    case = await high_case(office)
    await claim(office.desk, BEA, case)
    await pause(office.desk, BEA, case, None)
    await run_until(office, hours=5)
    assert office.fanout.kinds(case) == [HALF, WARN, MOST]
    await office.answers(BEA, case)
    await run_until(office, hours=24)
    assert BREACH not in office.fanout.kinds(case)
    assert not (await office.now(case)).owes_answer


async def test_the_next_reply_has_a_clock_of_its_own(office: Office) -> None:
    case = await high_case(office)
    await office.answers(BEA, case)
    visitor = (await office.now(case)).visitor_id
    wrote_at = office.clock.forward(days=3)
    await office.says(visitor, "masih salah")
    office.clock.forward(hours=1)
    await office.says(visitor, "halo?")
    conversation = await office.now(case)
    assert conversation.reply_asked_at == wrote_at
    assert conversation.reply_due_at == wrote_at + timedelta(hours=6)
    office.fanout.told.clear()
    await run_until(office, hours=10)
    assert office.fanout.kinds(case)[:3] == [HALF, WARN, MOST]
    assert BREACH in office.fanout.kinds(case)
    await office.answers(BEA, case)
    assert not (await office.now(case)).owes_answer


async def test_a_pause_is_taken_out_of_the_next_reply(office: Office) -> None:
    case = await high_case(office)
    await office.answers(BEA, case)
    conversation = await office.now(case)
    await office.says(conversation.visitor_id, "ini datanya")
    due = (await office.now(case)).reply_due_at
    office.clock.forward(hours=2)
    await pause(office.desk, BEA, case, None)
    assert (await office.now(case)).wake_at is None
    await run_until(office, hours=30)
    await office.says(conversation.visitor_id, "ini lagi")
    assert ("visitor", "wrote, so the pause is over") in await office.log(case)
    assert due is not None
    assert (await office.now(case)).reply_due_at == due + timedelta(hours=30)
    office.fanout.told.clear()
    await run_until(office, hours=3.9)
    assert office.fanout.kinds(case) == [HALF, WARN, MOST]


async def test_a_pause_with_an_end_ends_by_itself(office: Office) -> None:
    case = await high_case(office)
    await office.answers(BEA, case)
    until = office.clock.now + timedelta(days=2)
    await pause(office.desk, BEA, case, until)
    office.fanout.told.clear()
    await run_until(office, days=1)
    assert (await office.now(case)).status == "paused"
    await run_until(office, days=2)
    assert (await office.now(case)).status == "open"
    assert office.fanout.kinds(case) == [("warning", "pause_over")]


async def test_late_work_is_caught_up_and_calls_once(any_office: Office) -> None:
    office = any_office
    case = await high_case(office)
    office.clock.forward(days=2)
    await run_due_work(office.desk)
    await run_due_work(office.desk)
    assert office.fanout.kinds(case) == [BREACH]
    told = [what for who, what in await office.log(case) if who == "clock"]
    assert told == [
        "half of the time is over",
        "the team's own target is reached",
        "80 % of the time is over",
        "the promise is broken",
        "escalated to level 1",
    ]


async def test_many_processes_that_wake_at_once_do_it_once(any_office: Office) -> None:
    office = any_office
    cases = [await high_case(office) for _ in range(5)]
    office.fanout.told.clear()
    office.clock.forward(hours=7)
    await asyncio.gather(*(run_due_work(office.desk) for _ in range(6)))
    for case in cases:
        assert office.fanout.kinds(case) == [BREACH]
    await send_due_mail(office.desk, office.mailer)
    assert len(office.mailer.mails) == 5


async def test_a_changed_priority_moves_the_promise_once_and_tells(office: Office) -> None:
    case = await high_case(office)
    office.clock.forward(hours=3)
    await set_facts(office.desk, BEA, case, priority="critical", category=None, language=None)
    conversation = await office.now(case)
    assert conversation.due_at == NOON + timedelta(hours=2)
    name = office.desk.policy.priority("critical").name("id")
    assert phrases.promise_changed("id", name, "hari ini pukul 14.00 WIB") in await office.lines(case)
    await run_due_work(office.desk)
    assert office.fanout.kinds(case)[-1:] == [BREACH]
    await set_facts(office.desk, BEA, case, priority="high", category=None, language=None)
    await run_until(office, hours=12)
    assert office.fanout.kinds(case).count(BREACH) == 2


async def test_what_is_resolved_is_quiet_and_owes_again_when_reopened(office: Office) -> None:
    case = await high_case(office)
    await resolve(office.desk, BEA, case)
    office.fanout.told.clear()
    await run_until(office, hours=24)
    assert office.fanout.kinds(case) == []
    await reopen(office.desk, ALI, case)
    await run_due_work(office.desk)
    assert office.fanout.kinds(case) == [BREACH]
