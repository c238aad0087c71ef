"""From a text to the entries that answer it, each with how likely it is right and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from bot.calibration import Calibration, signals
from bot.likeness import Likeness
from bot.nearby import Nearby
from bot.ranking import Ranker, Ranking
from bot.reading import Reader
from bot.ridge import Ridge
from bot.text import normalise

ANSWER_FROM = 0.5
OFFER_FROM = 0.25
_SOFTNESS = 0.1  # a lead in score that makes an entry e times as likely as the next
LARGEST_FITTED = 2000  # phrasings; the fit takes time with the cube of them, and the square in memory while it lasts


@dataclass(frozen=True, slots=True)
class Phrased:
    """Something that can be found by the ways people ask for it."""

    id: str
    phrasings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One find: `p` is how likely it is right (0–1), `phrasing` the closest one, `parts` what the score is made of."""

    id: str
    p: float
    phrasing: str
    parts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for `text` (normalised), best first.

    `corrections` are words as written and as understood; `zone` says what `confidence` allows: "answer" with the first
    of `ranked`, "offer" the first few, or "hand_over" to a person.
    """

    text: str
    corrections: tuple[tuple[str, str], ...]
    ranked: tuple[Scored, ...]
    confidence: float
    zone: str


class Matcher:
    """Everything that can be found, indexed; never changes once built, so threads may share it."""

    def __init__(self, entries: Sequence[Phrased]) -> None:
        said = [(entry.id, [text for text in entry.phrasings if normalise(text)]) for entry in entries]
        said = [(name, texts) for name, texts in said if texts]
        self._ids = [name for name, _ in said]
        self._phrasings = [text for _, texts in said for text in texts]
        self._owners = np.repeat(np.arange(len(said), dtype=np.int32), [len(texts) for _, texts in said])
        self._reader = Reader(self._phrasings)
        readings = [self._reader.learn(phrasing) for phrasing in self._phrasings]
        likeness = Likeness(readings, self._owners, len(said))
        self._likeness = likeness
        self._ranker: Ranker = (
            Ridge(likeness, self._owners, len(said))
            if len(readings) <= LARGEST_FITTED
            else Nearby(likeness, self._owners)
        )
        self._calibration = Calibration.learn(self._ranker, readings, self._owners, likeness)

    @classmethod
    def build(cls, entries: Sequence[Phrased]) -> "Matcher":
        """A matcher over the entries."""
        return cls(entries)

    def match(self, text: str, limit: int = 10) -> Match:
        """The entries that fit the text, best first, at most `limit`."""
        reading = self._reader.read(text)
        nothing = Match(" ".join(reading.words), reading.corrections, (), 0.0, "hand_over")
        if not reading.words or not self._phrasings:
            return nothing
        ranking = self._ranker.rank(reading)
        if not len(ranking.entries):
            return nothing
        confidence = self._calibration.probability(signals(reading, ranking, self._owners, self._likeness))
        return Match(
            nothing.text,
            reading.corrections,
            self._explained(ranking, confidence, limit),
            confidence,
            zone_of(confidence),
        )

    def _explained(self, ranking: Ranking, confidence: float, limit: int) -> tuple[Scored, ...]:
        """The best entries with their closest phrasings; the further behind in score, the less likely."""
        chances = confidence * np.exp((ranking.scores[:limit] - ranking.scores[0]) / _SOFTNESS)
        order = np.argsort(-ranking.alike.overall, kind="stable")
        owners, first = np.unique(self._owners[ranking.rows[order]], return_index=True)
        nearest = dict(zip(owners.tolist(), order[first].tolist(), strict=True))
        return tuple(
            Scored(
                self._ids[entry], p, self._phrasings[ranking.rows[nearest[entry]]], _parts(ranking, at, nearest[entry])
            )
            for at, (entry, p) in enumerate(zip(ranking.entries[:limit].tolist(), chances.tolist(), strict=True))
        )


def _parts(ranking: Ranking, at: int, nearest: int) -> dict[str, float]:
    """The score, and how alike the closest phrasing is: meanings in pairs and in order, runs of letters, the whole."""
    alike = ranking.alike
    found = {
        "score": ranking.scores[at],
        "meanings": alike.pairs[nearest],
        "order": alike.order[nearest],
        "letters": alike.grams[nearest],
        "whole": alike.letters[nearest],
    }
    return {name: round(float(value), 3) for name, value in found.items()}


def zone_of(confidence: float) -> str:
    """What the confidence in the best entry allows."""
    if confidence >= ANSWER_FROM:
        return "answer"
    return "offer" if confidence >= OFFER_FROM else "hand_over"
