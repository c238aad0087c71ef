"""How much of a text is about things that the knowledge knows: the measure of what is foreign to it."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.text import words as words_of

_SUFFIXES = ("nya", "ku", "mu", "kah", "lah", "kan", "an", "i", "es", "s", "ed", "ing", "in")
_PREFIXES = (
    "meng",
    "meny",
    "mem",
    "men",
    "me",
    "di",
    "ke",
    "ter",
    "ber",
    "peng",
    "pem",
    "pen",
    "per",
    "se",
    "nge",
    "ng",
)
_SHORTEST_STEM = 4
_SHORTEST_MENDED = 6
_SHORTEST_MENDED_TWICE = 9
_LONGEST = 1_000
_HALF_KNOWN = 0.3


class Vocabulary:
    """The words that the knowledge knows, with their stems.

    `own` are texts about our topics, `wishes` texts whose words say less of a topic, `everyday` words say nothing.
    """

    def __init__(self, own: Iterable[str], wishes: Iterable[str], everyday: Iterable[str]) -> None:
        self._everyday = frozenset(everyday)
        known = self._telling(own)
        self._known = frozenset(stem for word in known for stem in _stems(word))
        self._half_known = frozenset(stem for word in self._telling(wishes) for stem in _stems(word))
        by_letter: dict[str, list[str]] = {}
        for word in sorted(known):
            if len(word) >= _SHORTEST_MENDED - 1 and word.isalpha():
                by_letter.setdefault(word[0], []).append(word)
        self._by_letter = {letter: tuple(found) for letter, found in by_letter.items()}

    def foreign_share(self, text: str) -> float | None:
        """How much (0–1) of the text's telling words the knowledge does not know; None when it has no telling words."""
        telling = self._telling((text[:_LONGEST],))
        unknown = sum(not self._weight(word) for word in telling)
        total = unknown + sum(self._weight(word) for word in telling)
        return unknown / total if total else None

    def _telling(self, texts: Iterable[str]) -> set[str]:
        return {word for text in texts for word in words_of(text) if word not in self._everyday and not word.isdigit()}

    def _weight(self, word: str) -> float:
        """1 for a word of our topics, less for one of wishes, 0 for a foreign one."""
        if any(stem in self._known for stem in _stems(word)):
            return 1.0
        if any(stem in self._half_known for stem in _stems(word)):
            return _HALF_KNOWN
        return float(self._is_misspelt(word))

    def _is_misspelt(self, word: str) -> bool:
        if len(word) < _SHORTEST_MENDED or not word.isalpha():
            return False
        slips = 2 if len(word) >= _SHORTEST_MENDED_TWICE else 1
        near = process.extractOne(word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
        return near is not None


@lru_cache(maxsize=20_000)
def _stems(word: str) -> tuple[str, ...]:
    """The word and what is left of it without its endings and beginnings, as long as that is a word."""
    stems = [word]
    shorter = (word.removesuffix(end) for end in _SUFFIXES if word.endswith(end))
    for stem in (word, *shorter):
        if len(stem) >= _SHORTEST_STEM:
            stems.append(stem)
        stems.extend(
            stem[len(start) :]
            for start in _PREFIXES
            if stem.startswith(start) and len(stem) - len(start) >= _SHORTEST_STEM
        )
    return tuple(dict.fromkeys(stems))
