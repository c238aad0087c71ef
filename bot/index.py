"""An inverted index in numpy: how much a text shares with every phrasing, without looking at most of them."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.reading import Keys

Floats = NDArray[np.float32]
Whole = NDArray[np.int32]

_BITS = 32  # of a key that pairs an entry (high) with a feature (low)
_FEATURE = (1 << _BITS) - 1
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2⁶⁴ over the golden ratio: spreads neighbouring numbers far apart


class Index:
    """Cosines between texts, over one kind of feature (keys), for phrasings numbered from 0.

    A feature weighs more the fewer *entries* have it: a word that stands in every phrasing of one entry and in no
    other tells most, though a plain inverse document frequency would call it common.
    """

    def __init__(self, phrasings: Sequence[Keys], owners: Whole, entries: int) -> None:
        sizes = np.array([len(keys) for keys in phrasings], dtype=np.int64)
        rows = np.repeat(np.arange(len(phrasings), dtype=np.int32), sizes)
        flat = np.concatenate(phrasings) if phrasings else np.empty(0, dtype=np.int64)
        self.size = len(phrasings)
        self._keys, features = np.unique(flat, return_inverse=True)
        pairs = owners[rows].astype(np.int64) << _BITS | features
        self._entry_features, self._entry_counts = np.unique(pairs, return_counts=True)
        spread = np.bincount(self._entry_features & _FEATURE, minlength=len(self._keys))
        self._weights = (1 + np.log((1 + entries) / (1 + spread))).astype(np.float32)
        self._unknown = 1 + math.log(1 + entries)  # the weight of a feature that no entry has
        order = np.argsort(features, kind="stable")
        self._rows = rows[order]
        self._starts = np.concatenate(([0], np.cumsum(np.bincount(features, minlength=len(self._keys)))))
        self._lengths = np.sqrt(np.bincount(rows, self._weights[features] ** 2, minlength=self.size)).astype(np.float32)
        self._lengths[self._lengths == 0] = 1
        self._features = features.astype(np.int32)
        self._row_starts = np.concatenate(([0], np.cumsum(sizes)))

    def known(self, keys: Keys) -> NDArray[np.int64]:
        """The numbers of those features that some phrasing has."""
        if not len(self._keys):
            return np.empty(0, dtype=np.int64)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return at[self._keys[at] == keys]

    def cosines(self, keys: Keys, budget: int | None = None) -> Floats:
        """The cosine with each phrasing; with a `budget` of postings, only the rarest features are followed."""
        features = self.known(keys)
        if budget is not None:
            features = self._rarest(features, budget)
        return self._cosines(features, self._weights[features])

    def gram(self) -> Floats:
        """The cosine of each phrasing with each."""
        found = np.empty((self.size, self.size), dtype=np.float32)
        for row in range(self.size):
            features = self.features_of(row)
            found[row] = self._cosines(features, self._weights[features])
        return found

    def covered_by(self, entry: int, keys: Keys, *, beside: bool = False) -> float:
        """The share of a text's features, by weight, that the entry has (`beside` the text, if that is one of its own)."""
        features = self.known(keys)
        weights = self._weights[features]
        total = float(weights.sum()) + self._unknown * (len(keys) - len(features))
        wanted = entry << _BITS | features
        at = np.minimum(np.searchsorted(self._entry_features, wanted), len(self._entry_features) - 1)
        counts = np.where(self._entry_features[at] == wanted, self._entry_counts[at], 0)
        return float(weights[counts > beside].sum()) / total if total else 0.0

    def features_of(self, row: int) -> Whole:
        """The features of one phrasing."""
        return self._features[self._row_starts[row] : self._row_starts[row + 1]]

    def vectors(self, texts: Sequence[NDArray[np.signedinteger]], width: int) -> Floats:
        """The features of texts as vectors of length 1 and `width` places; some features share a place by chance."""
        sizes = [len(features) for features in texts]
        flat = np.concatenate(texts)
        rows = np.repeat(np.arange(len(texts)), sizes)
        mixed = (flat.astype(np.uint64) + np.uint64(1)) * _MIX
        places = (mixed >> np.uint64(33)).astype(np.int64) % width
        signs = np.where(mixed >> np.uint64(63), np.float32(1), np.float32(-1))
        weights = self._weights[flat]
        vectors = np.bincount(rows * width + places, weights * signs, minlength=len(texts) * width)
        lengths = np.sqrt(np.bincount(rows, weights**2, minlength=len(texts)))
        lengths[lengths == 0] = 1
        return (vectors.reshape(len(texts), width) / lengths[:, None]).astype(np.float32)

    def _cosines(self, features: NDArray[np.signedinteger], weights: Floats) -> Floats:
        starts = self._starts[features]
        counts = self._starts[features + 1] - starts
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        if not total:
            return np.zeros(self.size, dtype=np.float32)
        postings = np.arange(total) + np.repeat(starts - ends + counts, counts)
        products = np.bincount(self._rows[postings], np.repeat(weights**2, counts), minlength=self.size)
        length = float(np.linalg.norm(weights))
        return (products / (self._lengths * length)).astype(np.float32)

    def _rarest(self, features: NDArray[np.int64], budget: int) -> NDArray[np.int64]:
        counts = self._starts[features + 1] - self._starts[features]
        order = np.argsort(counts, kind="stable")
        within = np.cumsum(counts[order]) <= budget
        return features[order][within]

