"""A query in the languages of the two indexes, and the condition that uses whichever belongs to the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from chat_server.domain.search_query import Query, Term

Near = Mapping[str, Sequence[str]]


class _Matches(sa.ColumnElement[Any]):
    """True for the entries that match the values of `Match.values`."""

    inherit_cache = False
    type = sa.types.NullType()  # SQLite would be asked whether a Boolean is 1, which MATCH is not


@compiles(_Matches, "sqlite")
def _in_fts5(_element: _Matches, compiler: SQLCompiler, **options: Any) -> str:
    return f"search_entry MATCH {compiler.process(sa.bindparam('fts5'), **options)}"


@compiles(_Matches, "postgresql")
def _in_tsvector(_element: _Matches, compiler: SQLCompiler, **options: Any) -> str:
    return f"search_entry.lexemes @@ CAST({compiler.process(sa.bindparam('tsquery'), **options)} AS tsquery)"


MATCHES = _Matches()


@dataclass(frozen=True, slots=True)
class Match:
    """A condition on messages, spelled for both databases."""

    fts5: str
    tsquery: str

    @property
    def values(self) -> dict[str, str]:
        """What `MATCHES` is to be run with."""
        return {"fts5": self.fts5, "tsquery": self.tsquery}

    def in_conversation(self, conversation_id: str) -> dict[str, str]:
        """The same within one conversation: FTS5 finds its messages by a word of their own, PostgreSQL by a column."""
        fts5 = f"{_fts5_conversation(conversation_id)} AND ({self.fts5})"
        return {"fts5": fts5, "tsquery": self.tsquery, "conversation": conversation_id}


def all_of(conversation_id: str) -> dict[str, str]:
    """All messages of a conversation, as FORGET_CONVERSATION takes it."""
    return {"fts5": _fts5_conversation(conversation_id), "conversation": conversation_id}


def match(query: Query, near: Near | None = None) -> Match:
    """The messages with all terms of `query`; with `near`, also those with another spelling, but no exact ones."""
    exact = Match(
        " AND ".join(_fts5_term(term) for term in query.terms),
        " & ".join(_tsquery_term(term) for term in query.terms),
    )
    if near is None:
        return Match(_in_words(exact.fts5), exact.tsquery)
    wider = Match(
        " AND ".join(_any_of(term, near, _fts5_term, " OR ") for term in query.terms),
        " & ".join(_any_of(term, near, _tsquery_term, " | ") for term in query.terms),
    )
    return Match(_in_words(f"({wider.fts5}) NOT ({exact.fts5})"), f"({wider.tsquery}) & !({exact.tsquery})")


def match_word(word: str) -> Match:
    """The messages with that word."""
    return match(Query(word, (Term((word,)),)))


def _fts5_conversation(conversation_id: str) -> str:
    escaped = conversation_id.replace('"', '""')
    return f'conversation_id : "{escaped}"'


def _in_words(fts5: str) -> str:
    return f"{{said who}} : ({fts5})"


def _any_of(term: Term, near: Near, spell: Any, separator: str) -> str:
    others = near.get(term.words[0], ()) if term.correctable else ()
    return f"({separator.join([spell(term), *(spell(Term((other,))) for other in others)])})"


# Words are letters, digits and nothing else, so quoting them needs no escaping.
def _fts5_term(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}'


def _tsquery_term(term: Term) -> str:
    *before, last = (f"'{word}'" for word in term.words)
    return f"({' <-> '.join([*before, last + (':*' if term.is_prefix else '')])})"
