"""Measured conversations gathered into the lines of a report: by day, priority, kind of support or agent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median, quantiles
from zoneinfo import ZoneInfo

from chat_server.domain.conversation import CATEGORIES, PRIORITIES
from chat_server.domain.measures import Measured, Times

GROUPS = ("day", "priority", "category", "agent")

_ORDER = {"priority": PRIORITIES, "category": CATEGORIES}
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Spread:
    """How long it took: half of them at most `half`, nine of ten at most `most`."""

    half: timedelta
    most: timedelta


@dataclass(frozen=True, slots=True)
class Line:
    """What a report says of a group of conversations; `key` names it, None for those that have none."""

    key: str | None
    name: str | None
    begun: int
    came_to_people: int
    resolved: int
    by_bot: int
    deflection: float | None
    first_response: Spread | None
    resolution: Spread | None
    kept: int
    broken: int
    kept_share: float | None
    rated: int
    satisfaction: float | None
    times: Times


@dataclass(frozen=True, slots=True)
class Report:
    """The lines of the groups, in order, and one of all together."""

    by: str
    lines: Sequence[Line]
    total: Line


def report(conversations: Sequence[Measured], by: str, zone: ZoneInfo, days: Sequence[date] = ()) -> Report:
    """The report of these conversations.

    Args:
        conversations: those that began in the period.
        by: one of GROUPS; a conversation belongs to the day on which it began, and to the agent who has it.
        zone: where the days begin at midnight.
        days: the days to show, also those on which nothing began.
    """
    groups: dict[str | None, list[Measured]] = {day.isoformat(): [] for day in days} if by == "day" else {}
    for each in conversations:
        groups.setdefault(_key(each, by, zone), []).append(each)
    keys = sorted(groups, key=lambda key: _place(key, by))
    return Report(by, [_line(key, groups[key]) for key in keys], _line(None, conversations))


def _key(each: Measured, by: str, zone: ZoneInfo) -> str | None:
    conversation = each.conversation
    if by == "day":
        return conversation.created_at.astimezone(zone).date().isoformat()
    if by == "agent":
        return conversation.agent_id
    return conversation.priority if by == "priority" else conversation.category


def _place(key: str | None, by: str) -> tuple[bool, int, str]:
    """Known keys in their own order, then the others by name, those without one last."""
    order = _ORDER.get(by, ())
    return key is None, order.index(key) if key in order else len(order), key or ""


def _line(key: str | None, group: Sequence[Measured]) -> Line:
    by_bot = sum(each.resolved_by == "bot" for each in group)
    to_people = sum(each.came_to_people for each in group)
    kept = sum(each.promise == "kept" for each in group)
    broken = sum(each.promise == "broken" for each in group)
    scores = [each.conversation.score for each in group if each.conversation.score is not None]
    return Line(
        key=key,
        name=next((each.conversation.agent_name for each in reversed(group)), None),
        begun=len(group),
        came_to_people=to_people,
        resolved=sum(each.resolved_at is not None for each in group),
        by_bot=by_bot,
        deflection=_share(by_bot, by_bot + to_people),
        first_response=_spread(each.first_response for each in group),
        resolution=_spread(each.resolution for each in group if each.resolved_by == "person"),
        kept=kept,
        broken=broken,
        kept_share=_share(kept, kept + broken),
        rated=len(scores),
        satisfaction=fmean(scores) if scores else None,
        times=sum((each.times for each in group), Times()),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _spread(lengths: Iterable[timedelta | None]) -> Spread | None:
    seconds = [length.total_seconds() for length in lengths if length is not None]
    if not seconds:
        return None
    most = quantiles(seconds, n=_TENTHS, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
    return Spread(timedelta(seconds=median(seconds)), timedelta(seconds=most))
