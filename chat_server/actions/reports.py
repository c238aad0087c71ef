"""Managers look at how the desk does: a report of a period, its conversations one by one, and the moment."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from chat_server.desk import Desk
from chat_server.domain.errors import InvalidError, NotAllowedError
from chat_server.domain.measures import History, Measured, measured
from chat_server.domain.people import Agent
from chat_server.domain.report import Report, report
from chat_server.store import live_board, reports
from chat_server.store.live_board import LiveBoard
from chat_server.store.prepared import Tx

LONGEST = 366
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both counted, in the zone in which support works."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if not self.first <= self.last:
            raise InvalidError("the period ends before it begins")
        if (self.last - self.first).days >= LONGEST:
            raise InvalidError(f"a period has at most {LONGEST} days")

    @property
    def days(self) -> list[date]:
        """All days of the period."""
        return [self.first + timedelta(days=count) for count in range((self.last - self.first).days + 1)]


async def make_report(desk: Desk, agent: Agent, period: Period, by: str) -> Report:
    """The report of the conversations that began in the period.

    Raises:
        NotAllowedError: only managers see it.
    """
    found = [each async for page in measured_pages(desk, agent, period) for each in page]
    return await asyncio.to_thread(report, found, by, desk.policy.zone, period.days)


async def measured_pages(desk: Desk, agent: Agent, period: Period) -> AsyncIterator[Sequence[Measured]]:
    """The conversations that began in the period with their measures, oldest first, some hundred at a time.

    Each page is a read of its own, so that a long export holds up nobody.

    Raises:
        NotAllowedError: only managers see them.
    """
    ensure_leads(agent)
    now = desk.now()
    since = desk.policy.calendar.midnight(period.first)
    before = desk.policy.calendar.midnight(period.last + timedelta(days=1))
    last: History | None = None
    while True:
        found = await desk.store.read(lambda tx, last=last: _page(tx, since, before, last, now))  # type: ignore[misc]
        if found:
            yield found
        if len(found) < _AT_ONCE:
            return
        last = found[-1].history


async def live(desk: Desk, agent: Agent) -> LiveBoard:
    """The desk at this moment.

    Raises:
        NotAllowedError: only managers see it.
    """
    ensure_leads(agent)
    now = desk.now()
    return await desk.store.read(lambda tx: live_board.look(tx, now))


def _page(tx: Tx, since: datetime, before: datetime, last: History | None, now: datetime) -> list[Measured]:
    found = reports.page(tx, since, before, last, _AT_ONCE)
    return [measured(_without_papers(history), now) for history in found]


def _without_papers(history: History) -> History:
    """The history without what no report reads and what would fill the memory: the case file and the bot's notes."""
    return replace(history, conversation=replace(history.conversation, memory=None, case=None, preview=None))


def ensure_leads(agent: Agent) -> None:
    """Raise NotAllowedError for those who lead nobody."""
    if not agent.leads:
        raise NotAllowedError("only managers see reports")
