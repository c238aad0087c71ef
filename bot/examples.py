"""How alike a text is to the examples of each signal: kernel ridge regression, as for articles, without a calibration.

What is needed here are scores that can be added up over signals that say the same, not one best find with a
probability. So nothing is rehearsed, and one system of equations is solved instead of a square inverted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.likeness import Likeness
from bot.matching import Phrased
from bot.ranking import targets
from bot.reading import Reader
from bot.ridge import RIDGE


@dataclass(frozen=True, slots=True)
class Alike:
    """A signal's score for a text (about 1 for one of its own phrasings), and the phrasing that is closest."""

    id: str
    score: float
    phrasing: str


class Examples:
    """All signals' phrasings, ready to be compared with texts; never changes once built."""

    def __init__(self, signals: Sequence[Phrased]) -> None:
        self._ids = [signal.id for signal in signals]
        self._phrasings = [text for signal in signals for text in signal.phrasings]
        self._owners = np.repeat(np.arange(len(signals)), [len(signal.phrasings) for signal in signals])
        self._reader = Reader(self._phrasings)
        readings = [self._reader.learn(phrasing) for phrasing in self._phrasings]
        self._likeness = Likeness(readings, self._owners.astype(np.int32), len(signals))
        kernel = self._likeness.among_all().overall + np.float32(RIDGE) * np.eye(len(readings), dtype=np.float32)
        self._weights = np.linalg.solve(kernel, targets(self._owners, len(signals)).astype(np.float32))

    def alike(self, text: str) -> tuple[Alike, ...]:
        """Every signal with how alike the text is to it, the most alike first; nothing for a text without words."""
        reading = self._reader.read(text)
        if not reading.words:
            return ()
        near = self._likeness.to_all(reading).overall
        scores = near @ self._weights
        order = np.argsort(-scores, kind="stable")
        closest = [int(np.argmax(np.where(self._owners == signal, near, -1))) for signal in order]
        return tuple(
            Alike(self._ids[signal], float(scores[signal]), self._phrasings[row])
            for signal, row in zip(order, closest, strict=True)
        )
