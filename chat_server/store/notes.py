"""Internal notes and the internal log of a conversation: what agents see and visitors never do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from chat_server.domain.message import Author, Note
from chat_server.store.prepared import Prepared, Row, Tx
from chat_server.store.schema import log_entry, note
from chat_server.store.times import time_of, to_ms

_NAMES = ("id", "conversation_id", "client_id", "author_id", "author_name", "text", "at")
_COLUMNS = [note.c[name] for name in _NAMES]
_INSERT = Prepared(sa.insert(note).values({name: sa.bindparam(name) for name in _NAMES}))
_BY_CLIENT_ID = Prepared(
    sa.select(*_COLUMNS).where(
        note.c.author_id == sa.bindparam("author"), note.c.client_id == sa.bindparam("client_id")
    )
)
_ALL = Prepared(
    sa.select(*_COLUMNS).where(note.c.conversation_id == sa.bindparam("conversation")).order_by(note.c.at, note.c.id)
)
_LOG = Prepared(
    sa.insert(log_entry).values({name: sa.bindparam(name) for name in ("conversation_id", "who", "what", "at")})
)
_READ_LOG = Prepared(
    sa.select(log_entry.c.at, log_entry.c.who, log_entry.c.what)
    .where(log_entry.c.conversation_id == sa.bindparam("conversation"))
    .order_by(log_entry.c.id)
)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that was done with a conversation."""

    at: datetime
    who: str
    what: str


def _note(row: Row) -> Note:
    identity, conversation_id, client_id, author_id, author_name, text, at = row
    return Note(identity, conversation_id, client_id, Author("agent", author_id, author_name), text, time_of(at))


def insert(tx: Tx, new: Note) -> None:
    """Keep a note."""
    tx.run(
        _INSERT,
        id=new.id,
        conversation_id=new.conversation_id,
        client_id=new.client_id,
        author_id=new.author.id,
        author_name=new.author.name,
        text=new.text,
        at=to_ms(new.at),
    )


def by_client_id(tx: Tx, author: Author, client_id: str) -> Note | None:
    """The note that this agent wrote under that client id."""
    row = tx.row(_BY_CLIENT_ID, author=author.id, client_id=client_id)
    return _note(row) if row else None


def of(tx: Tx, conversation_id: str) -> Sequence[Note]:
    """All notes of a conversation, oldest first."""
    return [_note(row) for row in tx.rows(_ALL, conversation=conversation_id)]


def log(tx: Tx, conversation_id: str, who: str, what: str, at: datetime) -> None:
    """Write down who did what."""
    tx.run(_LOG, conversation_id=conversation_id, who=who, what=what, at=to_ms(at))


def log_of(tx: Tx, conversation_id: str) -> Sequence[LogEntry]:
    """Everything that was done with a conversation, oldest first."""
    return [LogEntry(time_of(at), who, what) for at, who, what in tx.rows(_READ_LOG, conversation=conversation_id)]
