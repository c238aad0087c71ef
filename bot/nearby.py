"""Ranking for large knowledge: kernel ridge regression over the nearest phrasings only, anew for each text.

Nothing is fitted beforehand, so knowledge of any size is served at once; it costs less than half a point against a fit
over everything (measured). The nearest come from the index along a budget of postings, the rarest features first.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bot.index import Floats, Index, Whole
from bot.likeness import Alike, Likeness, letters_alike
from bot.ranking import Ranking, Rehearsal, spread, targets
from bot.reading import Keys, Reading

_NEAREST = 100
_BUDGET = 40_000  # postings for each kind of feature
_WIDTH = 1024  # places that features are hashed to when the nearest are compared with each other
_RIDGE = 0.2
_MOST_REHEARSED = 200  # each costs two whole rankings


class Nearby:
    """Scores the entries of the nearest phrasings."""

    def __init__(self, likeness: Likeness, owners: Whole, readings: list[Reading]) -> None:
        self._likeness = likeness
        self._owners = owners
        self._readings = readings

    def rank(self, reading: Reading) -> Ranking:
        """The entries for a text."""
        return self._rank(reading, np.empty(0, dtype=np.int64))

    def rehearse(self, most: int) -> Iterator[Rehearsal]:
        """Rehearsals with at most that many phrasings."""
        for row in spread(len(self._owners), min(most, _MOST_REHEARSED)):
            reading = self._readings[row]
            own = np.flatnonzero(self._owners == self._owners[row])
            yield Rehearsal(int(row), self._rank(reading, np.array([row])), self._rank(reading, own))

    def _rank(self, reading: Reading, left_out: NDArray[np.int64]) -> Ranking:
        rows = self._nearest(reading, left_out)
        alike, kernel = self._compare(reading, rows)
        entries, places = np.unique(self._owners[rows], return_inverse=True)
        wanted = targets(places.astype(np.int32), len(entries))
        weights = np.linalg.solve(kernel.astype(np.float64) + _RIDGE * np.eye(len(rows)), wanted)
        return Ranking.of((alike.overall @ weights).astype(np.float32), entries, rows, alike)

    def _nearest(self, reading: Reading, left_out: NDArray[np.int64]) -> Whole:
        rough = self._likeness.rough(reading, _BUDGET)
        rough[left_out] = -1
        many = min(_NEAREST, len(rough) - len(left_out))
        return np.sort(np.argpartition(-rough, many - 1)[:many]).astype(np.int32)

    def _compare(self, reading: Reading, rows: Whole) -> tuple[Alike, Floats]:
        """How alike the text is to the phrasings, and how alike they are among themselves."""
        names = ("pairs", "order", "grams")
        squares = [self._square(getattr(self._likeness, name), getattr(reading, name), rows) for name in names]
        texts = [self._likeness.texts[row] for row in rows]
        to_text = letters_alike([reading.in_order], texts)[0]
        among = Alike.of(*(square[1:, 1:] for square in squares), letters_alike(texts, texts))
        return Alike.of(*(square[0, 1:] for square in squares), to_text), among.overall

    @staticmethod
    def _square(index: Index, keys: Keys, rows: Whole) -> Floats:
        vectors = index.vectors([index.known(keys), *(index.features_of(int(row)) for row in rows)], _WIDTH)
        return vectors @ vectors.T
