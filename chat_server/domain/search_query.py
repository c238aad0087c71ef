"""What somebody looks for: words, phrases in quotes, the last word as far as it is typed, and filters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.text import normalise, words

AUTHORS = ("visitor", "bot", "agent")
LONGEST_QUERY = 200
LONGEST_WORD = 60

_MOST_TERMS = 12
_SHORTEST_PREFIX = 3
_SHORTEST_CORRECTED = 4
_LONG = 8
_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')
# A word with the accents that stand on their own and the apostrophes inside it, as `normalise` reads it.
_WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f])+(?:['’‘`´](?:[^\\W_]|[\u0300-\u036f])+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side; the last may go on when `is_prefix`; `is_quoted` ones are never corrected."""

    words: tuple[str, ...]
    is_prefix: bool = False
    is_quoted: bool = False

    @property
    def correctable(self) -> str | None:
        """The word of a term that may be mistyped: a single one, long enough, of letters."""
        word = self.words[0]
        is_one = len(self.words) == 1 and not self.is_quoted
        return word if is_one and len(word) >= _SHORTEST_CORRECTED and word.isalpha() else None


@dataclass(frozen=True, slots=True)
class Query:
    """The terms, all of which one message must hold; `text` is what was typed."""

    text: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What must hold of the conversation, and (`author`, `since`, `before`) of the message; None asks for nothing."""

    status: str | None = None
    priority: str | None = None
    category: str | None = None
    agent_id: str | None = None
    has_ticket: bool | None = None
    is_escalated: bool | None = None
    author: str | None = None
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A normalised word and where it stands in the text (characters `start` to `end`)."""

    word: str
    start: int
    end: int


def read_query(text: str) -> Query:
    """The query that a text asks for; the word under the cursor (no space after it) may go on."""
    text = text[:LONGEST_QUERY]
    pieces = list(_PIECE.finditer(text))
    terms = []
    for piece in pieces:
        found = indexed_words(piece[1] if piece[1] is not None else piece[2])
        if found:
            is_open = piece is pieces[-1] and piece[1] is None and piece.end() == len(text)
            is_prefix = is_open and len(found[-1]) >= _SHORTEST_PREFIX
            terms.append(Term(found, is_prefix, is_quoted=piece[1] is not None))
    return Query(text, tuple(dict.fromkeys(terms))[:_MOST_TERMS])


def indexed_words(text: str) -> tuple[str, ...]:
    """The words of a text as the index keeps them: normalised, in order, very long ones cut."""
    return tuple(word[:LONGEST_WORD] for word in words(text))


def placed_words(text: str) -> Iterator[PlacedWord]:
    """The words of a text with their places."""
    for found in _WORD.finditer(text):
        for word in normalise(found[0]).split():
            yield PlacedWord(word[:LONGEST_WORD], found.start(), found.end())


def allowed_edits(word: str) -> int:
    """How many typing mistakes a word may have: one, in a long word two."""
    return 2 if len(word) >= _LONG else 1
