"""What the desk looks like at this moment: queues, the oldest waits, what is overdue, who has how much."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from chat_server.domain.people import Agent
from chat_server.store import agents
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import conversation as c
from chat_server.store.times import from_ms, to_ms

_IS_WAITING = c.c.status == "waiting"
_OWES_FIRST = sa.and_(c.c.answered_at.is_(None), c.c.due_at < sa.bindparam("now"))
_OWES_REPLY = sa.and_(c.c.status != "paused", c.c.reply_due_at < sa.bindparam("now"))


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((condition, 1), else_=0)), 0)


_COUNTED = {
    "bot": c.c.status == "bot",
    "waiting": _IS_WAITING,
    "open": c.c.status == "open",
    "paused": c.c.status == "paused",
    "escalated": c.c.is_escalated,
    "overdue": sa.or_(_OWES_FIRST, _OWES_REPLY),
}
_SINCE = sa.func.coalesce(c.c.clock_started_at, c.c.updated_at)
_DESK = Prepared(
    sa.select(*map(_count, _COUNTED.values()), sa.func.min(sa.case((_IS_WAITING, _SINCE)))).where(
        c.c.status != "resolved"
    )
)
_HELD = Prepared(
    sa.select(c.c.agent_id, _count(c.c.status == "open"), _count(c.c.status == "paused"))
    .where(c.c.agent_id.is_not(None), c.c.status != "resolved")
    .group_by(c.c.agent_id)
)


@dataclass(frozen=True, slots=True)
class Held:
    """An agent, and how many cases they work on and have paused."""

    agent: Agent
    open: int
    paused: int


@dataclass(frozen=True, slots=True)
class LiveBoard:
    """The numbers of the moment. `oldest_wait` is since when the one who waits longest has waited."""

    bot: int
    waiting: int
    open: int
    paused: int
    escalated: int
    overdue: int
    oldest_wait: datetime | None
    agents: tuple[Held, ...]


def look(tx: Tx, now: datetime) -> LiveBoard:
    """The desk as it is at `now`."""
    row = tx.row(_DESK, now=to_ms(now))
    assert row
    held = {agent_id: (int(opened), int(paused)) for agent_id, opened, paused in tx.rows(_HELD)}
    everybody = [who for who in agents.everybody(tx) if who.is_active]
    return LiveBoard(
        **dict(zip(_COUNTED, map(int, row), strict=False)),
        oldest_wait=from_ms(row[-1]),
        agents=tuple(Held(who, *held.get(who.id, (0, 0))) for who in everybody),
    )
