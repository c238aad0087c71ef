"""How likely the best entry is the right one, learned from the knowledge alone.

Each phrasing is asked as if it were not there (is its entry found all the same?) and as if its whole entry were not
there (then nothing found is right). Logistic regression turns four signals into a probability. A dozen signals do
worse: rehearsals are not visitors, and further signals learn the difference between the two. Where the knowledge is
small its few rehearsals only bend the usual weights, which are the mean over the public sets.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.index import Whole
from bot.likeness import Likeness
from bot.ranking import Ranker, Ranking
from bot.reading import Reading

Signals = NDArray[np.float64]

USUAL: Signals = np.array([-3.4, 6.9, 1.1, 0.9, -0.4])  # for: always 1, score, grams, grams covered, pairs covered
_MOST_REHEARSED = 200  # phrasings, spread evenly; more do not make five weights better, and the build must be quick
_STRANGE = 0.5  # of a question out of scope, for each in scope
_HOLD = 0.3  # how strongly the weights are held to the usual ones, in rehearsals
_STEPS = 20  # Newton's method finds five weights in fewer


def signals(reading: Reading, ranking: Ranking, owners: Whole, likeness: Likeness, *, beside: bool = False) -> Signals:
    """What tells a right find from a wrong one; `beside` leaves the text itself out if it is one of its phrasings."""
    best = int(ranking.entries[0])
    grams = ranking.alike.grams[owners[ranking.rows] == best]
    return np.array(
        [
            1.0,
            ranking.scores[0],
            grams.max() if len(grams) else 0.0,
            likeness.grams.covered_by(best, reading.grams, beside=beside),
            likeness.pairs.covered_by(best, reading.pairs, beside=beside),
        ]
    )


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns signals into the probability that the best entry is right."""

    weights: Signals

    @classmethod
    def learn(cls, ranker: Ranker, readings: Sequence[Reading], owners: Whole, likeness: Likeness) -> "Calibration":
        """What the knowledge's rehearsals teach."""
        rows: list[Signals] = []
        right: list[bool] = []
        counted: list[float] = []
        for rehearsal in ranker.rehearse(readings, _MOST_REHEARSED):
            reading, entry = readings[rehearsal.row], owners[rehearsal.row]
            for ranking in (rehearsal.without_it, rehearsal.without_its_entry):
                if not len(ranking.entries):
                    continue
                is_right = bool(ranking.entries[0] == entry)
                rows.append(signals(reading, ranking, owners, likeness, beside=is_right))
                right.append(is_right)
                counted.append(1.0 if ranking is rehearsal.without_it else _STRANGE)
        return cls(
            _fitted(np.array(rows).reshape(-1, len(USUAL)), np.array(right, dtype=np.float64), np.array(counted))
        )

    def probability(self, found: Signals) -> float:
        """The probability (0–1) that the best entry is right."""
        return float(_logistic(found @ self.weights))


def _fitted(rows: Signals, right: Signals, counted: Signals) -> Signals:
    """The weights of a logistic regression, held to the usual ones."""
    weights = USUAL.copy()
    for _ in range(_STEPS):
        p = _logistic(rows @ weights)
        slope = rows.T @ (counted * (right - p)) - _HOLD * (weights - USUAL)
        curve = (rows * (counted * p * (1 - p))[:, None]).T @ rows + _HOLD * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _logistic(x: Signals) -> Signals:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))
