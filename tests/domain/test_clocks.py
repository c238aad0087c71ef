"""The two clocks as arithmetic: marks, pauses taken out, promises computed anew."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain import clocks, transitions
from chat_server.domain.conversation import BOT_PATIENCE, Conversation
from chat_server.domain.people import Agent
from chat_server.domain.sla import Pause, promise
from tests.domain.policies import POLICY, changed, wib

NOW = wib("2026-11-24 10:00").astimezone(UTC)
HOUR = timedelta(hours=1)
BEA = Agent("bea", "bea@dashpro.my.id", "Bea", "agent", "online", is_active=True)
PRIORITIES = ("critical", "high", "medium", "low")


def waiting(priority: str = "high") -> Conversation:
    begun = transitions.clock_started(Conversation("c1", "vera", "id", NOW, NOW), NOW)
    due = promise(POLICY, priority, NOW)
    return transitions.handed_over(begun, ticket="DP-0000-0001", category="usage", priority=priority, due=due)


def answered(priority: str = "high") -> Conversation:
    return transitions.answered(waiting(priority), BEA, NOW + HOUR)


def kinds(conversation: Conversation) -> list[str]:
    return [mark.kind for mark in conversation.marks]


@pytest.mark.parametrize(
    ("priority", "expected"),
    [
        ("critical", ["warn", "most", "breach"]),  # half of two hours is the target of one
        ("high", ["half", "warn", "most", "breach"]),
        ("medium", ["half", "most", "breach"]),  # target and promise are the same moment
        ("low", ["warn", "most", "breach"]),  # so is one of two business days
    ],
)
def test_no_two_marks_fall_together_and_the_stronger_stays(priority: str, expected: list[str]) -> None:
    marks = promise(POLICY, priority, NOW).marks
    assert [mark.kind for mark in marks] == expected
    assert [mark.at for mark in marks] == sorted({mark.at for mark in marks})


def test_shares_of_business_time_count_only_business_time() -> None:
    due = promise(POLICY, "low", wib("2026-12-24 10:00"))  # Thursday; Friday is Christmas
    at = {mark.kind: mark.at for mark in due.marks}
    assert due.warn_at == wib("2026-12-28 10:00")
    assert at["warn"] == due.warn_at  # half of the time falls on it, and the stronger one counts
    assert at["most"] == wib("2026-12-28 15:24")
    assert at["breach"] == wib("2026-12-29 10:00")


def test_the_clock_wakes_at_its_next_mark_and_passes_each_once() -> None:
    conversation = waiting()
    assert conversation.wake_at == NOW + 3 * HOUR
    later, marks = clocks.reached(conversation, NOW + 4.5 * HOUR)
    assert [mark.kind for mark in marks] == ["half", "warn"]
    assert kinds(later) == ["most", "breach"]
    assert clocks.reached(later, NOW + 4.5 * HOUR) == (later, ())


def test_the_visitors_word_starts_the_next_clock_once() -> None:
    first = clocks.visitor_wrote(answered(), POLICY, NOW + 2 * HOUR)
    again = clocks.visitor_wrote(first, POLICY, NOW + 3 * HOUR)
    assert first.reply_due_at == NOW + 8 * HOUR
    assert again == first
    assert (first.due_at, first.promised_until) == (NOW + 6 * HOUR, NOW + 8 * HOUR)


def test_before_the_first_answer_only_the_first_clock_runs() -> None:
    wrote = clocks.visitor_wrote(waiting(), POLICY, NOW + 2 * HOUR)
    assert wrote.reply_asked_at is None
    assert wrote.marks == waiting().marks


def test_the_first_response_does_not_pause_and_the_next_reply_does() -> None:
    first = transitions.paused(waiting(), None, NOW + HOUR)
    assert first.wake_at == NOW + 3 * HOUR
    wrote = clocks.visitor_wrote(answered(), POLICY, NOW + 2 * HOUR)
    assert transitions.paused(wrote, None, NOW + 3 * HOUR).wake_at is None


def test_an_answer_a_resolution_and_the_bot_end_the_next_clock() -> None:
    wrote = clocks.visitor_wrote(answered(), POLICY, NOW + 2 * HOUR)
    for ended in (
        transitions.answered(wrote, BEA, NOW + 3 * HOUR),
        transitions.resolved(wrote),
        transitions.given_to_bot(wrote),
    ):
        assert (ended.reply_asked_at, ended.marks, ended.owes_answer) == (None, (), False)


def test_a_resolved_case_that_was_never_answered_owes_the_first_answer_when_reopened() -> None:
    again = transitions.reopened(transitions.resolved(waiting()))
    assert again.owes_first_answer
    assert again.wake_at == NOW + 3 * HOUR


def test_the_bots_silence_wakes_after_its_patience_and_people_end_it() -> None:
    silent = replace(Conversation("c1", "vera", "id", NOW, NOW), silent_since=NOW)
    assert silent.wake_at == NOW + BOT_PATIENCE
    assert transitions.claimed(silent, BEA).wake_at is None


def test_a_new_policy_keeps_what_is_behind_behind() -> None:
    faster = changed(("early: 4\n    late: 6", "early: 2\n    late: 3"))
    conversation, _ = clocks.reached(waiting(), NOW + 3.5 * HOUR)
    anew = clocks.computed_anew(conversation, faster, NOW + 3.5 * HOUR)
    assert anew.due_at == NOW + 3 * HOUR
    assert kinds(anew) == ["breach"]
    broken, _ = clocks.reached(anew, NOW + 3.5 * HOUR)
    assert kinds(clocks.computed_anew(broken, POLICY, NOW + 3.5 * HOUR)) == ["warn", "most", "breach"]
    assert clocks.computed_anew(broken, faster, NOW + 9 * HOUR) == broken


@given(
    priority=st.sampled_from(PRIORITIES),
    start=st.integers(0, 60 * 24 * 40),
    before=st.integers(1, 60 * 24 * 3),
    lasting=st.integers(0, 60 * 24 * 9),
)
def test_a_pause_never_makes_a_promise_earlier_nor_moves_what_was_behind(
    priority: str, start: int, before: int, lasting: int
) -> None:
    at = NOW + timedelta(minutes=start)
    pause = Pause(at + timedelta(minutes=before), at + timedelta(minutes=before + lasting))
    plain, paused = promise(POLICY, priority, at), promise(POLICY, priority, at, (pause,))
    for end, moved in ((plain.warn_at, paused.warn_at), (plain.due_at, paused.due_at)):
        if end <= pause.since:
            assert moved == end
        else:
            assert moved >= end
            assert lasting == 0 or priority == "low" or moved == end + (pause.until - pause.since)
