"""An inverted index in numpy: how much a text shares with every phrasing, without looking at most of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.reading import Keys

Floats = NDArray[np.float32]
Whole = NDArray[np.int32]
Numbers = NDArray[np.signedinteger]

_BITS = 32  # of a key that pairs an entry (high) with a feature (low)
_FEATURE = (1 << _BITS) - 1
_AT_ONCE = 1 << 16  # products of a square that are summed at once
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2⁶⁴ over the golden ratio: spreads neighbouring numbers far apart


@dataclass(frozen=True, slots=True)
class Some:
    """Some phrasings of an index: their features one after another, `which` phrasing has each, and the lengths."""

    features: Whole
    which: NDArray[np.int64]
    weights: Floats
    lengths: Floats


def sketches(kinds: Sequence[tuple["Some", float]], width: int) -> Floats:
    """The same phrasings in several kinds of features, each with its weight, as vectors of `width` places.

    Products of the vectors are the weighed sums of the cosines, nearly: features rarely share a place.
    """
    spots, adds = [], []
    for kind, (some, weight) in enumerate(kinds):
        mixed = (some.features.astype(np.uint64) * np.uint64(len(kinds)) + np.uint64(kind)) * _MIX
        spots.append(some.which * width + (mixed >> np.uint64(33)).astype(np.int64) % width)
        values = some.weights * (np.float32(weight**0.5) / some.lengths)[some.which]
        adds.append(np.where(mixed >> np.uint64(63), values, -values))
    many = len(kinds[0][0].lengths)
    vectors = np.bincount(np.concatenate(spots), np.concatenate(adds), minlength=many * width)
    return vectors.astype(np.float32).reshape(many, width)


class Index:
    """Cosines between texts, over one kind of feature (keys), for phrasings numbered from 0.

    A feature weighs more the fewer *entries* have it: a word that stands in every phrasing of one entry and in no
    other tells most, though a plain inverse document frequency would call it common.
    """

    def __init__(self, phrasings: Sequence[Keys], owners: Whole, entries: int) -> None:
        sizes = [len(keys) for keys in phrasings]
        rows = np.repeat(np.arange(len(phrasings), dtype=np.int32), sizes)
        flat = np.concatenate(phrasings) if phrasings else np.empty(0, dtype=np.int64)
        self.size = len(phrasings)
        self._keys, features = np.unique(flat, return_inverse=True)
        pairs = owners[rows].astype(np.int64) << _BITS | features
        self._entry_features, counts = np.unique(pairs, return_counts=True)
        self._is_repeated = counts > 1  # the feature is in several phrasings of the entry
        spread = np.bincount(self._entry_features & _FEATURE, minlength=len(self._keys))
        self._weights: Floats = (1 + np.log((1 + entries) / (1 + spread))).astype(np.float32)
        self._unknown = 1 + math.log(1 + entries)  # the weight of a feature that no entry has
        self._rows: Whole = rows[np.argsort(features, kind="stable")]
        self._starts = _starts(np.bincount(features, minlength=len(self._keys)))
        lengths = np.sqrt(np.bincount(rows, self._weights[features] ** 2, minlength=self.size))
        self._lengths: Floats = np.where(lengths > 0, lengths, 1).astype(np.float32)
        self._features: Whole = features.astype(np.int32)
        self._row_starts = _starts(np.array(sizes, dtype=np.int64))

    def cosines(self, keys: Keys) -> Floats:
        """The cosine of a text with each phrasing."""
        features = self._known(keys)
        places, which = _slices(self._starts, features)
        squares = (self._weights[features] ** 2)[which]
        products = np.bincount(self._rows[places], squares, minlength=self.size)
        return (products / (self._lengths * self._length(features))).astype(np.float32)

    def gram(self) -> Floats:
        """The cosine of each phrasing with each."""
        found = np.empty((self.size, self.size), dtype=np.float32)
        at_once = max(1, _AT_ONCE // max(self.size, 1))
        for first in range(0, self.size, at_once):
            last = min(first + at_once, self.size)
            features = self._features[self._row_starts[first] : self._row_starts[last]]
            owners = np.repeat(np.arange(last - first), np.diff(self._row_starts[first : last + 1]))
            places, which = _slices(self._starts, features)
            spots = owners[which] * self.size + self._rows[places]
            squares = (self._weights[features] ** 2)[which]
            products = np.bincount(spots, squares, minlength=(last - first) * self.size)
            found[first:last] = products.reshape(last - first, self.size)
        return found / self._lengths / self._lengths[:, None]

    def postings(self, keys: Keys, budget: int) -> tuple[Whole, Floats]:
        """The phrasings that share the text's rarest features, as often as they do, and what that adds to a cosine."""
        features = self._known(keys)
        counts = self._starts[features + 1] - self._starts[features]
        order = np.argsort(counts, kind="stable")
        features = features[order][np.cumsum(counts[order]) <= budget]
        places, which = _slices(self._starts, features)
        rows = self._rows[places]
        squares = self._weights[features] ** 2
        return rows, squares[which] / self._lengths[rows]

    def some(self, rows: Whole) -> "Some":
        """Some of the phrasings, laid out to be compared with texts and with each other."""
        places, which = _slices(self._row_starts, rows)
        features = self._features[places]
        return Some(features, which, self._weights[features], self._lengths[rows])

    def cosines_with(self, some: "Some", keys: Keys) -> Floats:
        """The cosine of a text with each of some phrasings."""
        known = self._known(keys)
        if not len(known):
            return np.zeros(len(some.lengths), dtype=np.float32)
        at = np.minimum(np.searchsorted(known, some.features), len(known) - 1)
        shared = known[at] == some.features
        products = np.bincount(some.which[shared], some.weights[shared] ** 2, minlength=len(some.lengths))
        return (products / (some.lengths * self._length(known))).astype(np.float32)

    def covered_by(self, entry: int, keys: Keys, *, beside: bool = False) -> float:
        """The share (0–1) of a text's features, by weight, that the entry has; `beside` the text, if it is its own."""
        features = self._known(keys)
        weights = self._weights[features]
        total = float(weights.sum()) + self._unknown * (len(keys) - len(features))
        wanted = entry << _BITS | features
        at = np.minimum(np.searchsorted(self._entry_features, wanted), len(self._entry_features) - 1)
        has = self._entry_features[at] == wanted
        if beside:
            has &= self._is_repeated[at]
        return float(weights[has].sum()) / total if total else 0.0

    def _known(self, keys: Keys) -> NDArray[np.int64]:
        """The numbers of those features that some phrasing has, ascending as the keys are."""
        if not len(self._keys):
            return np.empty(0, dtype=np.int64)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1).astype(np.int64)
        known: NDArray[np.int64] = at[self._keys[at] == keys]
        return known

    def _length(self, features: Numbers) -> float:
        return float(np.linalg.norm(self._weights[features])) or 1.0


def _starts(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts)))


def _slices(starts: NDArray[np.int64], wanted: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of several slices one after another, and which of the `wanted` each place belongs to."""
    begins = starts[wanted]
    counts = starts[wanted + 1] - begins
    which = np.repeat(np.arange(len(wanted)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(len(which)) + (begins - before)[which], which
