"""A month of made-up cases, and by plain arithmetic what must come of each: the real clocks are held to it."""

import random
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta

from tests.domain.policies import POLICY

START = datetime(2026, 12, 1, tzinfo=UTC)  # a month with Christmas, a collective leave and New Year behind it
LASTS = timedelta(days=31)

# Hours of half, four fifths, the team's target and the promise; of those at one moment the strongest counts.
_HOURS = {
    "critical": (("warn", 1.0), ("most", 1.6), ("breach", 2.0)),
    "high": (("half", 3.0), ("warn", 4.0), ("most", 4.8), ("breach", 6.0)),
    "medium": (("half", 12.0), ("most", 19.2), ("breach", 24.0)),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens to one case: when each comes, None for never. The visitor writes again only after an answer."""

    number: int
    priority: str
    asks_at: datetime
    answer_at: datetime | None
    writes_at: datetime | None = None
    pause_at: datetime | None = None
    goes_on_at: datetime | None = None
    second_answer_at: datetime | None = None


def plans(count: int, seed: int) -> list[Plan]:
    """That many cases, spread over the month; the times come from `seed`."""
    chance = random.Random(seed)
    return [_in_whole_seconds(_plan(number, chance)) for number in range(count)]


def _in_whole_seconds(plan: Plan) -> Plan:
    times = (field.name for field in fields(plan) if field.name.endswith("_at"))
    return replace(plan, **{name: at and at.replace(microsecond=0) for name in times for at in [getattr(plan, name)]})


def _plan(number: int, chance: random.Random) -> Plan:
    priority = chance.choice(("critical", "high", "high", "medium", "medium", "low"))
    asks_at = START + LASTS * chance.random()
    scale = {"critical": 2, "high": 6, "medium": 24, "low": 72}[priority]
    if chance.random() < 0.15:
        return Plan(number, priority, asks_at, None)
    answer_at = asks_at + timedelta(hours=scale * chance.expovariate(2.2) + 0.05)
    if chance.random() < 0.5:
        return Plan(number, priority, asks_at, answer_at)
    writes_at = answer_at + timedelta(hours=1 + 30 * chance.random())
    pause_at = goes_on_at = None
    if chance.random() < 0.5:
        pause_at = writes_at + timedelta(hours=scale * chance.random())
        goes_on_at = pause_at + timedelta(hours=40 * chance.random() + 0.1)
    again = None
    if chance.random() < 0.8:
        again = (goes_on_at or writes_at) + timedelta(hours=scale * chance.expovariate(2.2) + 0.05)
    return Plan(number, priority, asks_at, answer_at, writes_at, pause_at, goes_on_at, again)


def expected(plan: Plan, end: datetime) -> list[tuple[str, datetime]]:
    """Every mark that the case must reach before `end`, with its moment."""
    found = _before(_marks(plan.priority, plan.asks_at, None, None), plan.answer_at or end, end)
    if plan.writes_at is not None:
        second = _marks(plan.priority, plan.writes_at, plan.pause_at, plan.goes_on_at)
        found += _before(second, plan.second_answer_at or end, end)
    return [(kind, _to_millisecond(at)) for kind, at in found]


def _before(marks: list[tuple[str, datetime]], stop: datetime, end: datetime) -> list[tuple[str, datetime]]:
    return [(kind, at) for kind, at in marks if at < min(stop, end)]


def _marks(
    priority: str, since: datetime, pause_at: datetime | None, goes_on_at: datetime | None
) -> list[tuple[str, datetime]]:
    marks = _of_low(since) if priority == "low" else [(k, since + timedelta(hours=h)) for k, h in _HOURS[priority]]
    if pause_at is None or goes_on_at is None:
        return marks
    moved = {at if at <= pause_at else _later(priority, at, pause_at, goes_on_at): kind for kind, at in marks}
    return [(kind, at) for at, kind in sorted(moved.items())]


def _later(priority: str, at: datetime, pause_at: datetime, goes_on_at: datetime) -> datetime:
    if priority != "low":
        return at + (goes_on_at - pause_at)
    counted = _open_between(pause_at, goes_on_at)
    if not counted:
        return at
    moved = _after_open(at, counted)
    return moved if moved >= goes_on_at else next(opens for opens, _ in _spans(goes_on_at) if opens >= goes_on_at)


def _of_low(since: datetime) -> list[tuple[str, datetime]]:
    """The same clock time one and two business days on; half and four fifths are shares of the open time until then."""
    spans = [span for span in _spans(since) if span[1] > since]
    clock = max(spans[0][0], since) - spans[0][0]
    warn, breach = spans[1][0] + clock, spans[2][0] + clock
    lasting = _open_between(since, breach)
    ends = {
        _after_open(since, lasting * 0.5): "half",
        _after_open(since, lasting * 0.8): "most",
    }
    ends |= {warn: "warn", breach: "breach"}  # the stronger one wins where two fall together
    return [(kind, at) for at, kind in sorted(ends.items())]


def _spans(since: datetime) -> list[tuple[datetime, datetime]]:
    """Opening hours of forty days from the day of `since` on."""
    first = since.astimezone(POLICY.zone).date()
    found = []
    for ahead in range(40):
        day = first + timedelta(days=ahead)
        if POLICY.calendar.is_business_day(day):
            opens = datetime(day.year, day.month, day.day, 9, tzinfo=POLICY.zone).astimezone(UTC)
            found.append((opens, opens + timedelta(hours=9)))
    return found


def _open_between(since: datetime, until: datetime) -> timedelta:
    parts = (min(closes, until) - max(opens, since) for opens, closes in _spans(since))
    return sum((part for part in parts if part > timedelta()), timedelta())


def _after_open(since: datetime, lasting: timedelta) -> datetime:
    """The moment by which it was open for that long; closing time when it falls together with that."""
    for opens, closes in _spans(since):
        start = max(opens, since)
        if start < closes:
            if lasting <= closes - start:
                return start + lasting
            lasting -= closes - start
    raise AssertionError


def _to_millisecond(at: datetime) -> datetime:
    """As the tables keep it."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
