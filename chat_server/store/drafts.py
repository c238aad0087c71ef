"""Agents' drafts in the database: one row for an agent and a conversation while a box holds something."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from chat_server.domain.drafts import Boxes
from chat_server.store.desk_schema import draft as table
from chat_server.store.prepared import Prepared, Row, Tx
from chat_server.store.times import time_of, to_ms

_NAMES = ("conversation_id", "reply", "note", "escalate", "at")
_COLUMNS = [table.c[name] for name in _NAMES]
_OWN = sa.and_(table.c.agent_id == sa.bindparam("agent"), table.c.conversation_id == sa.bindparam("conversation"))
_FIND = Prepared(sa.select(*_COLUMNS).where(_OWN))
_NEWEST = Prepared(
    sa.select(*_COLUMNS)
    .where(table.c.agent_id == sa.bindparam("agent"))
    .order_by(table.c.at.desc())
    .limit(sa.bindparam("count"))
)
_DELETE = Prepared(sa.delete(table).where(_OWN))
_INSERT = Prepared(sa.insert(table).values({name: sa.bindparam(name) for name in ("agent_id", *_NAMES)}))


def _boxes(row: Row) -> Boxes:
    conversation_id, reply, note, escalate, at = row
    return Boxes(conversation_id, reply, note, escalate, time_of(at))


def find(tx: Tx, agent_id: str, conversation_id: str) -> Boxes | None:
    """What the agent has unsent for the conversation."""
    row = tx.row(_FIND, agent=agent_id, conversation=conversation_id)
    return _boxes(row) if row else None


def newest(tx: Tx, agent_id: str, count: int) -> Sequence[Boxes]:
    """The agent's drafts, the last written first."""
    return [_boxes(row) for row in tx.rows(_NEWEST, agent=agent_id, count=count)]


def sent(tx: Tx, agent_id: str, conversation_id: str, text: str, *, is_note: bool = False) -> None:
    """Empty the box of replies, or of notes, when it still holds what was just sent; what was written since stays."""
    boxes = find(tx, agent_id, conversation_id)
    if boxes is None or boxes.at is None or (boxes.note if is_note else boxes.reply).strip() != text.strip():
        return
    keep(tx, agent_id, replace(boxes, note="") if is_note else replace(boxes, reply=""), boxes.at)


def keep(tx: Tx, agent_id: str, boxes: Boxes, at: datetime) -> None:
    """Keep the boxes in place of those before; empty ones are forgotten."""
    tx.run(_DELETE, agent=agent_id, conversation=boxes.conversation_id)
    if boxes.is_empty:
        return
    tx.run(
        _INSERT,
        agent_id=agent_id,
        conversation_id=boxes.conversation_id,
        reply=boxes.reply,
        note=boxes.note,
        escalate=boxes.escalate,
        at=to_ms(at),
    )
