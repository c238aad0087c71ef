"""How alike a text and the phrasings are, seen four ways and taken together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from bot.index import Floats, Index, Numbers, Whole, sketches
from bot.reading import Reading

# Measured on seven public sets at once: a wide plateau, so round numbers.
_PAIRS, _ORDER, _GRAMS, _LETTERS = 2, 1, 1, 1
_ALL = _PAIRS + _ORDER + _GRAMS + _LETTERS
_SHARPNESS = 1.25  # near phrasings count more than their share
_WIDTH = 1024  # places of a sketch


@dataclass(frozen=True, slots=True)
class Alike:
    """Likenesses (0–1) to some phrasings, in their order: four ways, and `overall`."""

    pairs: Floats
    order: Floats
    grams: Floats
    letters: Floats
    overall: Floats

    @classmethod
    def of(cls, pairs: Floats, order: Floats, grams: Floats, letters: Floats) -> "Alike":
        """The four ways with what they come to."""
        weighed = _PAIRS * pairs + _ORDER * order + _GRAMS * grams + _LETTERS * letters
        return cls(pairs, order, grams, letters, _together(weighed))

    def at(self, rows: Numbers) -> "Alike":
        """The same for some of the phrasings; of a square, for one of its rows."""
        return Alike(self.pairs[rows], self.order[rows], self.grams[rows], self.letters[rows], self.overall[rows])


class Likeness:
    """Compares texts with all phrasings: their meanings in pairs and in order, their letters in runs and whole."""

    def __init__(self, readings: Sequence[Reading], owners: Whole, entries: int) -> None:
        self.pairs = Index([reading.pairs for reading in readings], owners, entries)
        self.order = Index([reading.order for reading in readings], owners, entries)
        self.grams = Index([reading.grams for reading in readings], owners, entries)
        self._texts = [reading.in_order for reading in readings]

    def to_all(self, reading: Reading) -> Alike:
        """How alike the text is to each phrasing."""
        return Alike.of(
            self.pairs.cosines(reading.pairs),
            self.order.cosines(reading.order),
            self.grams.cosines(reading.grams),
            _letters([reading.in_order], self._texts)[0],
        )

    def among_all(self) -> Alike:
        """How alike each phrasing is to each: squares."""
        return Alike.of(self.pairs.gram(), self.order.gram(), self.grams.gram(), _letters(self._texts, self._texts))

    def to_some(self, reading: Reading, rows: Whole) -> tuple[Alike, Floats]:
        """How alike the text is to some of the phrasings, and how alike (nearly) these are to each other: a square."""
        pairs, order, grams = self.pairs.some(rows), self.order.some(rows), self.grams.some(rows)
        texts = [self._texts[row] for row in rows]
        alike = Alike.of(
            self.pairs.cosines_with(pairs, reading.pairs),
            self.order.cosines_with(order, reading.order),
            self.grams.cosines_with(grams, reading.grams),
            _letters([reading.in_order], texts)[0],
        )
        vectors = sketches([(pairs, _PAIRS), (order, _ORDER), (grams, _GRAMS)], _WIDTH)
        return alike, _together(vectors @ vectors.T + _LETTERS * _letters(texts, texts))

    def nearest(self, reading: Reading, many: int, budget: int, left_out: Numbers) -> Whole:
        """The phrasings most like the text, judged by its rarest features alone: `budget` postings of each kind."""
        found = (
            self.pairs.postings(reading.pairs, budget),
            self.grams.postings(reading.grams, budget),
        )
        rows = np.concatenate([rows for rows, _ in found])
        adds = np.concatenate([adds for _, adds in found])
        rough = np.bincount(rows, adds, minlength=len(self._texts))
        rough[left_out] = 0
        touched = np.flatnonzero(rough > 0)
        if len(touched) > many:
            touched = touched[np.argpartition(-rough[touched], many)[:many]]
        return np.sort(touched).astype(np.int32)


def _together(weighed: Floats) -> Floats:
    mean: Floats = np.asarray(np.maximum(weighed, 0) / np.float32(_ALL), np.float32)
    return mean ** np.float32(_SHARPNESS)


def _letters(texts: Sequence[str], others: Sequence[str]) -> Floats:
    """How alike the letters are, squared so that chance likeness (about a half) counts little."""
    ratios = process.cdist(texts, others, scorer=fuzz.ratio, dtype=np.float32).astype(np.float32)
    return (ratios / np.float32(100)) ** 2
