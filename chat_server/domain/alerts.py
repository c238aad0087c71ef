"""Calls for the agents; one that nobody sees climbs: console tabs, a mail to who is on duty, a mail to managers."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

KINDS = ("new", "warning", "breach", "escalated")

# What each step does when nobody has seen the alert by then, and how long the step before it may take.
_LADDER = ((timedelta(minutes=1), "on_duty"), (timedelta(minutes=5), "managers"))


@dataclass(frozen=True, slots=True)
class Alert:
    """A call for the agents. `mark` says what of the promise is reached; `next_at`: it climbs then, if unseen."""

    id: str
    conversation_id: str
    kind: str
    at: datetime
    mark: str | None = None
    step: int = 0
    next_at: datetime | None = None


def raised(alert: Alert, now: datetime) -> Alert:
    """The alert, told to the consoles at `now`; only what somebody must act on climbs."""
    is_urgent = alert.kind != "warning" or alert.mark == "warn"
    return replace(alert, next_at=now + _LADDER[0][0]) if is_urgent else alert


def climbed(alert: Alert, now: datetime) -> tuple[Alert, str]:
    """The alert one step higher, and whom it goes to now: on_duty or managers."""
    _, whom = _LADDER[alert.step]
    step = alert.step + 1
    next_at = now + _LADDER[step][0] if step < len(_LADDER) else None
    return replace(alert, step=step, next_at=next_at), whom
