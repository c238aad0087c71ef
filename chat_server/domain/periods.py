"""Working periods of a day, such as 09:00-12:00 or, over midnight, 22:00-06:00."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

DAY = 24 * 60
WEEK = 7 * DAY

_PERIOD = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Open from `opens` until just before `closes`, in minutes after midnight; above 1440 it closes the next day."""

    opens: int
    closes: int


def read_period(text: str) -> Period | None:
    """The period that `text` gives, such as 09:00-18:00; None when it gives none."""
    found = _PERIOD.fullmatch(text.strip())
    if found is None:
        return None
    from_hour, from_minute, to_hour, to_minute = map(int, found.groups())
    opens, closes = from_hour * 60 + from_minute, to_hour * 60 + to_minute
    if max(from_minute, to_minute) > 59 or opens >= DAY or closes > DAY:  # noqa: PLR2004 - minutes of an hour
        return None
    return Period(opens, closes if closes > opens else closes + DAY)


def is_overlapping(periods: Iterable[Period]) -> bool:
    """True when two of the periods are open at once."""
    return any(second.opens < first.closes for first, second in pairwise(sorted(periods)))


def is_week_overlapping(week: Sequence[Sequence[Period]]) -> bool:
    """True when two periods of a week (Monday first) are open at once, Sunday's last and Monday's first included."""
    spread = [
        Period(day * DAY + period.opens, day * DAY + period.closes)
        for day, periods in enumerate(week)
        for period in periods
    ]
    again = [Period(period.opens + WEEK, period.closes + WEEK) for period in spread]
    return is_overlapping(spread + again)
