"""Working hours as the policy files write them: `monday: ["09:00-12:00", "13:00-18:00"]`."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from chat_server.domain.calendar import Week
from chat_server.domain.findings import Findings, Path
from chat_server.domain.periods import Period, is_overlapping, is_week_overlapping, read_period

Hours = Annotated[tuple[str, ...], Meta(max_length=12)]


class WeekHours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The hours of each weekday; a day that is left out is closed."""

    monday: Hours = ()
    tuesday: Hours = ()
    wednesday: Hours = ()
    thursday: Hours = ()
    friday: Hours = ()
    saturday: Hours = ()
    sunday: Hours = ()


def periods_of(hours: Sequence[str], path: Path, findings: Findings) -> tuple[Period, ...]:
    """The periods, in order; what is not one goes to the findings."""
    periods = []
    for at, text in enumerate(hours):
        period = read_period(text)
        if period is None:
            findings.add((*path, at), f"“{text}” is not a period of a day.", 'Write it as "09:00-18:00", in quotes.')
        else:
            periods.append(period)
    if is_overlapping(periods):
        findings.add(path, "Two of these periods overlap.", "Let each begin when or after the one before it ends.")
    return tuple(sorted(periods))


def week_of(hours: WeekHours, path: Path, findings: Findings) -> Week:
    """The week, Monday first; what is wrong with it goes to the findings."""
    before = len(findings.faults)
    week = tuple(periods_of(getattr(hours, day), (*path, day), findings) for day in hours.__struct_fields__)
    if len(findings.faults) > before:
        return week
    if not any(week):
        findings.add(path, "No day has hours.", 'Give at least one day a period such as "09:00-18:00".')
    elif is_week_overlapping(week):
        findings.add(path, "A shift over midnight overlaps the next day's first.", "Let it end before the next begins.")
    return week
