"""Conversations in the database."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from chat_server.domain.conversation import Conversation, Preview
from chat_server.store.prepared import Prepared, Row, Tx
from chat_server.store.schema import conversation as table
from chat_server.store.times import from_ms, time_of, to_ms

_PLAIN = ("id", "visitor_id", "language", "status", "ticket", "priority", "category", "agent_id", "agent_name",
          "visitor_name", "is_escalated", "head", "read_by_visitor", "read_by_agents", "score", "memory",
          "change_id")  # fmt: skip
_TIMES = ("created_at", "updated_at", "clock_started_at", "warn_at", "due_at", "answered_at", "paused_until")
_OTHERS = ("case_file", "preview_author", "preview_text", "preview_at")
_NAMES = _PLAIN + _TIMES + _OTHERS
_COLUMNS = [table.c[name] for name in _NAMES]
_PLAIN_COUNT = len(_PLAIN)
_TIMES_END = _PLAIN_COUNT + len(_TIMES)

_INSERT = Prepared(sa.insert(table).values({name: sa.bindparam(name) for name in _NAMES}))
_UPDATE = Prepared(
    sa.update(table)
    .where(table.c.id == sa.bindparam("key"))
    .values({name: sa.bindparam(name) for name in _NAMES if name not in ("id", "visitor_id", "created_at")})
)
_LOCK = Prepared(sa.select(*_COLUMNS).where(table.c.id == sa.bindparam("key")).with_for_update())
_FIND = Prepared(sa.select(*_COLUMNS).where(table.c.id == sa.bindparam("key")))
_ACTIVE = Prepared(
    sa.select(*_COLUMNS)
    .where(table.c.visitor_id == sa.bindparam("visitor"), table.c.status != "resolved")
    .with_for_update()
)
_NEWEST = Prepared(
    sa.select(*_COLUMNS)
    .where(table.c.visitor_id == sa.bindparam("visitor"))
    .order_by(table.c.created_at.desc(), table.c.change_id.desc())
    .limit(1)
)
_MARK_READ_BY_VISITOR = Prepared(
    sa.update(table)
    .where(table.c.id == sa.bindparam("key"), table.c.read_by_visitor < sa.bindparam("seq"))
    .values(read_by_visitor=sa.bindparam("seq"))
)
_RATE = Prepared(
    sa.update(table)
    .where(table.c.id == sa.bindparam("key"))
    .values(score=sa.bindparam("score"), comment=sa.bindparam("comment"))
)


def _conversation(row: Row) -> Conversation:
    values: dict[str, Any] = dict(zip(_PLAIN, row, strict=False))
    values.update(zip(_TIMES, map(from_ms, row[_PLAIN_COUNT:_TIMES_END]), strict=True))
    case, author, text, at = row[_TIMES_END:]
    values["is_escalated"] = bool(values["is_escalated"])
    preview = None if author is None else Preview(author, text, time_of(at))
    return Conversation(case=case, preview=preview, **values)


def _values(conversation: Conversation) -> dict[str, Any]:
    values = {name: getattr(conversation, name) for name in _PLAIN}
    values.update((name, to_ms(getattr(conversation, name))) for name in _TIMES)
    preview = conversation.preview
    values["case_file"] = conversation.case
    values["preview_author"] = preview and preview.author_kind
    values["preview_text"] = preview and preview.text
    values["preview_at"] = preview and to_ms(preview.at)
    return values


def insert(tx: Tx, conversation: Conversation) -> Conversation:
    """The new conversation with its change id."""
    conversation = replace(conversation, change_id=tx.next_change_id())
    tx.run(_INSERT, **_values(conversation))
    return conversation


def save(tx: Tx, conversation: Conversation) -> Conversation:
    """The changed conversation with a change id of its own."""
    conversation = replace(conversation, change_id=tx.next_change_id())
    values = _values(conversation)
    for name in ("id", "visitor_id", "created_at"):
        del values[name]
    tx.run(_UPDATE, key=conversation.id, **values)
    return conversation


def lock(tx: Tx, conversation_id: str) -> Conversation | None:
    """The conversation, nobody else's to change until this transaction ends."""
    row = tx.row(_LOCK, key=conversation_id)
    return _conversation(row) if row else None


def find(tx: Tx, conversation_id: str) -> Conversation | None:
    """The conversation as last committed."""
    row = tx.row(_FIND, key=conversation_id)
    return _conversation(row) if row else None


def lock_active_of(tx: Tx, visitor_id: str) -> Conversation | None:
    """The visitor's one conversation that is not resolved, locked."""
    row = tx.row(_ACTIVE, visitor=visitor_id)
    return _conversation(row) if row else None


def newest_of(tx: Tx, visitor_id: str) -> Conversation | None:
    """The visitor's last conversation, resolved or not."""
    row = tx.row(_NEWEST, visitor=visitor_id)
    return _conversation(row) if row else None


def mark_read_by_visitor(tx: Tx, conversation_id: str, seq: int) -> bool:
    """True when the visitor had not read as far as `seq` before."""
    return tx.run(_MARK_READ_BY_VISITOR, key=conversation_id, seq=seq) > 0


def rate(tx: Tx, conversation_id: str, score: int, comment: str | None) -> None:
    """Keep what the visitor thinks of it; a second rating replaces the first."""
    tx.run(_RATE, key=conversation_id, score=score, comment=comment)


def rows_to_conversations(rows: Sequence[Row]) -> list[Conversation]:
    """Conversations from rows of `COLUMNS`, for queries that live elsewhere (`queues.py`)."""
    return [_conversation(row) for row in rows]


COLUMNS = tuple(_COLUMNS)
