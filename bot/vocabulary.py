"""How much of a text is about things that the knowledge knows: the measure of what is foreign to it."""

from collections.abc import Iterable, Iterator

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
_MOST_WORDS = 150


class Vocabulary:
    """The words that the knowledge knows, with their stems; `everyday` words say nothing of what a text is about."""

    def __init__(self, texts: Iterable[str], everyday: Iterable[str]) -> None:
        self._everyday = frozenset(everyday)
        known = {word for text in texts for word in words_of(text) if word not in self._everyday}
        self._known = frozenset(stem for word in known for stem in _stems(word))
        by_letter: dict[str, list[str]] = {}
        for word in sorted(known):
            if len(word) >= _SHORTEST_MENDED - 1 and word.isalpha():
                by_letter.setdefault(word[0], []).append(word)
        self._by_letter = {letter: tuple(found) for letter, found in by_letter.items()}

    def foreign_share(self, text: str) -> float | None:
        """How much (0–1) of the text's telling words the knowledge does not know; None when it has no telling words."""
        said = dict.fromkeys(words_of(text)[:_MOST_WORDS])
        telling = [word for word in said if word not in self._everyday and not word.isdigit()]
        if not telling:
            return None
        return sum(not self._knows(word) for word in telling) / len(telling)

    def _knows(self, word: str) -> bool:
        return any(stem in self._known for stem in _stems(word)) or self._is_misspelt(word)

    def _is_misspelt(self, word: str) -> bool:
        if len(word) < _SHORTEST_MENDED or not word.isalpha():
            return False
        slips = 2 if len(word) >= _SHORTEST_MENDED_TWICE else 1
        near = process.extractOne(word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
        return near is not None


def _stems(word: str) -> Iterator[str]:
    """The word and what is left of it without its endings and beginnings, as long as that is a word."""
    yield word
    shorter = [word.removesuffix(end) for end in _SUFFIXES if word.endswith(end)]
    for stem in (word, *shorter):
        if len(stem) >= _SHORTEST_STEM:
            yield stem
        for start in _PREFIXES:
            if stem.startswith(start) and len(stem) - len(start) >= _SHORTEST_STEM:
                yield stem[len(start) :]
