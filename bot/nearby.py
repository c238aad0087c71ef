"""Ranking for large knowledge: kernel ridge regression over the nearest phrasings only, anew for each text.

Nothing is fitted beforehand, so knowledge of any size is served at once; it costs less than half a point against a fit
over everything (measured). The nearest come from the index along a budget of postings, the rarest features first.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from bot.index import Numbers, Whole
from bot.likeness import Likeness
from bot.ranking import Ranking, Rehearsal, spread, targets
from bot.reading import Reading

_NEAREST = 40
_BUDGET = 6_000  # postings for each kind of feature
_RIDGE = 0.2
_NOTHING = np.empty(0, dtype=np.int64)


class Nearby:
    """Scores the entries of the nearest phrasings."""

    def __init__(self, likeness: Likeness, owners: Whole) -> None:
        self._likeness = likeness
        self._owners = owners

    def rank(self, reading: Reading) -> Ranking:
        """The entries for a text; none when no phrasing shares anything with it."""
        return self._rank(reading, _NOTHING)

    def rehearse(self, readings: Sequence[Reading], most: int) -> Iterator[Rehearsal]:
        """Rehearsals with at most that many phrasings."""
        for row in spread(len(readings), most):
            own = np.flatnonzero(self._owners == self._owners[row])
            yield Rehearsal(int(row), self._rank(readings[row], np.array([row])), self._rank(readings[row], own))

    def _rank(self, reading: Reading, left_out: Numbers) -> Ranking:
        rows = self._likeness.nearest(reading, _NEAREST, _BUDGET, left_out)
        alike, among = self._likeness.to_some(reading, rows)
        entries, places = np.unique(self._owners[rows], return_inverse=True)
        kernel = among.astype(np.float64) + _RIDGE * np.eye(len(rows))
        weights = np.linalg.solve(kernel, targets(places, len(entries)))
        return Ranking.of((alike.overall @ weights).astype(np.float32), entries, rows, alike)
