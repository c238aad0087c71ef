"""How alike a text and the phrasings are, seen four ways and taken together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.index import Floats, Index, Whole
from bot.reading import Reading

# Measured on seven public sets at once: a wide plateau, so round numbers.
_PAIRS, _ORDER, _GRAMS, _LETTERS = 2, 1, 1, 1
_ALL = _PAIRS + _ORDER + _GRAMS + _LETTERS
_SHARPNESS = 1.25  # near phrasings count more than their share


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
        mean = (_PAIRS * pairs + _ORDER * order + _GRAMS * grams + _LETTERS * letters) / np.float32(_ALL)
        return cls(pairs, order, grams, letters, np.maximum(mean, 0) ** np.float32(_SHARPNESS))

    def at(self, rows: NDArray[np.signedinteger]) -> "Alike":
        """The same for some of the phrasings."""
        return Alike(self.pairs[rows], self.order[rows], self.grams[rows], self.letters[rows], self.overall[rows])


class Likeness:
    """Compares texts with all phrasings: their meanings in pairs and in order, their letters in runs and whole."""

    def __init__(self, readings: Sequence[Reading], owners: Whole, entries: int) -> None:
        self.pairs = Index([reading.pairs for reading in readings], owners, entries)
        self.order = Index([reading.order for reading in readings], owners, entries)
        self.grams = Index([reading.grams for reading in readings], owners, entries)
        self.texts = [reading.in_order for reading in readings]

    def to(self, reading: Reading) -> Alike:
        """How alike the text is to each phrasing."""
        return Alike.of(
            self.pairs.cosines(reading.pairs),
            self.order.cosines(reading.order),
            self.grams.cosines(reading.grams),
            letters_alike([reading.in_order], self.texts)[0],
        )

    def rough(self, reading: Reading, budget: int) -> Floats:
        """How alike the text is to each phrasing, judged by its rarest features alone."""
        return (
            _PAIRS * self.pairs.cosines(reading.pairs, budget)
            + _ORDER * self.order.cosines(reading.order, budget)
            + _GRAMS * self.grams.cosines(reading.grams, budget)
        )

    def gram(self) -> Alike:
        """How alike each phrasing is to each: square matrices."""
        letters = letters_alike(self.texts, self.texts)
        return Alike.of(self.pairs.gram(), self.order.gram(), self.grams.gram(), letters)


def letters_alike(texts: Sequence[str], others: Sequence[str]) -> Floats:
    """How alike the letters are, squared so that chance likeness (about a half) counts little."""
    ratios: Floats = process.cdist(texts, others, scorer=fuzz.ratio, dtype=np.float32)
    return (ratios / 100) ** 2
