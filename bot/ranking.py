"""Which entries a text may mean, from how alike it is to their phrasings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.index import Floats, Numbers, Whole
from bot.likeness import Alike
from bot.reading import Reading

KEPT = 20  # entries that a ranking keeps


@dataclass(frozen=True, slots=True)
class Ranking:
    """`entries` best first with their `scores` (about 0–1); `rows` are the phrasings looked at, `alike` to the text."""

    entries: Whole
    scores: Floats
    rows: Whole
    alike: Alike

    @classmethod
    def of(cls, scores: Floats, entries: Whole, rows: Whole, alike: Alike) -> "Ranking":
        """The ranking that the scores of some entries make; equal scores keep the entries' order."""
        best = np.argsort(-scores, kind="stable")[:KEPT]
        return cls(entries[best], scores[best], rows, alike)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would have been found for a phrasing if it, or its whole entry, were not there."""

    row: int
    without_it: Ranking
    without_its_entry: Ranking


class Ranker(Protocol):
    """Ranks entries for a text; two ways do it, one for small and one for large knowledge."""

    def rank(self, reading: Reading) -> Ranking:
        """The entries for a text."""
        ...

    def rehearse(self, readings: Sequence[Reading], most: int) -> Iterator[Rehearsal]:
        """Rehearsals with at most that many of the phrasings that were read, spread evenly."""
        ...


def spread(count: int, most: int) -> NDArray[np.int64]:
    """At most `most` of the numbers below `count`, evenly spread."""
    return np.arange(count) if count <= most else np.linspace(0, count - 1, most).astype(np.int64)


def targets(owners: Numbers, entries: int) -> NDArray[np.float64]:
    """What each phrasing should score for each entry: 1 for its own, 0 for others."""
    wanted = np.zeros((len(owners), entries))
    wanted[np.arange(len(owners)), owners] = 1
    return wanted
