"""A text as the features that are compared: its words (mended), what they mean, and their letters."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.affixes import uninflected
from bot.common_words import COMMON
from bot.concepts import CONCEPTS
from bot.meaning import meanings
from bot.slang import SLANG
from bot.spelling import Speller
from bot.text import normalise

Keys = NDArray[np.int64]

MOST_WORDS = 64  # of a text are read; a question is shorter, and a pasted log must not cost a second
PAIR_REACH = 8  # words apart that two words may be to count as a pair
_SIZES = range(2, 6)  # letters in a character n-gram
_LETTER_BITS = 12
_SPACE = ord(" ")
_CONCEPT_WORDS = frozenset(word for phrase in CONCEPTS for word in phrase.split())


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read: its `words`, mended by `corrections`, and three kinds of features as sorted keys."""

    words: tuple[str, ...]
    corrections: tuple[tuple[str, str], ...]
    pairs: Keys
    order: Keys
    grams: Keys

    @property
    def in_order(self) -> str:
        """The words in alphabetical order: texts that differ only in word order are the same."""
        return " ".join(sorted(self.words))


class Reader:
    """Reads texts against the vocabulary of the knowledge's phrasings."""

    def __init__(self, phrasings: Iterable[str]) -> None:
        counts = Counter(word for phrasing in phrasings for word in normalise(phrasing).split())
        self.vocabulary = counts
        self._speller = Speller(counts, _CONCEPT_WORDS, self._is_right)
        self._numbers: dict[str, int] = {}

    def learn(self, phrasing: str) -> Reading:
        """The phrasing as features; its concepts become part of the vocabulary."""
        return self._read(tuple(normalise(phrasing).split()[:MOST_WORDS]), (), is_new=True)

    def read(self, text: str) -> Reading:
        """The visitor's text as features; slang and slips that the knowledge does not know are mended."""
        mended: list[str] = []
        corrections: list[tuple[str, str]] = []
        for word in normalise(text).split()[:MOST_WORDS]:
            meant = self._meant(word)
            mended += meant
            if meant != (word,):
                corrections.append((word, " ".join(meant)))
        return self._read(tuple(mended), tuple(corrections), is_new=False)

    def _meant(self, word: str) -> tuple[str, ...]:
        if word in self.vocabulary:
            return (word,)
        if word in SLANG:
            return SLANG[word]
        corrected = self._speller.correct(word)
        return (corrected,) if corrected else (word,)

    def _is_right(self, word: str) -> bool:
        """Whether it is an everyday word, or another form of a word that is known."""
        return self._is_known(word) or any(map(self._is_known, uninflected(word)))

    def _is_known(self, word: str) -> bool:
        return word in self.vocabulary or word in _CONCEPT_WORDS or word in COMMON

    def _read(self, words: tuple[str, ...], corrections: tuple[tuple[str, str], ...], *, is_new: bool) -> Reading:
        # Slang that the knowledge itself uses means the same all the same.
        plain = [part for word in words for part in SLANG.get(word, (word,))]
        meant = tuple(meanings(plain))
        if is_new:
            for meaning in meant:
                self._numbers.setdefault(meaning, len(self._numbers))
        known = [self._numbers[meaning] for meaning in meant if meaning in self._numbers]
        return Reading(words, corrections, pair_keys(known), order_keys(known), gram_keys(words))


def pair_keys(numbers: Sequence[int]) -> Keys:
    """A key for each meaning and each pair of meanings that stand near each other, in either order."""
    keys = set()
    for at, one in enumerate(numbers):
        for other in numbers[at : at + PAIR_REACH + 1]:
            keys.add(one << 32 | other if one < other else other << 32 | one)
    return np.array(sorted(keys), dtype=np.int64)


def order_keys(numbers: Sequence[int]) -> Keys:
    """A key for each meaning, and for each that follows another directly or with one between."""
    keys = set(numbers)
    for gap in (1, 2):
        keys.update(gap << 60 | one << 30 | other for one, other in zip(numbers, numbers[gap:], strict=False))
    return np.array(sorted(keys), dtype=np.int64)


def gram_keys(words: Sequence[str]) -> Keys:
    """A key for each run of 2–5 letters inside a word; the spaces around a word count as letters."""
    if not words:
        return np.empty(0, dtype=np.int64)
    padded = f" {' '.join(words)} "
    letters = np.frombuffer(padded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    letters &= (1 << _LETTER_BITS) - 1
    spaces = np.concatenate(([0], np.cumsum(letters == _SPACE)))
    found = []
    keys = letters[:-1] << _LETTER_BITS | letters[1:]
    for size in _SIZES:
        # Within: none of the letters between the first and the last is a space.
        within = spaces[size - 1 : size - 1 + len(keys)] == spaces[1 : 1 + len(keys)]
        found.append(keys[within])
        keys = keys[:-1] << _LETTER_BITS | letters[size:]
    return np.unique(np.concatenate(found))
