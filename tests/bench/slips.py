"""Slips of the fingers, for measuring how much they cost: a key beside, a vowel lost, a letter doubled, two swapped."""

from collections.abc import Callable
from random import Random

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = "aeiou"
_SHORTEST = 4


def mistyped(text: str, chance: Random) -> str:
    """The text with one or two slips in its words of four letters and more."""
    words = text.split()
    for _ in range(chance.choice((1, 2))):
        places = [at for at, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
        if places:
            at = chance.choice(places)
            words[at] = chance.choice(_SLIPS)(words[at], chance)
    return " ".join(words)


def _key_beside(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word))
    row = next((row for row in _ROWS if word[at].lower() in row), None)
    if row is None:
        return word
    key = row.index(word[at].lower())
    return word[:at] + chance.choice(row[max(0, key - 1) : key] + row[key + 1 : key + 2]) + word[at + 1 :]


def _vowel_lost(word: str, chance: Random) -> str:
    vowels = [at for at in range(1, len(word)) if word[at] in _VOWELS]
    if not vowels:
        return word
    at = chance.choice(vowels)
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word))
    return word[: at + 1] + word[at:]


def _swapped(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1) if len(word) > _SHORTEST - 1 else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


_SLIPS: tuple[Callable[[str, Random], str], ...] = (_key_beside, _vowel_lost, _doubled, _swapped)
