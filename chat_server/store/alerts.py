"""Alerts in the database: each raised once, climbing until somebody has seen it."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from chat_server.domain.alerts import Alert
from chat_server.store.prepared import Prepared, Row, Tx
from chat_server.store.schema import alert as table
from chat_server.store.times import from_ms, time_of, to_ms

_NAMES = ("id", "conversation_id", "kind", "at", "mark", "step", "next_at")
_COLUMNS = [table.c[name] for name in _NAMES]
_INSERT = Prepared(sa.insert(table).values({name: sa.bindparam(name) for name in _NAMES}))
_DUE = Prepared(
    sa.select(*_COLUMNS)
    .where(table.c.next_at <= sa.bindparam("now"))
    .order_by(table.c.next_at)
    .limit(sa.bindparam("count"))
)
_CLIMB = Prepared(
    sa.update(table)
    .where(table.c.id == sa.bindparam("key"), table.c.next_at == sa.bindparam("seen_next"))
    .values(step=sa.bindparam("step"), next_at=sa.bindparam("next_at"))
)
_SEE = Prepared(
    sa.update(table)
    .where(table.c.conversation_id == sa.bindparam("conversation"), table.c.seen_at.is_(None))
    .values(seen_at=sa.bindparam("now"), seen_by=sa.bindparam("agent"), next_at=sa.null())
)
_UNSEEN = Prepared(
    sa.select(*_COLUMNS)
    .where(table.c.conversation_id == sa.bindparam("conversation"), table.c.seen_at.is_(None))
    .order_by(table.c.at)
)
_OF = Prepared(sa.select(*_COLUMNS).where(table.c.conversation_id == sa.bindparam("conversation")).order_by(table.c.at))
_NEXT = Prepared(sa.select(sa.func.min(table.c.next_at)))


def _alert(row: Row) -> Alert:
    identity, conversation_id, kind, at, mark, step, next_at = row
    return Alert(identity, conversation_id, kind, time_of(at), mark, step, from_ms(next_at))


def insert(tx: Tx, raised: Alert) -> None:
    """Keep a new alert."""
    tx.run(
        _INSERT,
        id=raised.id,
        conversation_id=raised.conversation_id,
        kind=raised.kind,
        at=to_ms(raised.at),
        mark=raised.mark,
        step=raised.step,
        next_at=to_ms(raised.next_at),
    )


def due(tx: Tx, now: datetime, count: int) -> Sequence[Alert]:
    """Alerts that nobody has seen and that climb now, longest overdue first."""
    return [_alert(row) for row in tx.rows(_DUE, now=to_ms(now), count=count)]


def climb(tx: Tx, before: Alert, after: Alert) -> bool:
    """True when the alert was still as in `before`, so that this caller made it climb and nobody else does."""
    return (
        tx.run(_CLIMB, key=before.id, seen_next=to_ms(before.next_at), step=after.step, next_at=to_ms(after.next_at))
        == 1
    )


def see(tx: Tx, conversation_id: str, agent_id: str, now: datetime) -> int:
    """How many alerts of the conversation were open until now; this agent has seen them."""
    return tx.run(_SEE, conversation=conversation_id, agent=agent_id, now=to_ms(now))


def unseen(tx: Tx, conversation_id: str) -> Sequence[Alert]:
    """The conversation's alerts that nobody has seen yet, oldest first."""
    return [_alert(row) for row in tx.rows(_UNSEEN, conversation=conversation_id)]


def of(tx: Tx, conversation_id: str) -> Sequence[Alert]:
    """All alerts of a conversation, oldest first."""
    return [_alert(row) for row in tx.rows(_OF, conversation=conversation_id)]


def next_due(tx: Tx) -> datetime | None:
    """When the next alert climbs."""
    row = tx.row(_NEXT)
    return from_ms(row[0]) if row else None
