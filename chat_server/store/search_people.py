"""Conversations found by who asks rather than by what was said: ticket number, e-mail address, name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from chat_server.domain.search_query import Query
from chat_server.domain.tickets import read_ticket
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import conversation as c
from chat_server.store.schema import visitor as v
from chat_server.store.search_filters import OF_PEOPLE, conditions

_MOST_NAMES = 4
_SHORTEST_ADDRESS = 3
_NOTHING = "\x01"  # stands in no ticket and no address


@dataclass(frozen=True, slots=True)
class Person:
    """A conversation with what it was found by."""

    conversation_id: str
    created_at: int
    ticket: str | None
    name: str | None
    email: str | None


def page(tx: Tx, query: Query, filters: Mapping[str, Any], after: tuple[int, str], limit: int) -> list[Person]:
    """At most `limit` conversations after (begun at, id), the newest first."""
    names = _names(query)
    values = _values(query, names) | dict(filters) | {"begun": after[0], "id": after[1], "count": limit}
    return [Person(*row) for row in tx.rows(_page(len(names), frozenset(filters)), **values)]


def is_found(tx: Tx, query: Query, filters: Mapping[str, Any], conversation_id: str) -> bool:
    """True when `page` finds that conversation, on whichever page."""
    names = _names(query)
    values = _values(query, names) | dict(filters) | {"id": conversation_id}
    return tx.row(_one(len(names), frozenset(filters)), **values) is not None


def _names(query: Query) -> tuple[str, ...]:
    """The words to look for in names: none when there are more than a name has."""
    found = tuple(word for term in query.terms for word in term.words)
    return found if len(found) <= _MOST_NAMES else ()


def _values(query: Query, names: tuple[str, ...]) -> dict[str, Any]:
    address = query.text.strip().lower()
    is_address = len(address) >= _SHORTEST_ADDRESS and not any(map(str.isspace, address))
    patterns = {f"name_{at}": f"% {_escaped(name)}%" for at, name in enumerate(names)}
    return {
        "ticket": read_ticket(query.text) or _NOTHING,
        "email": f"{_escaped(address)}%" if is_address else _NOTHING,
        **patterns,
    }


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _is_told(name_count: int) -> sa.ColumnElement[bool]:
    """The visitor's address begins so, or each word begins one of the name."""
    by_address = sa.func.lower(v.c.email).like(sa.bindparam("email"), escape="!")
    spaced = sa.func.lower(sa.literal_column("' '").concat(v.c.name))
    by_name = [spaced.like(sa.bindparam(f"name_{at}"), escape="!") for at in range(name_count)]
    return sa.or_(by_address, sa.and_(*by_name)) if by_name else by_address


def _select(filters: frozenset[str], who: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return (
        sa.select(c.c.id, c.c.created_at, c.c.ticket, v.c.name, v.c.email)
        .join(v, v.c.id == c.c.visitor_id)
        .where(sa.or_(c.c.ticket == sa.bindparam("ticket"), who), *conditions(filters, OF_PEOPLE))
    )


@cache
def _page(name_count: int, filters: frozenset[str]) -> Prepared:
    begun: sa.BindParameter[int] = sa.bindparam("begun")
    is_after = sa.or_(c.c.created_at < begun, sa.and_(c.c.created_at == begun, c.c.id < sa.bindparam("id")))
    # Looked for among those who told who they are (an index of their own), not among all conversations.
    named = sa.select(v.c.id).where(sa.or_(v.c.name.is_not(None), v.c.email.is_not(None)), _is_told(name_count))
    statement = _select(filters, c.c.visitor_id.in_(named)).where(is_after)
    return Prepared(statement.order_by(c.c.created_at.desc(), c.c.id.desc()).limit(sa.bindparam("count")))


@cache
def _one(name_count: int, filters: frozenset[str]) -> Prepared:
    return Prepared(_select(filters, _is_told(name_count)).where(c.c.id == sa.bindparam("id")))
