"""When support works: open spans of time and business days, as arithmetic on intervals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chat_server.domain.indonesian_days import collective_leave_on, holiday_on, is_decided
from chat_server.domain.periods import Period
from chat_server.domain.policy_facts import Text

Week = tuple[tuple[Period, ...], ...]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Open from `opens` until just before `closes` (UTC). It belongs to the day on which it opens."""

    day: date
    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True)
class DayOff:
    """Why a day is no business day: holiday, collective_leave, closed (our own entry) or no_hours (weekend)."""

    kind: str
    name: Text | None = None


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """Our own entry for a date, stronger than weekday and holiday; without periods the day is closed."""

    name: Text
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Season:
    """Other hours from `first` to `last`, such as in Ramadan; holidays stay holidays."""

    first: date
    last: date
    week: Week


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """What `knowledge/holidays.yaml` changes of the calendar. `checked_years` need no warning."""

    days: Mapping[date, SpecialDay] = field(default_factory=dict)
    seasons: tuple[Season, ...] = ()
    checked_years: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working hours: a week (Monday first) in a zone, holidays taken out, special days put in.

    A shift over midnight belongs to the day on which it begins: the last shift before a holiday runs to its end, one
    that would begin on the holiday does not. Times must be aware; they may come in any zone and are given in UTC.
    """

    zone: ZoneInfo
    week: Week
    is_collective_leave_off: bool = False
    special: SpecialDays = SpecialDays()

    def day_off(self, day: date) -> DayOff | None:
        """Why `day` is no business day; None when it is one."""
        own = self.special.days.get(day)
        if own is not None:
            return None if own.periods else DayOff("closed", own.name)
        if not self._week_on(day)[day.weekday()]:
            return DayOff("no_hours")
        if holiday := holiday_on(day):
            return DayOff("holiday", holiday)
        if self.is_collective_leave_off and (leave := collective_leave_on(day)):
            return DayOff("collective_leave", leave)
        return None

    def is_business_day(self, day: date) -> bool:
        """True when support works on that day."""
        return self.day_off(day) is None

    def periods_on(self, day: date) -> tuple[Period, ...]:
        """The working periods that begin on that day."""
        if not self.is_business_day(day):
            return ()
        own = self.special.days.get(day)
        return own.periods if own else self._week_on(day)[day.weekday()]

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """The open spans that begin on that day, in order."""
        return tuple(
            Span(
                day,
                self._instant(day, timedelta(minutes=period.opens)),
                self._instant(day, timedelta(minutes=period.closes)),
            )
            for period in self.periods_on(day)
        )

    def spans_from(self, at: datetime) -> Iterator[Span]:
        """The open spans that are not over at `at`, in order, without end."""
        day = self._local_day(at) - _DAY  # yesterday's shift may reach over midnight
        while True:
            yield from (span for span in self.spans_on(day) if span.closes > at)
            day += _DAY

    def is_open(self, at: datetime) -> bool:
        """True when support works at that moment; closing time itself is closed."""
        return next(self.spans_from(at)).opens <= at

    def next_opening(self, at: datetime) -> datetime | None:
        """The next moment at which support begins to work; None when it is working."""
        opens = next(self.spans_from(at)).opens
        return None if opens <= at else opens

    def business_moment(self, at: datetime) -> tuple[date, datetime]:
        """`at` with its business day; outside business hours the next opening with its day."""
        span = next(self.spans_from(at))
        return span.day, max(at.astimezone(UTC), span.opens)

    def business_day_after(self, day: date, count: int) -> date:
        """The `count`th business day after `day`."""
        for _ in range(count):
            day += _DAY
            while not self.is_business_day(day):
                day += _DAY
        return day

    def after_business_days(self, at: datetime, count: int) -> datetime:
        """The same clock time on the `count`th business day after `at`'s business day (support policy, section 4)."""
        day, start = self.business_moment(at)
        clock = start.astimezone(self.zone).replace(tzinfo=None) - datetime.combine(day, time())
        return self._instant(self.business_day_after(day, count), clock)

    def after_open_time(self, at: datetime, lasting: timedelta) -> datetime:
        """The moment by which support has worked for `lasting` since `at`."""
        for counted_from, counted_to in self.open_stretches(at):
            if counted_to - counted_from >= lasting:
                return counted_from + lasting
            lasting -= counted_to - counted_from
        raise AssertionError  # open_stretches() never ends

    def open_time_between(self, start: datetime, end: datetime) -> timedelta:
        """How long support works from `start` to `end`."""
        total = timedelta()
        for counted_from, counted_to in self.open_stretches(start):
            if counted_from >= end:
                break
            total += min(counted_to, end) - counted_from
        return total

    def open_stretches(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of open time since `at`, in order, none counted twice, without end."""
        reached = at.astimezone(UTC)
        for span in self.spans_from(at):
            if span.closes > reached:
                yield max(span.opens, reached), span.closes
                reached = span.closes

    def undecided_years(self, start: datetime, end: datetime) -> tuple[int, ...]:
        """The years from `start` to `end` whose holidays are not decreed yet, so that lunar dates are estimates."""
        years = range(self._local_day(start).year, self._local_day(end).year + 1)
        return tuple(year for year in years if not is_decided(year) and year not in self.special.checked_years)

    def midnight(self, day: date) -> datetime:
        """The moment (UTC) at which the day begins in the zone."""
        return self._instant(day, timedelta())

    def _week_on(self, day: date) -> Week:
        for season in self.special.seasons:
            if season.first <= day <= season.last:
                return season.week
        return self.week

    def _local_day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def _instant(self, day: date, clock: timedelta) -> datetime:
        return (datetime.combine(day, time()) + clock).replace(tzinfo=self.zone).astimezone(UTC)
