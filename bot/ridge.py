"""Ranking for small knowledge: kernel ridge regression over all phrasings, fitted once.

It learns which likenesses tell entries apart, as logistic regression does (measured: equally well), but has a closed
form. So what it would say without a phrasing, or without a whole entry, follows from the same inverse: the rehearsals
that confidence is learned from are exact and cost no refitting.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bot.index import Floats, Whole
from bot.likeness import Alike, Likeness
from bot.ranking import Ranking, Rehearsal, spread, targets
from bot.reading import Reading

RIDGE = 0.06


class Ridge:
    """Scores every entry from the likeness to every phrasing."""

    def __init__(self, likeness: Likeness, owners: Whole, entries: int) -> None:
        self._likeness = likeness
        self._owners = owners
        self._entries = np.arange(entries, dtype=np.int32)
        self._rows = np.arange(len(owners), dtype=np.int32)
        self._gram: Alike | None = likeness.gram()
        kernel = self._gram.overall.astype(np.float64)
        self._inverse: NDArray[np.float64] | None = np.linalg.inv(kernel + RIDGE * np.eye(len(owners)))
        self._fit = self._inverse @ targets(owners, entries)
        self._weights: Floats = self._fit.astype(np.float32)

    def rank(self, reading: Reading) -> Ranking:
        """The entries for a text."""
        alike = self._likeness.to(reading)
        return Ranking.of(alike.overall @ self._weights, self._entries, self._rows, alike)

    def rehearse(self, most: int) -> Iterator[Rehearsal]:
        """Rehearsals with at most that many phrasings; what only they need is then forgotten."""
        assert self._gram is not None
        assert self._inverse is not None
        wanted = targets(self._owners, len(self._entries))
        for row in spread(len(self._owners), most):
            own = np.flatnonzero(self._owners == self._owners[row])
            alone = np.array([row])
            alike = Alike(*(getattr(self._gram, part)[row] for part in Alike.__slots__))
            without_it = self._without(alone, row, wanted)
            without_entry = self._without(own, row, wanted)
            without_entry[self._owners[row]] = -1
            yield Rehearsal(int(row), self._ranking(without_it, alone, alike), self._ranking(without_entry, own, alike))
        self._gram = self._inverse = None

    def _without(self, rows: NDArray[np.int64], row: np.int64, wanted: NDArray[np.float64]) -> NDArray[np.float64]:
        """The scores of a phrasing had `rows`, it among them, been held out."""
        assert self._inverse is not None
        errors = np.linalg.solve(self._inverse[np.ix_(rows, rows)], self._fit[rows])
        scores: NDArray[np.float64] = wanted[row] - errors[np.flatnonzero(rows == row)[0]]
        return scores

    def _ranking(self, scores: NDArray[np.float64], held_out: NDArray[np.int64], alike: Alike) -> Ranking:
        rest = np.delete(self._rows, held_out)
        return Ranking.of(scores.astype(np.float32), self._entries, rest, alike.at(rest))
