"""The stages of a search, one after the other: by who asks, by what was said, by other spellings of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import sqlalchemy as sa

from chat_server.domain.errors import InvalidError
from chat_server.domain.search_query import Query
from chat_server.store import search_people
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import conversation
from chat_server.store.search_filters import OF_MESSAGES, conditions
from chat_server.store.search_match import MATCHES, Match, match
from chat_server.store.search_people import Person
from chat_server.store.search_schema import entry
from chat_server.store.search_vocabulary import near_words

_AT_ONCE = 100
_NEWEST = 2**63 - 1
_STAGES = ("who", "said", "near")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a search goes on: the stage, and what was given last in it (a time or a row of the index, and an id)."""

    stage: str
    key: int = _NEWEST
    id: str = ""

    def __str__(self) -> str:
        return f"{self.stage}.{self.key}.{self.id}"


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation that was found: by its message `seq`, or by its `person`."""

    conversation_id: str
    seq: int | None
    person: Person | None
    cursor: Cursor


class Search:
    """One search, and what its stages share. `filters` are those that ask for something, as statements take them."""

    def __init__(self, tx: Tx, query: Query, filters: Mapping[str, Any]) -> None:
        self.tx = tx
        self.query = query
        self.filters = filters
        self.exact = match(query)

    @property
    def has_people(self) -> bool:
        """True when a conversation may be found by who asks: not when the message's author is asked for."""
        return "author" not in self.filters

    @cached_property
    def near(self) -> dict[str, tuple[str, ...]]:
        """The other spellings of the query's words."""
        return near_words(self.tx, self.query)

    @cached_property
    def wider(self) -> Match | None:
        """The messages with other spellings."""
        return match(self.query, self.near) if self.near else None


def read_cursor(text: str) -> Cursor:
    """The cursor that a text names; raises InvalidError."""
    stage, _, rest = text.partition(".")
    key, _, identity = rest.partition(".")
    is_number = key.isascii() and key.isdigit() and len(key) < len(str(_NEWEST))
    if stage not in _STAGES or not is_number:
        raise InvalidError("`after` is not a cursor of a search")
    return Cursor(stage, int(key), identity)


def places(search: Search, after: Cursor) -> Iterator[Place]:
    """The conversations after the cursor, each once, at its best place."""
    if after.stage == "who":
        yield from _by_who(search, after)
        after = Cursor("said")
    if after.stage == "said":
        yield from _by_words(search, search.exact, after)
        after = Cursor("near")
    if search.wider is not None:
        yield from _by_words(search, search.wider, after)


def _by_who(search: Search, after: Cursor) -> Iterator[Place]:
    cursor = (after.key, after.id)
    while search.has_people:
        found = search_people.page(search.tx, search.query, search.filters, cursor, _AT_ONCE)
        for person in found:
            yield Place(person.conversation_id, None, person, Cursor("who", person.created_at, person.conversation_id))
        if len(found) < _AT_ONCE:
            return
        cursor = (found[-1].created_at, found[-1].conversation_id)


def _by_words(search: Search, wanted: Match, after: Cursor) -> Iterator[Place]:
    """The conversations with such a message, by the newest one, unless an earlier stage or page had them."""
    seen: set[str] = set()
    row = after.key
    while True:
        values = {**wanted.values, **search.filters, "row": row, "count": _AT_ONCE}
        found = search.tx.rows(_page(frozenset(search.filters)), **values)
        for row, conversation_id, seq in found:
            if conversation_id in seen:
                continue
            seen.add(conversation_id)
            if not _was_given(search, wanted, conversation_id, after):
                yield Place(conversation_id, seq, None, Cursor(after.stage, row))
        if len(found) < _AT_ONCE:
            return


def _was_given(search: Search, wanted: Match, conversation_id: str, after: Cursor) -> bool:
    """True when the conversation was found by who asks, by exact words before other ones, or by a newer message."""
    if search.has_people and search_people.is_found(search.tx, search.query, search.filters, conversation_id):
        return True
    if after.stage == "near" and _has(search, search.exact, conversation_id, 0):
        return True
    return after.key != _NEWEST and _has(search, wanted, conversation_id, after.key)


def _has(search: Search, wanted: Match, conversation_id: str, row: int) -> bool:
    """True when a message of the conversation, in the index's row `row` or a later one, is wanted."""
    values = {**wanted.in_conversation(conversation_id), **search.filters, "row": row}
    return search.tx.row(_one(frozenset(search.filters)), **values) is not None


def _select(filters: frozenset[str]) -> sa.Select[Any]:
    return (
        sa.select(entry.c.rowid, entry.c.conversation_id, entry.c.seq)
        .join(conversation, conversation.c.id == entry.c.conversation_id)
        .where(MATCHES, *conditions(filters, OF_MESSAGES))
    )


@cache
def _page(filters: frozenset[str]) -> Prepared:
    is_older = entry.c.rowid < sa.bindparam("row")
    return Prepared(_select(filters).where(is_older).order_by(entry.c.rowid.desc()).limit(sa.bindparam("count")))


@cache
def _one(filters: frozenset[str]) -> Prepared:
    is_here = entry.c.conversation_id == sa.bindparam("conversation")
    return Prepared(_select(filters).where(is_here, entry.c.rowid >= sa.bindparam("row")).limit(1))
