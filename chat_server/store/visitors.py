"""Visitors in the database. Their tokens are kept only as hashes."""

import msgspec
import sqlalchemy as sa

from chat_server.domain.people import Page, Visitor
from chat_server.store.prepared import Prepared, Row, Tx
from chat_server.store.schema import visitor as table
from chat_server.store.times import time_of, to_ms

_NAMES = ("id", "language", "name", "email", "phone", "page", "zone", "created_at")
_COLUMNS = [table.c[name] for name in _NAMES]
_INSERT = Prepared(sa.insert(table).values({name: sa.bindparam(name) for name in (*_NAMES, "token_hash")}))
_BY_TOKEN = Prepared(sa.select(*_COLUMNS).where(table.c.token_hash == sa.bindparam("token_hash")))
_FIND = Prepared(sa.select(*_COLUMNS).where(table.c.id == sa.bindparam("key")))
_LOCK = Prepared(sa.select(*_COLUMNS).where(table.c.id == sa.bindparam("key")).with_for_update())
_UPDATE = Prepared(
    sa.update(table)
    .where(table.c.id == sa.bindparam("key"))
    .values({name: sa.bindparam(name) for name in ("language", "name", "email", "phone", "page", "zone")})
)
_GIVE_TOKEN = Prepared(
    sa.update(table).where(table.c.id == sa.bindparam("key")).values(token_hash=sa.bindparam("token_hash"))
)


def _visitor(row: Row) -> Visitor:
    identity, language, name, email, phone, page, zone, created_at = row
    where = msgspec.json.decode(page, type=Page) if page else None
    return Visitor(identity, language, name, email, phone, where, time_of(created_at), zone)


def _page_text(visitor: Visitor) -> str | None:
    return msgspec.json.encode(visitor.page).decode() if visitor.page else None


def insert(tx: Tx, visitor: Visitor, token_hash: str) -> None:
    """Keep a new visitor, who will come back with the token of that hash."""
    tx.run(
        _INSERT,
        id=visitor.id,
        language=visitor.language,
        name=visitor.name,
        email=visitor.email,
        phone=visitor.phone,
        page=_page_text(visitor),
        zone=visitor.zone,
        created_at=to_ms(visitor.created_at),
        token_hash=token_hash,
    )


def save(tx: Tx, visitor: Visitor) -> None:
    """Keep what changed about a visitor."""
    tx.run(
        _UPDATE,
        key=visitor.id,
        language=visitor.language,
        name=visitor.name,
        email=visitor.email,
        phone=visitor.phone,
        page=_page_text(visitor),
        zone=visitor.zone,
    )


def give_token(tx: Tx, visitor_id: str, token_hash: str) -> None:
    """From now on the visitor comes with the token of that hash, and with no other."""
    tx.run(_GIVE_TOKEN, key=visitor_id, token_hash=token_hash)


def by_token_hash(tx: Tx, token_hash: str) -> Visitor | None:
    """The visitor with the token of that hash."""
    row = tx.row(_BY_TOKEN, token_hash=token_hash)
    return _visitor(row) if row else None


def find(tx: Tx, visitor_id: str) -> Visitor | None:
    """The visitor of that id."""
    row = tx.row(_FIND, key=visitor_id)
    return _visitor(row) if row else None


def lock(tx: Tx, visitor_id: str) -> Visitor | None:
    """The visitor; until this transaction ends nobody else begins a conversation for them."""
    row = tx.row(_LOCK, key=visitor_id)
    return _visitor(row) if row else None
