"""Visitors who may say nothing any more; migration 0006 makes the table.

A table of its own: hardly anybody is in it, and so the visitors' rows stay small.
"""

from datetime import datetime

import sqlalchemy as sa

from chat_server.store.prepared import Prepared, Tx
from chat_server.store.times import to_ms

metadata = sa.MetaData()

table = sa.Table(
    "visitor_block",
    metadata,
    sa.Column("visitor_id", sa.Text, primary_key=True),
    sa.Column("agent_id", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
)

_INSERT = Prepared(sa.insert(table).values({name: sa.bindparam(name) for name in ("visitor_id", "agent_id", "at")}))
_DELETE = Prepared(sa.delete(table).where(table.c.visitor_id == sa.bindparam("key")))
_FIND = Prepared(sa.select(table.c.at).where(table.c.visitor_id == sa.bindparam("key")))


def block(tx: Tx, visitor_id: str, agent_id: str, at: datetime) -> None:
    """Keep that the visitor may say nothing any more."""
    tx.run(_DELETE, key=visitor_id)
    tx.run(_INSERT, visitor_id=visitor_id, agent_id=agent_id, at=to_ms(at))


def unblock(tx: Tx, visitor_id: str) -> None:
    """Let the visitor talk again."""
    tx.run(_DELETE, key=visitor_id)


def is_blocked(tx: Tx, visitor_id: str) -> bool:
    """True when the visitor may say nothing."""
    return tx.row(_FIND, key=visitor_id) is not None
