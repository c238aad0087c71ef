"""The word a visitor meant: the nearest word that the knowledge uses, or that people use."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 3  # letters; shorter words have too many neighbours
_SHORT = 4  # letters up to which only a letter left out is forgiven
_MIDDLE = 6  # letters from which any one slip is forgiven, not only those that fingers make
_VOWELS_OR_DOUBLED = re.compile(r"[aeiou]|(.)(?=\1)")
_LONG = 7  # letters from which two slips are forgiven that are not both vowels or doubled letters
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _ROWS for at, letter in enumerate(row)}
_FINGERS, _EARS, _ANY = 0, 1, 2
_VOWELS = "aeiou"
_SOUND_ALIKE = ("aeiou", "ck", "sz", "fv", "iy", "dt", "bp", "mn", "kq")


class Speller:
    """Corrects words that are not known.

    Args:
        counts: the knowledge's words, and how often it uses each.
        common: words that are right and may be meant, though the knowledge does not use them.
        is_right: whether another word is spelled right; such a word is left alone and never meant.
    """

    def __init__(self, counts: Mapping[str, int], common: Iterable[str], is_right: Callable[[str], bool]) -> None:
        self._counts = counts
        self._is_right = is_right
        self._own = _by_letter(counts)
        self._common = _by_letter(word for word in common if word not in counts)

    def correct(self, word: str) -> str | None:
        """The word that was meant, None when it is right or nothing is near.

        The knowledge's own words come first. Nearness counts slips: a letter too many, missing, wrong or swapped.
        """
        if len(word) < SHORTEST or word in self._counts or not word.isalpha() or self._is_right(word):
            return None
        return self._nearest(word, self._own) or self._nearest(word, self._common)

    def _nearest(self, word: str, shelves: Mapping[str, list[str]]) -> str | None:
        near = process.extract(word, shelves.get(word[0], ()), scorer=OSA.distance, score_cutoff=2, limit=None)
        found = [
            (int(distance), slip_of(word, other) if distance == 1 else _ANY, -self._counts.get(other, 0), other)
            for other, distance, _ in near
            if _may_mean(word, other, int(distance))
        ]
        return min(found)[3] if found else None


def _may_mean(typed: str, meant: str, distance: int) -> bool:
    """Whether that many slips are likely: the longer the word, the more."""
    longer = max(len(typed), len(meant))
    if distance == 1:
        if len(typed) < _SHORT:
            return len(meant) > len(typed) and slip_of(typed, meant) == _FINGERS
        return longer >= _MIDDLE or slip_of(typed, meant) < _ANY
    if len(meant) < _MIDDLE:
        return False
    frames = (_VOWELS_OR_DOUBLED.sub("", typed), _VOWELS_OR_DOUBLED.sub("", meant))
    return frames[0] == frames[1] or (len(typed) >= _LONG and OSA.distance(*frames) <= 1)


def slip_of(typed: str, meant: str) -> int:
    """How likely one slip makes `typed` of `meant`, which differ by one: 0 fingers, 1 ears, 2 neither.

    Fingers swap, double, hit the key beside or one more, and miss vowels; ears take letters that sound alike and lose
    the last one.
    """
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    if len(typed) == len(meant):
        return _exchanged(typed[start:], meant[start:])
    if len(typed) > len(meant):
        more, before = typed[start : start + 1], typed[start - 1 : start]
        return _FINGERS if more == before or more in _BESIDE.get(before, "") else _ANY
    missed, before = meant[start], meant[start - 1 : start]
    if missed in _VOWELS or missed == before:
        return _FINGERS
    return _EARS if start == len(typed) >= _SHORT else _ANY


def _exchanged(typed: str, meant: str) -> int:
    """The same for words of one length, from the first letter on that differs."""
    if typed[:2] == meant[1::-1] or typed[:1] in _BESIDE.get(meant[:1], ""):
        return _FINGERS
    return _EARS if any(typed[:1] in group and meant[:1] in group for group in _SOUND_ALIKE) else _ANY


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """The words under their first and second letter: a slip seldom hits the first, and then the second stands there."""
    shelves: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= SHORTEST and word.isalpha():
            for letter in sorted(set(word[:2])):
                shelves[letter].append(word)
    return dict(shelves)
