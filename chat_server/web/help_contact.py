"""When somebody can be reached: the telephone's state in words, and the days off ahead."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chat_server.domain.policy import Policy
from chat_server.domain.policy_facts import Channel
from chat_server.domain.sla import next_phone_opening
from chat_server.domain.time_words import day_text, moment_text

DAYS_AHEAD = 45
_ALREADY_KNOWN = "no_hours"  # weekends stand in the hours themselves


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach support as the pages show it; `opens` is None while it is open, else when that is again."""

    key: str
    name: str
    text: str
    hours: str
    address: str | None
    link: str | None
    opens: str | None


@dataclass(frozen=True, slots=True)
class DayOff:
    """A weekday on which the telephone is not answered, and why."""

    day: str
    why: str


def ways(policy: Policy, language: str, now: datetime) -> tuple[Way, ...]:
    """The channels of the policy, in its order, with what is open now."""
    return tuple(_way(policy, channel, language, now) for channel in policy.channels)


def days_off(policy: Policy, language: str, now: datetime) -> tuple[DayOff, ...]:
    """The days off that would otherwise be business days, from today on, for `DAYS_AHEAD` days."""
    today = now.astimezone(policy.zone).date()
    found = []
    for ahead in range(DAYS_AHEAD):
        day = today + timedelta(days=ahead)
        off = policy.calendar.day_off(day)
        is_usually_open = bool(policy.calendar.week[day.weekday()])
        if off is not None and off.kind != _ALREADY_KNOWN and is_usually_open:
            found.append(DayOff(day_text(day, language), off.name.of(language) if off.name else ""))
    return tuple(found)


def _way(policy: Policy, channel: Channel, language: str, now: datetime) -> Way:
    opening = next_phone_opening(policy, now) if channel.hours != "always" else None
    today = now.astimezone(policy.zone).date()
    return Way(
        key=channel.key,
        name=channel.name(language),
        text=channel.text(language),
        hours=policy.hours_text(channel.key, language),
        address=channel.address,
        link=_link(channel),
        opens=moment_text(opening, language, policy.zone, today=today) if opening else None,
    )


def _link(channel: Channel) -> str | None:
    if channel.address is None:
        return None
    return f"tel:{channel.address}" if channel.key == "phone" else f"mailto:{channel.address}"
