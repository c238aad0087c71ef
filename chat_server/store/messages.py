"""Messages in the database: numbered without gaps, each client id once."""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from chat_server.domain.attachment import Attachment
from chat_server.domain.message import ArticleLink, Author, Choice, Draft, Message
from chat_server.store import search
from chat_server.store.prepared import Prepared, Row, Tx
from chat_server.store.schema import message as table
from chat_server.store.times import time_of, to_ms


class _Extra(msgspec.Struct, omit_defaults=True):
    """What only some messages have."""

    choices: tuple[Choice, ...] = ()
    articles: tuple[ArticleLink, ...] = ()
    chosen: tuple[int, str] | None = None
    attachments: tuple[Attachment, ...] = ()


_decode_extra = msgspec.json.Decoder(_Extra).decode
_encode_extra = msgspec.json.Encoder().encode

_NAMES = (
    "conversation_id",
    "seq",
    "client_id",
    "author_kind",
    "author_id",
    "author_name",
    "kind",
    "text",
    "extra",
    "at",
)
_COLUMNS = [table.c[name] for name in _NAMES]
_INSERT = Prepared(sa.insert(table).values({name: sa.bindparam(name) for name in (*_NAMES, "sender")}))
_BY_CLIENT_ID = Prepared(
    sa.select(*_COLUMNS).where(table.c.sender == sa.bindparam("sender"), table.c.client_id == sa.bindparam("client_id"))
)
_AFTER = Prepared(
    sa.select(*_COLUMNS)
    .where(table.c.conversation_id == sa.bindparam("conversation"), table.c.seq > sa.bindparam("after"))
    .order_by(table.c.seq)
    .limit(sa.bindparam("count"))
)

_BY_AGENTS = Prepared(
    sa.select(*_COLUMNS)
    .where(
        table.c.conversation_id == sa.bindparam("conversation"),
        table.c.seq > sa.bindparam("after"),
        table.c.author_kind == "agent",
    )
    .order_by(table.c.seq)
    .limit(sa.bindparam("count"))
)


def _message(row: Row) -> Message:
    conversation_id, seq, client_id, kind_of_author, author_id, author_name, kind, text, extra, at = row
    more = _decode_extra(extra) if extra else _Extra()
    author = Author(kind_of_author, author_id, author_name)
    return Message(
        conversation_id, seq, client_id, author, kind, text, more.choices, more.articles, more.chosen, time_of(at),
        more.attachments,
    )  # fmt: skip


def _extra(draft: Draft) -> str | None:
    if not (draft.choices or draft.articles or draft.chosen or draft.attachments):
        return None
    return _encode_extra(_Extra(draft.choices, draft.articles, draft.chosen, draft.attachments)).decode()


def insert(tx: Tx, conversation_id: str, seq: int, draft: Draft, at: Any) -> Message:
    """The message stored as number `seq`, and findable from the same commit on."""
    author = draft.author
    tx.run(
        _INSERT,
        conversation_id=conversation_id,
        seq=seq,
        sender=author.sender,
        client_id=draft.client_id,
        author_kind=author.kind,
        author_id=author.id,
        author_name=author.name,
        kind=draft.kind,
        text=draft.text,
        extra=_extra(draft),
        at=to_ms(at),
    )
    message = Message(
        conversation_id, seq, draft.client_id, author, draft.kind, draft.text, draft.choices, draft.articles,
        draft.chosen, at, draft.attachments,
    )  # fmt: skip
    search.index(tx, message)
    return message


def by_client_id(tx: Tx, author: Author, client_id: str) -> Message | None:
    """The message that this author sent under that client id, in whichever conversation."""
    row = tx.row(_BY_CLIENT_ID, sender=author.sender, client_id=client_id)
    return _message(row) if row else None


def after(tx: Tx, conversation_id: str, seq: int, limit: int) -> Sequence[Message]:
    """The messages above `seq`, lowest first, at most `limit`."""
    return [_message(row) for row in tx.rows(_AFTER, conversation=conversation_id, after=seq, count=limit)]


def of_agents_after(tx: Tx, conversation_id: str, seq: int, limit: int) -> Sequence[Message]:
    """What agents said to the visitor above `seq`, lowest first, at most `limit` messages."""
    return [_message(row) for row in tx.rows(_BY_AGENTS, conversation=conversation_id, after=seq, count=limit)]
