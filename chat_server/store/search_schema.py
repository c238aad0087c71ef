"""The index of all messages and the list of their words; migration 0002 makes both and fills them.

SQLite keeps the index in an FTS5 table, PostgreSQL in a table with a GIN index over word positions. Both are given
words that are normalised already, so they find the same. The tables are in metadata of their own, as the two databases
keep them differently.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement, Executable

from chat_server.domain.search_query import indexed_words
from chat_server.store.schema import message

_FILL_AT_ONCE = 500
_LEARNED = range(3, 33)  # shorter words have too many neighbours, longer ones are keys and numbers
_BYTEWISE = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

metadata = sa.MetaData()

# `rowid` grows with every message, so the newest come first by it. On SQLite this is the FTS5 table.
entry = sa.Table(
    "search_entry",
    metadata,
    sa.Column("rowid", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("conversation_id", sa.Text, nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("author_kind", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("lexemes", postgresql.TSVECTOR, nullable=False),
    sa.Index("ix_search_entry_lexemes", "lexemes", postgresql_using="gin"),
    sa.Index("ix_search_entry_conversation", "conversation_id"),
)

# Every word that was ever said, also spelled backwards: two indexes find what begins or ends alike.
word = sa.Table(
    "search_word",
    metadata,
    sa.Column("word", _BYTEWISE, primary_key=True),
    sa.Column("reversed", _BYTEWISE, nullable=False),
    sa.Index("ix_search_word_reversed", "reversed"),
    sqlite_with_rowid=False,
)

_FTS5 = (
    "CREATE VIRTUAL TABLE search_entry USING fts5(said, who, conversation_id, seq UNINDEXED, author_kind UNINDEXED, "
    "at UNINDEXED, tokenize = 'unicode61 remove_diacritics 0', columnsize = 0)"
)
# Few visitors tell who they are; only those are looked through for a name.
_NAMED = (
    "CREATE INDEX IF NOT EXISTS ix_visitor_named ON visitor (id, name, email) "
    "WHERE name IS NOT NULL OR email IS NOT NULL"
)


class ByDialect(Executable, ClauseElement):
    """One statement that each database spells in its own way."""

    inherit_cache = False

    def __init__(self, *, sqlite: str, postgresql: str) -> None:
        self.texts = {"sqlite": sqlite, "postgresql": postgresql}


@compiles(ByDialect)
def _spell(element: ByDialect, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(sa.text(element.texts[compiler.dialect.name]), **options)


# Both take a list of rows as `entry_row` makes them. PostgreSQL gets each word with its place; the name stands apart
# from the text, so that no phrase reaches from one into the other.
ADD_ENTRIES = ByDialect(
    sqlite="""
        INSERT INTO search_entry (said, who, conversation_id, seq, author_kind, at)
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
               json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
        FROM json_each(:rows)
    """,
    postgresql="""
        INSERT INTO search_entry (lexemes, conversation_id, seq, author_kind, at)
        SELECT CAST((
                   SELECT coalesce(string_agg('''' || word || ''':' || place, ' '), '')
                   FROM unnest(string_to_array((value ->> 0) || '  ' || (value ->> 1), ' '))
                        WITH ORDINALITY AS placed (word, place)
                   WHERE word <> ''
               ) AS tsvector),
               value ->> 2, CAST(value ->> 3 AS integer), value ->> 4, CAST(value ->> 5 AS bigint)
        FROM jsonb_array_elements(CAST(:rows AS jsonb)) WITH ORDINALITY AS given (value, number)
        ORDER BY number
    """,
)
FORGET_CONVERSATION = ByDialect(
    sqlite="DELETE FROM search_entry WHERE search_entry MATCH :fts5",
    postgresql="DELETE FROM search_entry WHERE conversation_id = :conversation",
)
# Takes a list of rows as `learned_rows` makes them.
LEARN_WORDS = ByDialect(
    sqlite="""
        INSERT OR IGNORE INTO search_word (word, reversed)
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:rows)
    """,
    postgresql="""
        INSERT INTO search_word (word, reversed)
        SELECT value ->> 0, value ->> 1 FROM jsonb_array_elements(CAST(:rows AS jsonb)) ON CONFLICT DO NOTHING
    """,
)


@dataclass(frozen=True, slots=True)
class Indexed:
    """A text as it goes into the index; `learned` are its words that are worth correcting to."""

    said: str
    learned: frozenset[str]


@lru_cache(maxsize=512)  # the bot says the same again and again
def indexed(text: str) -> Indexed:
    """The words of a text."""
    said = indexed_words(text)
    return Indexed(" ".join(said), frozenset(each for each in said if len(each) in _LEARNED and each.isalpha()))


def entry_row(
    conversation_id: str, seq: int, author_kind: str, author_name: str, text: str, at: int
) -> tuple[object, ...]:
    """A row of ADD_ENTRIES. A visitor's name counts as said, so that name and word find a message together."""
    who = indexed(author_name).said if author_kind == "visitor" else ""
    return indexed(text).said, who, conversation_id, seq, author_kind, at


def learned_rows(learned: Iterable[str]) -> list[tuple[str, str]]:
    """The rows of LEARN_WORDS: the words, each also backwards; sorted, so that no two writers wait in a circle."""
    return [(each, each[::-1]) for each in sorted(learned)]


def create(connection: sa.Connection) -> None:
    """Make the index and the list of words, and fill both from the messages that there are."""
    if connection.dialect.name == "sqlite":
        connection.execute(sa.text(_FTS5))
    else:
        entry.create(connection)
    word.create(connection)
    connection.execute(sa.text(_NAMED))
    _fill(connection)


def _fill(connection: sa.Connection) -> None:
    """Index the messages in the order of their times, in portions."""
    c = message.c
    asked = (
        sa.select(c.conversation_id, c.seq, c.author_kind, c.author_name, c.text, c.at)
        .where(c.kind != "status")
        .order_by(c.at, c.conversation_id, c.seq)
        .execution_options(yield_per=_FILL_AT_ONCE)
    )
    for rows in connection.execute(asked).partitions():
        entries = [entry_row(*row) for row in rows]
        learned = frozenset[str]().union(*(indexed(row.text).learned for row in rows))
        connection.execute(ADD_ENTRIES, {"rows": _json(entries)})
        connection.execute(LEARN_WORDS, {"rows": _json(learned_rows(learned))})


def _json(rows: Sequence[Sequence[object]]) -> str:
    return msgspec.json.encode(rows).decode()
