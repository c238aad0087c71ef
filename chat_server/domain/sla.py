"""What is promised: warn and due times by the support policy, and how they are said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from chat_server.domain import time_words
from chat_server.domain.policy import Policy

WIB = ZoneInfo("Asia/Jakarta")
_LOOK_AHEAD = timedelta(days=60)


# From the weakest to the strongest: half and four fifths of the time are over, the team's own target, the promise.
MARKS = ("half", "most", "warn", "breach")
_SHARES = (("half", 0.5), ("most", 0.8))


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on the way to a promise at which the team hears of it. `kind` is one of MARKS."""

    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the case waited for the visitor, so that the clock stood still."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Promise:
    """The team is warned at `warn_at` (the early end), the visitor has an answer by `due_at` (the late end). UTC.

    `marks` are the moments of warning in their order, the last one the breach; no two at the same moment.
    """

    warn_at: datetime
    due_at: datetime
    marks: tuple[Mark, ...] = ()


def promise(policy: Policy, priority: str, at: datetime, pauses: Sequence[Pause] = ()) -> Promise:
    """What is promised for a case of that priority whose clock started at `at` (support policy, section 4).

    Args:
        policy: the policy that holds.
        priority: critical, high, medium or low.
        at: an aware time, in any zone.
        pauses: stretches after `at`, in order, that do not count.
    """
    if at.tzinfo is None:
        raise ValueError("the clock's start needs a time zone")
    asked = policy.priority(priority)
    early, late = (_after(policy, asked.clock, amount, at) for amount in (asked.early, asked.late))
    ends = {kind: _part(policy, asked.clock, share, at, late) for kind, share in _SHARES} | {"warn": early}
    moved = {kind: _moved(policy, asked.clock, end, pauses) for kind, end in (ends | {"breach": late}).items()}
    return Promise(moved["warn"], moved["breach"], _marks(moved))


def _marks(ends: dict[str, datetime]) -> tuple[Mark, ...]:
    """The ends in order; of several at one moment the strongest stays."""
    strongest = {at: kind for kind, at in sorted(ends.items(), key=lambda end: MARKS.index(end[0]))}
    return tuple(Mark(kind, at) for at, kind in sorted(strongest.items()))


def _part(policy: Policy, clock: str, share: float, start: datetime, end: datetime) -> datetime:
    """The moment by which that share of the counted time from `start` to `end` is over."""
    if clock == "day_and_night":
        return start.astimezone(UTC) + (end - start) * share
    return policy.calendar.after_open_time(start, policy.calendar.open_time_between(start, end) * share)


def _moved(policy: Policy, clock: str, end: datetime, pauses: Sequence[Pause]) -> datetime:
    """The end, later by what the clock would have counted in the pauses before it."""
    calendar = policy.calendar
    for pause in pauses:
        if pause.since >= end:
            break
        if clock == "day_and_night":
            end += pause.until - pause.since
        elif counted := calendar.open_time_between(pause.since, pause.until):
            end = calendar.after_open_time(end, counted)
            if end < pause.until:  # closing time, when all that was left lies after the next opening
                _, end = calendar.business_moment(pause.until)
    return end


def _after(policy: Policy, clock: str, amount: float, at: datetime) -> datetime:
    if clock == "business_days":
        return policy.calendar.after_business_days(at, int(amount))
    if clock == "business_hours":
        return policy.calendar.after_open_time(at, timedelta(hours=amount))
    return at.astimezone(UTC) + timedelta(hours=amount)


def due_text(due_at: datetime, now: datetime, language: str, zone: ZoneInfo = WIB) -> str:
    """The due time in words: Selasa, 29 Desember 2026 pukul 10.00 WIB, or hari ini pukul 16.30 WIB.

    Seconds are cut off, so what is said is never later than what is promised.
    """
    return time_words.moment_text(due_at, language, zone, today=now.astimezone(zone).date())


def phone_open(policy: Policy, now: datetime) -> bool:
    """True when somebody answers the telephone (support policy, section 3)."""
    return policy.channel("phone").hours == "always" or policy.calendar.is_open(now)


def next_phone_opening(policy: Policy, now: datetime) -> datetime | None:
    """When the telephone is answered again; None while it is."""
    return None if phone_open(policy, now) else policy.calendar.next_opening(now)


def calendar_warnings(policy: Policy, now: datetime) -> tuple[str, ...]:
    """A sentence for the log for each year, within 60 days, whose holidays are still estimates."""
    return tuple(
        f"The national holidays of {year} are estimates: no decree with its collective leave is known yet. "
        f"Cure: update the package holidays, or complete holidays.yaml and add {year} to its checked_years."
        for year in policy.calendar.undecided_years(now, now + _LOOK_AHEAD)
    )
