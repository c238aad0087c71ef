"""The word a visitor meant: the nearest word that the knowledge uses, or that people use."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 3  # letters; shorter words have too many neighbours
_SHORT = 4  # letters below which only one letter left out is forgiven
_MIDDLE = 6  # letters from which any one slip is forgiven, not only those that fingers make
_VOWELS_OR_DOUBLED = re.compile(r"[aeiou]|(.)(?=\1)")
_LONG = 7  # letters from which two slips are forgiven of which only one is by fingers
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
        """The word that the fewest and likeliest slips lead to, of equals the one that is used most."""
        near = process.extract(word, shelves.get(word[0], ()), scorer=OSA.distance, score_cutoff=2, limit=None)
        for likely, slips in ((_after_one, 1), (_after_two, 2)):
            found = [
                (kind, -self._counts.get(other, 0), other)
                for other, distance, _ in near
                if distance <= slips and (kind := likely(word, other)) is not None
            ]
            if found:
                return min(found)[2]
        return None


def _after_one(typed: str, meant: str) -> int | None:
    """How likely the one slip between them is (`slip_of`); None where so short a word may as well be another one."""
    kind = slip_of(typed, meant)
    if len(typed) < _SHORT:
        return kind if len(meant) > len(typed) and kind == _FINGERS else None
    return kind if kind < _ANY or max(len(typed), len(meant)) >= _MIDDLE else None


def _after_two(typed: str, meant: str) -> int | None:
    """The same for two slips: those of the fingers are likely in short words too, others only in long ones."""
    if min(len(typed), len(meant)) >= _SHORT and _by_fingers(typed, meant, 2):
        return _FINGERS
    if len(meant) < _MIDDLE:
        return None
    frames = (_VOWELS_OR_DOUBLED.sub("", typed), _VOWELS_OR_DOUBLED.sub("", meant))
    is_likely = frames[0] == frames[1] or (len(typed) >= _LONG and OSA.distance(*frames) <= 1)
    return _ANY if is_likely else None


def slip_of(typed: str, meant: str) -> int:
    """How likely one slip makes `typed` of `meant`, which differ by one: 0 fingers, 1 ears, 2 neither.

    Ears take letters that sound alike and lose the last one.
    """
    if _by_fingers(typed, meant, 1):
        return _FINGERS
    if meant[:-1] == typed:
        return _EARS if len(typed) >= _SHORT else _ANY
    if len(typed) != len(meant):
        return _ANY
    exchanged = next({one, other} for one, other in zip(typed, meant, strict=True) if one != other)
    return _EARS if any(exchanged <= set(group) for group in _SOUND_ALIKE) else _ANY


def _by_fingers(typed: str, meant: str, slips: int, before: str = "") -> bool:
    """Whether at most so many slips of the fingers make `typed` of `meant`, both behind the letter `before`."""
    while typed and typed[0] == meant[:1]:
        before, typed, meant = typed[0], typed[1:], meant[1:]
    if not slips or typed == meant:
        return typed == meant
    rests = _after_a_slip(typed, meant, before)
    return any(_by_fingers(hit, wanted, slips - 1, last) for hit, wanted, last in rests)


def _after_a_slip(typed: str, meant: str, before: str) -> Iterator[tuple[str, str, str]]:
    """What is left of both, with the letter before it, behind each slip that fingers may have made here."""
    hit, wanted = typed[:1], meant[:1]
    if len(meant) > 1 and typed[:2] == meant[1::-1]:
        yield typed[2:], meant[2:], wanted  # swapped
    if hit and hit in _BESIDE.get(wanted, ""):
        yield typed[1:], meant[1:], hit  # the key beside
    if hit and (hit == before or hit in _BESIDE.get(before, "")):
        yield typed[1:], meant, hit  # twice, or one more
    if wanted and (wanted in _VOWELS or wanted == before):
        yield typed, meant[1:], wanted  # a vowel or a double missed


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """The words under their first and second letter: a slip seldom hits the first, and then the second stands there."""
    shelves: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        if len(word) >= SHORTEST and word.isalpha():
            for letter in sorted(set(word[:2])):
                shelves[letter].append(word)
    return dict(shelves)
