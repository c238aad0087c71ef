"""What is promised: warn and due times by the support policy, and how they are said."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from chat_server.domain import time_words
from chat_server.domain.policy import Policy

WIB = ZoneInfo("Asia/Jakarta")
_LOOK_AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Promise:
    """The team is warned at `warn_at` (the early end), the visitor has an answer by `due_at` (the late end). UTC."""

    warn_at: datetime
    due_at: datetime


def promise(policy: Policy, priority: str, at: datetime) -> Promise:
    """What is promised for a case of that priority whose clock started at `at` (support policy, section 4).

    Args:
        policy: the policy that holds.
        priority: critical, high, medium or low.
        at: an aware time, in any zone.
    """
    if at.tzinfo is None:
        raise ValueError("the clock's start needs a time zone")
    asked = policy.priority(priority)
    early, late = (_after(policy, asked.clock, amount, at) for amount in (asked.early, asked.late))
    return Promise(early, late)


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
