"""Ranking for small knowledge: kernel ridge regression over all phrasings, fitted once.

It learns which likenesses tell entries apart, as logistic regression does (measured: equally well), but has a closed
form. So what it would say without a phrasing, or without a whole entry, follows from the same inverse: the rehearsals
that confidence is learned from are exact and cost no refitting.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.index import Floats, Whole
from bot.likeness import Alike, Likeness
from bot.ranking import Ranking, Rehearsal, spread, targets
from bot.reading import Reading

RIDGE = 0.06

_Square = NDArray[np.float64]


class Ridge:
    """Scores every entry from the likeness to every phrasing."""

    def __init__(self, likeness: Likeness, owners: Whole, entries: int) -> None:
        self._likeness = likeness
        self._owners = owners
        self._entries = np.arange(entries, dtype=np.int32)
        self._rows = np.arange(len(owners), dtype=np.int32)
        # The two squares are needed for rehearsals only, and forgotten after them.
        among = likeness.among_all()
        kernel = among.overall.astype(np.float64) + RIDGE * np.eye(len(owners))
        inverse: _Square = np.linalg.inv(kernel).astype(np.float64)
        self._among: Alike | None = among
        self._inverse: _Square | None = inverse
        self._weights: _Square = inverse @ targets(owners, entries)
        self._light_weights: Floats = self._weights.astype(np.float32)

    def rank(self, reading: Reading) -> Ranking:
        """The entries for a text."""
        alike = self._likeness.to_all(reading)
        return Ranking.of(alike.overall @ self._light_weights, self._entries, self._rows, alike)

    def rehearse(self, readings: Sequence[Reading], most: int) -> Iterator[Rehearsal]:
        """Rehearsals with at most that many phrasings; can be asked for once."""
        assert self._among is not None
        assert self._inverse is not None
        for row in spread(len(readings), most):
            alike = self._among.at(row)
            own = np.flatnonzero(self._owners == self._owners[row])
            yield Rehearsal(
                int(row),
                self._without(self._inverse, np.array([row]), row, alike),
                self._without(self._inverse, own, row, alike),
            )
        self._among = self._inverse = None

    def _without(self, inverse: _Square, held_out: NDArray[np.int64], row: np.int64, alike: Alike) -> Ranking:
        """What a phrasing would have found, had the `held_out`, it among them, never been there.

        Held out together, the phrasings miss their targets by the inverse of their part of the inverse, times their
        weights (the leave-one-out formula of ridge regression, in blocks).
        """
        misses = np.linalg.solve(inverse[np.ix_(held_out, held_out)], self._weights[held_out])
        scores = -misses[np.flatnonzero(held_out == row)[0]]
        scores[self._owners[row]] += 1
        rest = np.delete(self._rows, held_out)
        entries = np.unique(self._owners[rest])
        return Ranking.of(scores[entries].astype(np.float32), entries, rest, alike.at(rest))
