"""Conversations in the database."""

from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec
import sqlalchemy as sa

from chat_server.domain.changing import replace
from chat_server.domain.conversation import Conversation, Preview
from chat_server.domain.sla import Mark, Pause
from chat_server.store.prepared import Prepared, Row, Tx
from chat_server.store.schema import conversation as table
from chat_server.store.times import from_ms, time_of, to_ms

_PLAIN = ("id", "visitor_id", "language", "status", "ticket", "priority", "category", "team", "agent_id", "agent_name",
          "visitor_name", "zone", "is_escalated", "level", "head", "read_by_visitor", "read_by_agents", "score",
          "memory", "change_id")  # fmt: skip
_TIMES = ("created_at", "updated_at", "clock_started_at", "warn_at", "due_at", "answered_at", "reply_asked_at",
          "reply_warn_at", "reply_due_at", "paused_at", "paused_until", "silent_since")  # fmt: skip
_OTHERS = ("case_file", "marks", "pauses", "preview_author", "preview_text", "preview_at")
_READ = _PLAIN + _TIMES + _OTHERS
_NAMES = (*_READ, "wake_at")  # which is derived: written, never read back
_COLUMNS = [table.c[name] for name in _READ]
_PLAIN_OF, _TIMES_OF = attrgetter(*_PLAIN), attrgetter(*_TIMES)
_PLAIN_COUNT = len(_PLAIN)
_TIMES_END = _PLAIN_COUNT + len(_TIMES)

_INSERT = Prepared(sa.insert(table).values({name: sa.bindparam(name) for name in _NAMES}))
# In the text itself: with a parameter SQLite plans anew at each execution, since the index is only for such rows.
_RESOLVED: sa.ColumnElement[str] = sa.literal_column("'resolved'")
_LOCK = Prepared(sa.select(*_COLUMNS).where(table.c.id == sa.bindparam("key")).with_for_update())
_FIND = Prepared(sa.select(*_COLUMNS).where(table.c.id == sa.bindparam("key")))
_ACTIVE = Prepared(
    sa.select(*_COLUMNS)
    .where(table.c.visitor_id == sa.bindparam("visitor"), table.c.status != _RESOLVED)
    .with_for_update()
)
_NEWEST = Prepared(
    sa.select(*_COLUMNS)
    .where(table.c.visitor_id == sa.bindparam("visitor"))
    .order_by(table.c.created_at.desc(), table.c.change_id.desc())
    .limit(1)
)
_BY_TICKET = Prepared(sa.select(*_COLUMNS).where(table.c.ticket == sa.bindparam("ticket")))
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

_FORGET_LATER = Prepared(
    sa.update(table).where(table.c.change_id > sa.bindparam("now")).values(change_id=sa.bindparam("now"))
)


def _conversation(row: Row) -> Conversation:
    values: dict[str, Any] = dict(zip(_PLAIN, row, strict=False))
    values.update(zip(_TIMES, map(from_ms, row[_PLAIN_COUNT:_TIMES_END]), strict=True))
    case, marks, pauses, author, text, at = row[_TIMES_END:]
    values["is_escalated"] = bool(values["is_escalated"])
    if marks is not None:
        values["marks"] = tuple(Mark(kind, time_of(ms)) for kind, ms in msgspec.json.decode(marks))
    if pauses is not None:
        values["pauses"] = tuple(Pause(time_of(since), time_of(until)) for since, until in msgspec.json.decode(pauses))
    preview = None if author is None else Preview(author, text, time_of(at))
    return Conversation(case=case, preview=preview, **values)


def _values(conversation: Conversation) -> dict[str, Any]:
    values: dict[str, Any] = dict(zip(_PLAIN, _PLAIN_OF(conversation), strict=True))
    values.update(zip(_TIMES, map(to_ms, _TIMES_OF(conversation)), strict=True))
    preview = conversation.preview
    values["wake_at"] = to_ms(conversation.wake_at)
    values["marks"] = _json([(mark.kind, to_ms(mark.at)) for mark in conversation.marks])
    values["pauses"] = _json([(to_ms(pause.since), to_ms(pause.until)) for pause in conversation.pauses])
    values["case_file"] = conversation.case
    values["preview_author"] = preview and preview.author_kind
    values["preview_text"] = preview and preview.text
    values["preview_at"] = preview and to_ms(preview.at)
    return values


def _json(values: list[Any]) -> str | None:
    return msgspec.json.encode(values).decode() if values else None


def insert(tx: Tx, conversation: Conversation) -> Conversation:
    """The new conversation with its change id."""
    conversation = replace(conversation, change_id=tx.next_change_id())
    tx.run(_INSERT, **_values(conversation))
    return conversation


def save(tx: Tx, conversation: Conversation) -> Conversation:
    """The changed conversation with a change id of its own."""
    conversation = replace(conversation, change_id=tx.next_change_id())
    values = _values(conversation)
    before = tx.locked.pop(conversation.id, None)
    if before is not None:
        stored = dict(zip(_READ, before, strict=True))
        values = {name: value for name, value in values.items() if name == "wake_at" or stored[name] != value}
    tx.run(_update(tuple(values)), key=conversation.id, **values)
    return conversation


@cache
def _update(names: tuple[str, ...]) -> Prepared:
    """Sets these columns only: an index on a column that is set is written anew, even when the value is the same."""
    return Prepared(
        sa.update(table).where(table.c.id == sa.bindparam("key")).values({name: sa.bindparam(name) for name in names})
    )


def forget_later_changes(tx: Tx) -> None:
    """For a restored database: on another PostgreSQL cluster change ids begin anew, and none may lie in the future."""
    tx.run(_FORGET_LATER, now=tx.next_change_id())


def lock(tx: Tx, conversation_id: str) -> Conversation | None:
    """The conversation, nobody else's to change until this transaction ends."""
    return _locked(tx, tx.row(_LOCK, key=conversation_id))


def find(tx: Tx, conversation_id: str) -> Conversation | None:
    """The conversation as last committed."""
    row = tx.row(_FIND, key=conversation_id)
    return _conversation(row) if row else None


def lock_active_of(tx: Tx, visitor_id: str) -> Conversation | None:
    """The visitor's one conversation that is not resolved, locked."""
    return _locked(tx, tx.row(_ACTIVE, visitor=visitor_id))


def _locked(tx: Tx, row: Row | None) -> Conversation | None:
    if row is None:
        return None
    conversation = _conversation(row)
    tx.locked[conversation.id] = row
    return conversation


def newest_of(tx: Tx, visitor_id: str) -> Conversation | None:
    """The visitor's last conversation, resolved or not."""
    row = tx.row(_NEWEST, visitor=visitor_id)
    return _conversation(row) if row else None


def by_ticket(tx: Tx, ticket: str) -> Conversation | None:
    """The conversation with that ticket number."""
    row = tx.row(_BY_TICKET, ticket=ticket)
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
