"""Warn and due times, against values worked out by hand with a wall calendar."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chat_server.domain.sla import calendar_warnings, due_text, next_phone_opening, phone_open, promise
from tests.domain.policies import LEAVE_IS_OFF, POLICY, changed, wib

# 2026: 23 November is a Monday. National holidays near: Friday 25 December, Friday 1 and Tuesday 5 January.
DUE = [
    # priority, arrives, warning, promise (all WIB)
    ("critical", "2026-11-24 10:00", "2026-11-24 11:00", "2026-11-24 12:00", "by day"),
    ("critical", "2026-11-24 23:30", "2026-11-25 00:30", "2026-11-25 01:30", "by night"),
    ("critical", "2026-12-31 23:30", "2027-01-01 00:30", "2027-01-01 01:30", "over the end of the year"),
    ("high", "2026-11-24 10:00", "2026-11-24 14:00", "2026-11-24 16:00", "by day"),
    ("high", "2026-11-24 22:00", "2026-11-25 02:00", "2026-11-25 04:00", "by night"),
    ("high", "2026-12-24 20:00", "2026-12-25 00:00", "2026-12-25 02:00", "into Christmas"),
    ("medium", "2026-11-24 10:00", "2026-11-25 10:00", "2026-11-25 10:00", "by day"),
    ("medium", "2026-11-24 23:00", "2026-11-25 23:00", "2026-11-25 23:00", "by night"),
    ("medium", "2026-12-24 10:00", "2026-12-25 10:00", "2026-12-25 10:00", "into Christmas"),
    ("medium", "2026-11-28 10:00", "2026-11-29 10:00", "2026-11-29 10:00", "at the weekend"),
    ("low", "2026-11-24 10:00", "2026-11-25 10:00", "2026-11-26 10:00", "by day"),
    ("low", "2026-11-24 08:00", "2026-11-25 09:00", "2026-11-26 09:00", "at 08:00, an hour before opening"),
    ("low", "2026-11-24 09:00", "2026-11-25 09:00", "2026-11-26 09:00", "at opening"),
    ("low", "2026-11-24 17:59", "2026-11-25 17:59", "2026-11-26 17:59", "in the last minute"),
    ("low", "2026-11-24 18:00", "2026-11-26 09:00", "2026-11-27 09:00", "at closing, which is closed"),
    ("low", "2026-11-24 23:00", "2026-11-26 09:00", "2026-11-27 09:00", "at 23:00"),
    ("low", "2026-11-25 00:00", "2026-11-26 09:00", "2026-11-27 09:00", "at midnight"),
    ("low", "2026-11-26 10:00", "2026-11-27 10:00", "2026-11-30 10:00", "on a Thursday"),
    ("low", "2026-11-27 10:00", "2026-11-30 10:00", "2026-12-01 10:00", "over a weekend"),
    ("low", "2026-11-27 23:00", "2026-12-01 09:00", "2026-12-02 09:00", "on Friday at 23:00"),
    ("low", "2026-11-28 12:00", "2026-12-01 09:00", "2026-12-02 09:00", "on a Saturday"),
    ("low", "2026-11-29 23:59", "2026-12-01 09:00", "2026-12-02 09:00", "at the end of a Sunday"),
    ("low", "2026-12-24 10:00", "2026-12-28 10:00", "2026-12-29 10:00", "before Christmas, as mission.md has it"),
    ("low", "2026-12-24 23:00", "2026-12-29 09:00", "2026-12-30 09:00", "before Christmas at 23:00"),
    ("low", "2026-12-25 11:00", "2026-12-29 09:00", "2026-12-30 09:00", "on Christmas Day"),
    ("low", "2026-12-23 16:30", "2026-12-24 16:30", "2026-12-28 16:30", "two days before Christmas"),
    ("low", "2026-12-30 10:00", "2026-12-31 10:00", "2027-01-04 10:00", "before New Year"),
    ("low", "2026-12-31 10:00", "2027-01-04 10:00", "2027-01-06 10:00", "over New Year and Isra Mikraj"),
    # Nyepi Monday 8, Lebaran Wednesday 10 and Thursday 11 March 2027; 9 and 12 are collective leave, so business days.
    ("low", "2027-03-05 10:00", "2027-03-09 10:00", "2027-03-12 10:00", "before Lebaran 2027"),
    ("low", "2027-03-10 10:00", "2027-03-15 09:00", "2027-03-16 09:00", "on Lebaran 2027"),
]


@pytest.mark.parametrize(("priority", "arrives", "warn", "due", "when"), DUE, ids=[f"{c[0]} {c[4]}" for c in DUE])
def test_warning_and_promise_are_due_when_the_policy_says(priority, arrives, warn, due, when):
    promised = promise(POLICY, priority, wib(arrives))

    assert (promised.warn_at, promised.due_at) == (wib(warn), wib(due))


@pytest.mark.parametrize(
    ("arrives", "warn", "due"),
    [
        ("2026-12-23 10:00", "2026-12-28 10:00", "2026-12-29 10:00"),  # Thursday 24 is collective leave
        ("2026-12-24 10:00", "2026-12-29 09:00", "2026-12-30 09:00"),
        ("2027-03-05 10:00", "2027-03-16 10:00", "2027-03-17 10:00"),  # 9, 12 and 15 March are collective leave
    ],
)
def test_collective_leave_counts_as_days_off_when_the_setting_says_so(arrives, warn, due):
    promised = promise(changed(LEAVE_IS_OFF), "low", wib(arrives))

    assert (promised.warn_at, promised.due_at) == (wib(warn), wib(due))


@pytest.mark.parametrize(
    "arrives", ["2026-12-24T03:00:00+00:00", "2026-12-24T12:00:00+09:00", "2026-12-23T22:00:00-05:00"]
)
def test_the_zone_in_which_the_moment_is_told_makes_no_difference(arrives):
    assert promise(POLICY, "low", datetime.fromisoformat(arrives)) == promise(POLICY, "low", wib("2026-12-24 10:00"))


def test_a_sunday_evening_in_america_is_a_business_morning_in_jakarta():
    promised = promise(POLICY, "low", datetime.fromisoformat("2026-11-29T23:30:00-05:00"))

    assert promised.due_at == wib("2026-12-02 11:30")


def test_seconds_are_kept():
    start = wib("2026-11-24 10:00:30.250")

    assert promise(POLICY, "low", start).due_at == start + timedelta(days=2)
    assert promise(POLICY, "critical", start).due_at == start + timedelta(hours=2)


def test_promises_are_given_in_utc():
    for priority in POLICY.priorities:
        promised = promise(POLICY, priority.key, wib("2026-11-24 10:00"))
        assert (promised.warn_at.tzinfo, promised.due_at.tzinfo) == (UTC, UTC)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        promise(POLICY, "critical", datetime(2026, 11, 24, 10))  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize(
    ("language", "now", "said"),
    [
        ("id", "2026-12-24 10:00", "Selasa, 29 Desember 2026 pukul 10.00 WIB"),
        ("en", "2026-12-24 10:00", "Tuesday, 29 December 2026 at 10:00 WIB"),
        ("id", "2026-12-29 08:00", "hari ini pukul 10.00 WIB"),
        ("en", "2026-12-29 08:00", "today at 10:00 WIB"),
        ("id", "2026-12-28 23:59", "Selasa, 29 Desember 2026 pukul 10.00 WIB"),
        ("id", "2025-12-29 10:00", "Selasa, 29 Desember 2026 pukul 10.00 WIB"),
        ("su", "2026-12-29 08:00", "hari ini pukul 10.00 WIB"),  # no texts of its own: Indonesian
    ],
)
def test_a_due_time_is_said_in_words(language, now, said):
    assert due_text(wib("2026-12-29 10:00").astimezone(UTC), wib(now).astimezone(UTC), language) == said


def test_a_due_time_can_be_said_in_the_visitors_zone():
    due, now = wib("2026-12-29 23:30"), wib("2026-12-29 22:30")

    assert due_text(due, now, "id") == "hari ini pukul 23.30 WIB"
    # In Makassar it is half past eleven at night: the due time falls on the next day.
    assert due_text(due, now, "id", ZoneInfo("Asia/Makassar")) == "Rabu, 30 Desember 2026 pukul 00.30 WITA"


def test_what_is_said_is_never_later_than_what_is_promised():
    assert due_text(wib("2026-12-29 10:00:59"), wib("2026-12-29 09:00"), "en") == "today at 10:00 WIB"


PHONE = [
    ("2026-11-24 08:59", False, "2026-11-24 09:00"),
    ("2026-11-24 09:00", True, None),
    ("2026-11-24 17:59", True, None),
    ("2026-11-24 18:00", False, "2026-11-25 09:00"),
    ("2026-11-27 18:00", False, "2026-11-30 09:00"),
    ("2026-12-24 19:00", False, "2026-12-28 09:00"),
    ("2026-12-25 10:00", False, "2026-12-28 09:00"),
    ("2026-12-31 18:00", False, "2027-01-04 09:00"),
    ("2027-03-10 10:00", False, "2027-03-12 09:00"),
]


@pytest.mark.parametrize(("now", "is_open", "opens"), PHONE)
def test_the_telephone_is_answered_on_business_days_only(now, is_open, opens):
    assert phone_open(POLICY, wib(now)) is is_open
    assert next_phone_opening(POLICY, wib(now)) == (opens and wib(opens))


def test_a_telephone_that_is_always_answered_has_no_next_opening():
    policy = changed(("hours: business_hours", "hours: always"))

    assert phone_open(policy, wib("2026-12-25 03:00"))
    assert next_phone_opening(policy, wib("2026-12-25 03:00")) is None


def test_years_without_a_decree_are_warned_of_two_months_ahead():
    assert calendar_warnings(POLICY, wib("2026-11-24 10:00")) == ()
    assert [text[:30] for text in calendar_warnings(POLICY, wib("2031-11-15 10:00"))] == [
        "The national holidays of 2031 ",
        "The national holidays of 2032 ",
    ]
    assert "checked_years" in calendar_warnings(POLICY, wib("2031-06-15 10:00"))[0]
