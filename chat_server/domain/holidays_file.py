"""`knowledge/holidays.yaml`: days and seasons that differ from the usual week and the national holidays."""

from datetime import date
from itertools import pairwise
from typing import Annotated

import msgspec
from msgspec import Meta, field

from bot.yaml_text import read_yaml_with_lines
from chat_server.domain.calendar import Season, SpecialDay, SpecialDays
from chat_server.domain.findings import Findings
from chat_server.domain.hours_file import Hours, WeekHours, periods_of, week_of
from chat_server.domain.policy_facts import Text

LARGEST = 65_536
_ONE_DAY_CURE = "Keep one entry for each date."


class _Closed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    date: date
    name: Text


class _Open(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    date: date
    name: Text
    hours: Annotated[Hours, Meta(min_length=1)]


class _Season(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    first: date = field(name="from")
    last: date = field(name="to")
    hours: WeekHours


class _HolidaysFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    closed: tuple[_Closed, ...] = ()
    open: tuple[_Open, ...] = ()
    seasons: tuple[_Season, ...] = ()
    checked_years: tuple[int, ...] = ()


def read_holidays(text: str, file: str) -> SpecialDays:
    """The special days that the YAML gives.

    Raises:
        KnowledgeError: what is wrong with it, each fault with its line and cure.
    """
    asked, lines = read_yaml_with_lines(text, _HolidaysFile, file, largest=LARGEST)
    findings = Findings(file, lines)
    days = _days(asked, findings)
    seasons = tuple(
        Season(season.first, season.last, week_of(season.hours, ("seasons", at, "hours"), findings))
        for at, season in enumerate(asked.seasons)
    )
    _check_seasons(seasons, findings)
    findings.raise_any()
    return SpecialDays(days, seasons, frozenset(asked.checked_years))


def _days(asked: _HolidaysFile, findings: Findings) -> dict[date, SpecialDay]:
    days: dict[date, SpecialDay] = {}
    for at, closed in enumerate(asked.closed):
        if closed.date in days:
            findings.add(("closed", at), f"{closed.date} stands here twice.", _ONE_DAY_CURE)
        days[closed.date] = SpecialDay(closed.name)
    for at, opened in enumerate(asked.open):
        if opened.date in days:
            findings.add(("open", at), f"{opened.date} stands here twice.", _ONE_DAY_CURE)
        days[opened.date] = SpecialDay(opened.name, periods_of(opened.hours, ("open", at, "hours"), findings))
    return days


def _check_seasons(seasons: tuple[Season, ...], findings: Findings) -> None:
    for at, season in enumerate(seasons):
        if season.last < season.first:
            findings.add(("seasons", at, "to"), "The season ends before it begins.", "Exchange “from” and “to”.")
    for earlier, later in pairwise(sorted(seasons, key=lambda season: season.first)):
        if later.first <= earlier.last:
            findings.add(("seasons",), f"Two seasons share {later.first}.", "Let one end before the next begins.")
