"""What the reports count, on conversations with known times."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.conversation import STATUSES, Conversation
from chat_server.domain.measures import Change, History, Spoke, Times, measured
from chat_server.domain.report import report

START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
WIB = ZoneInfo("Asia/Jakarta")


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def case(**facts: object) -> Conversation:
    return dataclasses.replace(Conversation("c1", "vera", "id", START, START), **facts)  # type: ignore[arg-type]


def with_people(**facts: object) -> History:
    """Bot for 5 minutes, waiting for 10, answered after 2 more, asked again, answered, paused, resolved at 60."""
    known = {"status": "resolved", "clock_started_at": at(5), "due_at": at(65), "answered_at": at(17),
             "updated_at": at(60), "agent_id": "bea", "agent_name": "Bea"}  # fmt: skip
    changes = [(0, "bot"), (5, "waiting"), (15, "open"), (40, "paused"), (50, "open"), (60, "resolved")]
    spoke = [(0, "visitor"), (17, "agent"), (30, "visitor"), (38, "agent"), (50, "visitor"), (54, "agent")]
    return History(
        case(**(known | facts)),
        [Change(at(minute), status) for minute, status in changes],
        [Spoke(at(minute), by) for minute, by in spoke],
    )


def test_every_minute_belongs_to_the_bot_the_queue_a_person_or_the_customer() -> None:
    times = measured(with_people(), at(1000)).times
    assert times.bot == minutes(5)
    assert times.waiting == minutes(10)
    assert times.human == minutes(2 + 8 + 4)
    assert times.customer == minutes(13 + 2 + 10 + 6)
    assert times.total == minutes(60)


def test_the_first_response_is_counted_from_the_request_and_the_resolution_from_the_beginning() -> None:
    found = measured(with_people(), at(1000))
    assert found.first_response == minutes(12)
    assert found.resolution == minutes(60)
    assert found.resolved_by == "person"
    assert found.came_to_people


@pytest.mark.parametrize(
    ("facts", "now", "promise"),
    [
        ({}, 1000, "kept"),
        ({"answered_at": at(65)}, 1000, "kept"),
        ({"answered_at": at(66)}, 1000, "broken"),
        ({"answered_at": None, "status": "waiting"}, 64, "open"),
        ({"answered_at": None, "status": "waiting"}, 66, "broken"),
        ({"answered_at": None}, 1000, None),  # the visitor left before it was due
        ({"answered_at": None, "due_at": at(59)}, 1000, "broken"),
        ({"due_at": None}, 1000, None),
    ],
)
def test_a_promise_is_kept_broken_open_or_no_longer_needed(facts: dict[str, object], now: int, promise: str) -> None:
    assert measured(with_people(**facts), at(now)).promise == promise


def test_what_the_bot_resolved_alone_is_deflected_and_what_was_left_waiting_is_not() -> None:
    alone = History(case(status="resolved", updated_at=at(4)), [Change(at(0), "bot"), Change(at(4), "resolved")])
    found = measured(alone, at(1000))
    assert (found.resolved_by, found.came_to_people, found.times) == ("bot", False, Times(bot=minutes(4)))
    left = History(
        case(status="resolved", clock_started_at=at(1), updated_at=at(9)),
        [Change(at(0), "bot"), Change(at(1), "waiting"), Change(at(9), "resolved")],
    )
    found = measured(left, at(1000))
    assert (found.resolved_by, found.came_to_people) == ("visitor", True)
    assert found.times == Times(bot=minutes(1), waiting=minutes(8))


def test_a_silent_visitor_costs_the_bot_no_time_but_one_who_waits_goes_on_waiting() -> None:
    silent = History(case(status="bot", updated_at=at(3)), [Change(at(0), "bot")])
    assert measured(silent, at(1000)).times == Times(bot=minutes(3))
    waits = History(case(status="waiting", updated_at=at(3)), [Change(at(0), "bot"), Change(at(3), "waiting")])
    assert measured(waits, at(100)).times == Times(bot=minutes(3), waiting=minutes(97))


def test_the_time_between_resolved_and_reopened_belongs_to_nobody() -> None:
    changes = [(0, "waiting"), (10, "open"), (20, "resolved"), (500, "open"), (510, "resolved")]
    history = History(
        case(status="resolved", updated_at=at(510)), [Change(at(minute), status) for minute, status in changes]
    )
    found = measured(history, at(1000))
    assert found.times.total == minutes(30)
    assert found.resolved_at == at(510)


@given(
    st.lists(st.tuples(st.integers(0, 500), st.sampled_from([*STATUSES, "visitor", "agent"])), max_size=12),
    st.sampled_from(STATUSES),
    st.integers(0, 600),
)
def test_no_time_is_lost_or_counted_twice(happened: list[tuple[int, str]], status: str, now: int) -> None:
    happened = [each for each in sorted(happened) if each[1] != "resolved" and each[0] <= now]
    changes = [Change(START, "bot"), *(Change(at(minute), what) for minute, what in happened if what in STATUSES)]
    spoke = [Spoke(at(minute), what) for minute, what in happened if what not in STATUSES]
    if status == "resolved":
        changes.append(Change(at(now), "resolved"))
    last = at(now) if status != "bot" else at(max((minute for minute, _ in happened), default=0))
    found = measured(History(case(status=status, updated_at=last), changes, spoke), at(now))
    assert found.times.total == last - START


def test_a_report_gathers_by_day_in_the_desks_zone_and_shows_days_without_any() -> None:
    late = with_people(created_at=datetime(2026, 11, 22, 17, 30, tzinfo=UTC), score=4)  # 00.30 WIB on the 23rd
    bot = History(case(status="resolved", updated_at=at(4), score=5), [Change(at(0), "bot"), Change(at(4), "resolved")])
    found = report(
        [measured(late, at(1000)), measured(bot, at(1000))], "day", WIB, [date(2026, 11, 22), date(2026, 11, 23)]
    )
    assert [(line.key, line.begun) for line in found.lines] == [("2026-11-22", 0), ("2026-11-23", 2)]
    total = found.total
    assert (total.by_bot, total.came_to_people, total.deflection) == (1, 1, 0.5)
    assert (total.kept, total.broken, total.kept_share) == (1, 0, 1.0)
    assert (total.rated, total.satisfaction) == (2, 4.5)
    assert total.first_response
    assert total.first_response.half == minutes(12)
    assert found.lines[0].deflection is None


def test_groups_come_in_their_own_order_and_those_without_last() -> None:
    priorities = ("low", None, "critical", "high")
    measures = [measured(with_people(priority=priority), at(1000)) for priority in priorities]
    assert [line.key for line in report(measures, "priority", WIB).lines] == ["critical", "high", "low", None]
    line = report(measures, "agent", WIB).lines[0]
    assert (line.key, line.name, line.begun) == ("bea", "Bea", 4)
