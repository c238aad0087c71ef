"""The words that people said, and which of them a mistyped word may have meant."""

from collections.abc import Iterable

import sqlalchemy as sa
from rapidfuzz.distance import OSA

from chat_server.domain.search_query import Query, Term, allowed_edits
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.search_match import MATCHES, match_word
from chat_server.store.search_schema import LEARN_WORDS, entry, indexed, learned_rows
from chat_server.store.search_schema import word as table

_MOST_NEAR = 8
_COUNTED = 1000
_RARER = 4  # a mistyping is said at least this many times less often than the word itself
_FIRST_SIGN = "\x01"  # comes before whatever could follow in a word
_AFTER_ALL = "\U0010ffff"

_LEARN = Prepared(LEARN_WORDS)
_UNLEARN = Prepared(sa.delete(table).where(table.c.word == sa.bindparam("word")))
_BEGINS = Prepared(
    sa.select(table.c.word).where(table.c.word >= sa.bindparam("start"), table.c.word < sa.bindparam("end")).limit(1)
)
_ALIKE = Prepared(
    sa.union(
        sa.select(table.c.word).where(table.c.word >= sa.bindparam("start"), table.c.word < sa.bindparam("end")),
        sa.select(table.c.word).where(
            table.c.reversed >= sa.bindparam("backward_start"), table.c.reversed < sa.bindparam("backward_end")
        ),
    )
)
_COUNT = Prepared(
    sa.select(sa.func.count()).select_from(
        sa.select(entry.c.seq).where(MATCHES).limit(sa.bindparam("most")).subquery("found")
    )
)


def learn(tx: Tx, text: str) -> None:
    """Keep the words of a message for later corrections; most were kept before."""
    new = indexed(text).learned - tx.known
    if new:
        tx.insert_last(_LEARN, learned_rows(new))
        tx.noted.update(new)


def unlearn(tx: Tx, texts: Iterable[str]) -> None:
    """Take the words of erased messages away, unless another message has them too."""
    for word in sorted({word for text in texts for word in indexed(text).said.split()}):
        if not _count(tx, word, 1):
            tx.run(_UNLEARN, word=word)
            tx.known.discard(word)
            tx.dropped.add(word)


def near_words(tx: Tx, query: Query) -> dict[str, tuple[str, ...]]:
    """For each word of the query that has some, the other spellings to look for, the likeliest first.

    A word that nobody said may be any near one; a word that is said may only stand mistyped in messages, so only rarer
    words count (`kasir` does not find `kasih`).
    """
    found = {term.words[0]: _near(tx, term) for term in query.terms if term.correctable}
    return {word: others for word, others in found.items() if others}


def _near(tx: Tx, term: Term) -> tuple[str, ...]:
    word = term.words[0]
    most = allowed_edits(word)
    alike = [(OSA.distance(word, each, score_cutoff=most), each) for each in _alike(tx, word, most)]
    likely = [each for distance, each in sorted(alike) if 0 < distance <= most and not _goes_on(term, each)]
    if not likely or not _is_known(tx, term):
        return tuple(likely[:_MOST_NEAR])
    rarer = _count(tx, word, _COUNTED) // _RARER
    if not rarer:
        return ()
    return tuple(each for each in likely[:_MOST_NEAR] if _count(tx, each, rarer + 1) <= rarer)


def _goes_on(term: Term, word: str) -> bool:
    """True for what the term finds already."""
    return term.is_prefix and word.startswith(term.words[0])


def _alike(tx: Tx, word: str, edits: int) -> list[str]:
    """The words with the same beginning or the same end: one mistake cannot be in both, and two seldom are."""
    length = max(1, (len(word) - 1) // (edits + 1))
    start, backward = word[:length], word[::-1][:length]
    rows = tx.rows(
        _ALIKE,
        start=start,
        end=start + _AFTER_ALL,
        backward_start=backward,
        backward_end=backward + _AFTER_ALL,
    )
    return [str(row[0]) for row in rows if abs(len(row[0]) - len(word)) <= edits]


def _is_known(tx: Tx, term: Term) -> bool:
    word = term.words[0]
    return tx.row(_BEGINS, start=word, end=word + (_AFTER_ALL if term.is_prefix else _FIRST_SIGN)) is not None


def _count(tx: Tx, word: str, most: int) -> int:
    """How many messages hold the word, counted no further than `most`."""
    row = tx.row(_COUNT, **match_word(word).values, most=most)
    assert row
    return int(row[0])
