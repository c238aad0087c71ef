"""Which language a short text is written in: Indonesian, English, or both mixed.

Everyday words tell most. A word that is in neither list is judged by its runs of three letters, by which list has them
more often. Words that both languages use ("login", "email", "server") say nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.common_words import ENGLISH, INDONESIAN
from bot.slang import INDONESIAN_SLANG

_WORD = re.compile(r"[^\W\d_]+")
_RUN = 3
_TOLD_BY_LETTERS = 0.6  # at most, where an everyday word tells 1
_MIXED_FROM = 0.3  # share of the weaker language from which a text is mixed
_FEWEST_OF_EACH = 1.5  # and how much of it there must be
_SHARED = """
login log email mail password pin otp admin online offline server website web link url api app error update upload
download file video internet wifi browser chrome android iphone laptop computer chat bot live dashboard domain hosting
plugin widget webhook token status order checkout invoice reset install export import backup sync super normal program
data database menu form format detail total bonus promo member user username ok oke hi halo hey hello no test tes demo
agent tim team report setting settings account hp sms call center customer service
"""
_BOTH = frozenset(_SHARED.split())


@dataclass(frozen=True, slots=True)
class Language:
    """A guess: `code` is "id", "en", "mixed" or None (nothing to go by), `confidence` is 0–1."""

    code: str | None
    confidence: float


def language_of(text: str) -> Language:
    """The language of the text as far as its words tell."""
    told = [_leaning(word) for word in _WORD.findall(text.lower())]
    english = sum(leaning for leaning in told if leaning > 0)
    indonesian = -sum(leaning for leaning in told if leaning < 0)
    evidence = english + indonesian
    if not evidence:
        return Language(None, 0.0)
    weaker = min(english, indonesian)
    if weaker >= _FEWEST_OF_EACH and weaker >= _MIXED_FROM * evidence:
        return Language("mixed", 2 * weaker / evidence)
    # One telling word makes a guess, three make it sure.
    confidence = abs(english - indonesian) / evidence * (1 - math.exp(-1.2 * evidence))
    return Language("en" if english > indonesian else "id", confidence)


def _runs(word: str) -> Iterable[str]:
    padded = f" {word} "
    return (padded[at : at + _RUN] for at in range(len(padded) - _RUN + 1))


def _odds() -> dict[str, float]:
    """For each run of letters how much likelier it is in English words than in Indonesian ones (natural logarithm)."""
    english = Counter(run for word in ENGLISH for run in _runs(word))
    indonesian = Counter(run for word in INDONESIAN for run in _runs(word))
    totals = english.total(), indonesian.total()
    runs = english.keys() | indonesian.keys()
    return {
        run: math.log((english[run] + 0.5) / totals[0] * totals[1] / (indonesian[run] + 0.5)) for run in sorted(runs)
    }


_ODDS = _odds()
_ONLY_ENGLISH = ENGLISH - INDONESIAN - _BOTH - INDONESIAN_SLANG
_ONLY_INDONESIAN = (INDONESIAN | INDONESIAN_SLANG) - ENGLISH - _BOTH


def _leaning(word: str) -> float:
    """How much a word speaks for English (above 0, at most 1) or Indonesian (below 0)."""
    if word in _BOTH:
        return 0.0
    if word in _ONLY_ENGLISH:
        return 1.0
    if word in _ONLY_INDONESIAN:
        return -1.0
    if word in ENGLISH or len(word) < _RUN:
        return 0.0
    odds = [_ODDS.get(run, 0.0) for run in _runs(word)]
    return _TOLD_BY_LETTERS * math.tanh(sum(odds) / len(odds))
