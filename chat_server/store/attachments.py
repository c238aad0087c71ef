"""Attachments in the database: whose they are, and the message that each came with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from chat_server.domain.attachment import Attachment
from chat_server.domain.message import Message
from chat_server.store.attachments_schema import attachment as table
from chat_server.store.prepared import Prepared, Row, Tx
from chat_server.store.times import to_ms

_NAMES = ("id", "name", "type", "size", "width", "height")
_OWNED = ("sender", "conversation_id", "seq")
_COLUMNS = [table.c[name] for name in (*_NAMES, *_OWNED)]
_INSERT = Prepared(
    sa.insert(table).values({name: sa.bindparam(name) for name in (*_NAMES, "sender", "conversation_id", "at")})
)
_FIND = Prepared(sa.select(*_COLUMNS).where(table.c.id == sa.bindparam("key")))
_SEND = Prepared(
    sa.update(table)
    .where(table.c.id == sa.bindparam("key"), table.c.seq.is_(None))
    .values(conversation_id=sa.bindparam("conversation"), seq=sa.bindparam("seq"))
)
_total = sa.func.coalesce(sa.func.sum(table.c.size), 0)
_SIZE_OF_ALL = Prepared(sa.select(_total))
_SIZE_OF_SENDER = Prepared(
    sa.select(_total).where(table.c.sender == sa.bindparam("sender"), table.c.at > sa.bindparam("since"))
)
_UNSENT = Prepared(
    sa.select(table.c.id)
    .where(table.c.seq.is_(None), table.c.at < sa.bindparam("before"))
    .order_by(table.c.at)
    .limit(sa.bindparam("count"))
)
_IS_ERASED = sa.and_(table.c.conversation_id.is_(None), table.c.seq.is_not(None))
_ERASED = Prepared(sa.select(table.c.id).where(_IS_ERASED).limit(sa.bindparam("count")))
_FORGET = Prepared(sa.delete(table).where(table.c.id == sa.bindparam("key"), sa.or_(table.c.seq.is_(None), _IS_ERASED)))


@dataclass(frozen=True, slots=True)
class Kept:
    """An attachment with its sender; `conversation_id` and `seq` are null until they are known."""

    attachment: Attachment
    sender: str
    conversation_id: str | None
    seq: int | None


def insert(tx: Tx, new: Kept, at: datetime) -> None:
    """Keep an attachment that was uploaded and not sent yet."""
    values = {name: getattr(new.attachment, name) for name in _NAMES}
    tx.run(_INSERT, **values, sender=new.sender, conversation_id=new.conversation_id, at=to_ms(at))


def find(tx: Tx, attachment_id: str) -> Kept | None:
    """The attachment of that id."""
    row = tx.row(_FIND, key=attachment_id)
    return _kept(row) if row else None


def send(tx: Tx, attachment_id: str, message: Message) -> bool:
    """True when the attachment belongs to that message now; False when it was sent before, or swept."""
    return tx.run(_SEND, key=attachment_id, conversation=message.conversation_id, seq=message.seq) > 0


def size_of_all(tx: Tx) -> int:
    """How many bytes all attachments have."""
    return _number(tx.row(_SIZE_OF_ALL))


def size_of_sender(tx: Tx, sender: str, since: datetime) -> int:
    """How many bytes that sender has uploaded since then."""
    return _number(tx.row(_SIZE_OF_SENDER, sender=sender, since=to_ms(since)))


def over(tx: Tx, before: datetime, count: int) -> Sequence[str]:
    """Ids of attachments that nobody can see any more: uploaded before then and never sent, or erased; some of them."""
    found = [*tx.rows(_UNSENT, before=to_ms(before), count=count), *tx.rows(_ERASED, count=count)]
    return [str(row[0]) for row in found]


def forget(tx: Tx, attachment_id: str) -> bool:
    """True when the attachment is forgotten; False when it was sent meanwhile."""
    return tx.run(_FORGET, key=attachment_id) > 0


def _kept(row: Row) -> Kept:
    return Kept(Attachment(*row[: len(_NAMES)]), *row[len(_NAMES) :])


def _number(row: Row | None) -> int:
    assert row
    return int(row[0])
