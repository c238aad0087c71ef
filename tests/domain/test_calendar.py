"""The calendar against hand-made tables and against a plain minute-by-minute walk."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from chat_server.domain.calendar import Calendar, DayOff, Season, SpecialDay, SpecialDays
from chat_server.domain.indonesian_days import collective_leave_on, holiday_on, is_decided
from chat_server.domain.periods import DAY, Period, is_week_overlapping
from chat_server.domain.policy_facts import Text
from tests.domain.policies import POLICY, WIB, wib

MINUTE = timedelta(minutes=1)
OFFICE = Period(9 * 60, 18 * 60)

# The joint decree for 2026, national holidays.
HOLIDAYS_2026 = {
    date(2026, month, day)
    for month, day in [
        *((1, 1), (1, 16), (2, 17), (3, 19), (3, 21), (3, 22), (4, 3), (4, 5), (5, 1)),
        *((5, 14), (5, 27), (5, 31), (6, 1), (6, 16), (8, 17), (8, 25), (12, 25)),
    ]
}


def week(*days: tuple[Period, ...]) -> tuple[tuple[Period, ...], ...]:
    """A week from Monday on; the days that are not given are closed."""
    return days + ((),) * (7 - len(days))


def calendar(*days: tuple[Period, ...], **more) -> Calendar:
    return Calendar(WIB, week(*days), **more)


def test_the_national_holidays_of_2026_are_those_of_the_decree():
    days = {date(2026, 1, 1) + timedelta(days=count) for count in range(365)}

    assert {day for day in days if holiday_on(day)} == HOLIDAYS_2026
    assert len([day for day in days if collective_leave_on(day)]) == 8
    assert holiday_on(date(2026, 12, 25)) == Text(id="Hari Raya Natal", en="Christmas Day")


def test_lebaran_2027_is_off_and_its_collective_leave_is_not():
    off = [POLICY.calendar.day_off(date(2027, 3, day)) for day in range(8, 13)]

    assert [day.kind if day else None for day in off] == ["holiday", None, "holiday", "holiday", None]


def test_a_year_is_decided_once_its_collective_leave_is_known():
    assert is_decided(2026)
    assert is_decided(2027)
    assert not is_decided(2033)
    assert POLICY.calendar.undecided_years(wib("2027-12-31 23:00"), wib("2033-01-01 01:00")) == tuple(
        year for year in range(2028, 2034) if not is_decided(year)
    )


def test_a_year_turns_at_midnight_in_jakarta():
    checked = SpecialDays(checked_years=frozenset({2032}))
    own = calendar((OFFICE,), special=checked)

    assert own.undecided_years(wib("2032-12-31 23:59"), wib("2032-12-31 23:59")) == ()
    assert own.undecided_years(wib("2033-01-01 00:00"), wib("2033-01-01 00:00")) == (2033,)


def test_a_day_off_says_why():
    own = calendar((OFFICE,), (OFFICE,), (OFFICE,), (OFFICE,), (OFFICE,), is_collective_leave_off=True)

    assert own.day_off(date(2026, 12, 23)) is None
    assert own.day_off(date(2026, 12, 24)).kind == "collective_leave"
    assert own.day_off(date(2026, 12, 25)) == DayOff("holiday", Text(id="Hari Raya Natal", en="Christmas Day"))
    assert own.day_off(date(2026, 12, 26)) == DayOff("no_hours")


def test_our_own_entries_are_stronger_than_holidays_and_weekdays():
    name = Text(id="Libur perusahaan", en="Company day")
    days = {
        date(2026, 12, 25): SpecialDay(name, (Period(540, 720),)),  # Christmas, but open in the morning
        date(2026, 12, 26): SpecialDay(name, (Period(600, 660),)),  # a Saturday, but open for an hour
        date(2026, 12, 28): SpecialDay(name),  # a Monday, but closed
    }
    own = calendar(*((OFFICE,),) * 5, special=SpecialDays(days))

    assert own.day_off(date(2026, 12, 28)) == DayOff("closed", name)
    assert own.is_open(wib("2026-12-25 11:59"))
    assert own.next_opening(wib("2026-12-25 12:00")) == wib("2026-12-26 10:00")
    assert own.next_opening(wib("2026-12-26 11:00")) == wib("2026-12-29 09:00")
    assert own.after_business_days(wib("2026-12-24 10:00"), 3) == wib("2026-12-29 10:00")


def test_a_season_has_its_own_hours_and_keeps_the_holidays():
    ramadan = Season(date(2027, 2, 8), date(2027, 3, 9), week(*((Period(480, 900),),) * 5))
    own = calendar(*((OFFICE,),) * 5, special=SpecialDays(seasons=(ramadan,)))

    assert own.is_open(wib("2027-02-05 17:00"))
    assert own.is_open(wib("2027-02-08 08:00"))
    assert not own.is_open(wib("2027-02-08 15:00"))
    assert not own.is_business_day(date(2027, 3, 8))  # Nyepi
    assert own.next_opening(wib("2027-03-09 15:00")) == wib("2027-03-12 09:00")


def test_a_lunch_break_is_closed():
    own = calendar(*((Period(540, 720), Period(780, 1080)),) * 5)

    assert not own.is_open(wib("2026-11-24 12:30"))
    assert own.next_opening(wib("2026-11-24 12:30")) == wib("2026-11-24 13:00")
    assert own.after_business_days(wib("2026-11-24 12:30"), 1) == wib("2026-11-25 13:00")
    assert own.after_open_time(wib("2026-11-24 11:00"), timedelta(hours=2)) == wib("2026-11-24 14:00")
    assert own.open_time_between(wib("2026-11-24 08:00"), wib("2026-11-24 20:00")) == timedelta(hours=8)


def test_a_shift_over_midnight_belongs_to_the_day_on_which_it_begins():
    night = Period(22 * 60, 30 * 60)
    own = calendar(*((night,),) * 5)

    assert own.is_open(wib("2026-11-28 05:59"))  # Saturday morning, Friday's shift
    assert not own.is_open(wib("2026-11-28 06:00"))
    assert own.next_opening(wib("2026-11-28 06:00")) == wib("2026-11-30 22:00")
    # Saturday 02:00 is Friday's shift: the next business day's 02:00 is in Monday's shift, on Tuesday.
    assert own.after_business_days(wib("2026-11-28 02:00"), 1) == wib("2026-12-01 02:00")


def test_the_shift_before_a_holiday_runs_to_its_end_and_the_holidays_own_does_not_begin():
    own = calendar(*((Period(22 * 60, 30 * 60),),) * 5)

    assert own.is_open(wib("2026-12-25 05:00"))  # Thursday's shift reaches into Christmas
    assert not own.is_open(wib("2026-12-25 23:00"))
    assert not own.is_open(wib("2026-12-26 02:00"))


def test_days_without_a_break_are_always_open():
    own = Calendar(WIB, ((Period(0, DAY),),) * 7)

    assert own.is_open(wib("2026-11-24 00:00"))
    assert own.after_open_time(wib("2026-11-24 10:00"), timedelta(hours=30)) == wib("2026-11-25 16:00")


def test_time_that_two_shifts_share_is_counted_once():
    name = Text(id="Inventarisasi", en="Stocktaking")
    early = SpecialDays(
        {date(2026, 11, 25): SpecialDay(name, (Period(300, 720),))}
    )  # 05:00, the night shift goes to 06:00
    own = calendar(*((Period(22 * 60, 30 * 60),),) * 5, special=early)

    assert own.open_time_between(wib("2026-11-25 04:00"), wib("2026-11-25 08:00")) == timedelta(hours=4)
    assert own.after_open_time(wib("2026-11-25 04:00"), timedelta(hours=4)) == wib("2026-11-25 08:00")


def test_no_time_lies_between_a_moment_and_an_earlier_one():
    assert POLICY.calendar.open_time_between(wib("2026-11-24 12:00"), wib("2026-11-24 10:00")) == timedelta()


# The plain walk: it knows dates, minutes and the decree of 2026, and looks at one minute after the other.


class PlainWalk:
    """The minutes of each weekday's shifts written out, up to the end of the next day."""

    def __init__(self, days: tuple[tuple[Period, ...], ...]) -> None:
        self.minutes = [{minute for each in periods for minute in range(each.opens, each.closes)} for periods in days]

    def is_open(self, at: datetime) -> bool:
        """Whether `at` (no zone) is a minute of a shift of its day, or of the day before that goes on."""
        minute = at.hour * 60 + at.minute
        yesterday = at - timedelta(days=1)
        return (minute in self.minutes[at.weekday()] and at.date() not in HOLIDAYS_2026) or (
            minute + DAY in self.minutes[yesterday.weekday()] and yesterday.date() not in HOLIDAYS_2026
        )

    def first_open(self, at: datetime) -> datetime:
        while not self.is_open(at):
            at += MINUTE
        return at


def naive(at: datetime) -> datetime:
    return at.astimezone(WIB).replace(tzinfo=None)


@st.composite
def weeks(draw) -> tuple[tuple[Period, ...], ...]:
    """A week that is open at least once; shifts may go over midnight, none overlap."""
    days = []
    for _ in range(7):
        edges = draw(st.lists(st.integers(0, 2 * DAY - 1), max_size=4, unique=True).map(sorted))
        periods = [Period(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < DAY and b - a <= DAY]
        days.append(tuple(periods))
    found = tuple(days)
    if is_week_overlapping(found) or not any(found):
        found = tuple(tuple(Period(p.opens, min(p.closes, DAY)) for p in periods) for periods in found)
    return found if any(found) else week((OFFICE,))


# February to October: the walks stay within the decree of 2026.
moments = st.datetimes(datetime(2026, 2, 1), datetime(2026, 10, 31)).map(  # noqa: DTZ001 - the plain walk's clock
    lambda at: at.replace(second=0, microsecond=0)
)
few = settings(max_examples=25, deadline=None)
STANDARD = PlainWalk(POLICY.calendar.week)


@few
@given(weeks(), moments)
def test_opening_is_where_the_plain_walk_finds_it(days, at):
    own = Calendar(WIB, days)
    first = PlainWalk(days).first_open(at)
    start = at.replace(tzinfo=WIB)

    assert own.is_open(start) is (first == at)
    assert own.next_opening(start) == (None if first == at else first.replace(tzinfo=WIB))


@few
@given(weeks(), moments, st.integers(1, 600))
def test_open_time_is_counted_as_the_plain_walk_counts_it(days, at, minutes):
    own = Calendar(WIB, days)
    end = naive(own.after_open_time(at.replace(tzinfo=WIB), timedelta(minutes=minutes)))

    walk, counted, now = PlainWalk(days), 0, at
    while counted < minutes:
        counted += walk.is_open(now)
        now += MINUTE
    assert end == now
    assert own.open_time_between(at.replace(tzinfo=WIB), end.replace(tzinfo=WIB)) == timedelta(minutes=minutes)


@settings(max_examples=60, deadline=None)
@given(moments, st.integers(1, 5))
def test_business_days_are_counted_as_the_plain_walk_counts_them(at, count):
    due = POLICY.calendar.after_business_days(at.replace(tzinfo=WIB), count)

    now = STANDARD.first_open(at)
    for _ in range(count):
        now += timedelta(days=1)
        while now.weekday() > 4 or now.date() in HOLIDAYS_2026:
            now += timedelta(days=1)
    assert naive(due) == now


@few
@given(st.lists(moments, min_size=2, max_size=8).map(sorted), st.integers(1, 4))
def test_who_asks_later_is_never_due_earlier(asked, count):
    due = [POLICY.calendar.after_business_days(at.replace(tzinfo=WIB), count) for at in asked]

    assert all(earlier <= later for earlier, later in pairwise(due))
