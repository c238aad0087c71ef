"""What words mean: the concepts of a text, phrase by phrase and word by word."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.affixes import roots, stem
from bot.concepts import CONCEPTS
from bot.irregular import BASES

_NUMBER = "#number"
_REMEMBERED = 20_000  # words; what visitors write must not make memory grow


@lru_cache(_REMEMBERED)
def _stem_of(word: str) -> str:
    return stem(BASES.get(word, word))


_STEMS = {_stem_of(word): concept for word, concept in reversed(CONCEPTS.items()) if " " not in word}
# Phrases by the stems of their words: "topped up" and "topping up" are "top up".
_PHRASES = {
    tuple(map(_stem_of, phrase.split())): concept for phrase, concept in reversed(CONCEPTS.items()) if " " in phrase
}
_BEGINNINGS = frozenset(stems[0] for stems in _PHRASES)
_LONGEST = max(map(len, _PHRASES))


def meanings(words: Sequence[str]) -> Iterator[str]:
    """The concepts of the words in their order; of a phrase, the longest first, one for all of its words."""
    stems = [_stem_of(word) for word in words]
    at = 0
    while at < len(words):
        size = _phrase_at(stems, at)
        yield _PHRASES[tuple(stems[at : at + size])] if size > 1 else concept_of(words[at])
        at += size


def _phrase_at(stems: Sequence[str], at: int) -> int:
    """How many words the phrase has that begins there, 1 where none does."""
    if stems[at] in _BEGINNINGS:
        for size in range(min(_LONGEST, len(stems) - at), 1, -1):
            if tuple(stems[at : at + size]) in _PHRASES:
                return size
    return 1


@lru_cache(_REMEMBERED)
def concept_of(word: str) -> str:
    """The concept of one word, or its stem when no group has it."""
    if word[0].isdigit():
        return _NUMBER  # "3", "5pm", "75x36"
    stemmed = _stem_of(word)
    for form in (word, BASES.get(word, word), stemmed):
        if form in CONCEPTS:
            return CONCEPTS[form]
    if stemmed in _STEMS:
        return _STEMS[stemmed]
    return next((CONCEPTS[root] for root in roots(word) if root in CONCEPTS), stemmed)
