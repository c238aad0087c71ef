"""The passages of an article that a search may quote, with what makes them findable."""

import html
import re
from dataclasses import dataclass
from functools import lru_cache

import nh3

from bot.text import normalise, words

_ALIKE = 6
_BLOCK_END = re.compile(r"</(?:p|li|h[2-6]|pre|t[hd]|blockquote)>|<br>")
_PLAIN = nh3.Cleaner(tags=set())


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, step or heading as plain text in one line, and the keys of its words."""

    text: str
    keys: frozenset[str]


def passages(rendered: str) -> tuple[Passage, ...]:
    """The passages of rendered Markdown, in order."""
    blocks = (html.unescape(_PLAIN.clean(block)) for block in _BLOCK_END.split(rendered))
    lines = (" ".join(block.split()) for block in blocks)
    return tuple(Passage(line, word_keys(line)) for line in lines if line)


def word_keys(text: str) -> frozenset[str]:
    """The keys of all words of a text."""
    return frozenset(word_key(word) for word in words(text))


@lru_cache(maxsize=16_384)
def key_as_written(word: str) -> str:
    """The key of a word as it stands in an article; articles use the same few thousand words again and again."""
    return word_key(normalise(word))


def word_key(word: str) -> str:
    """What words that begin alike share: both languages inflect at the end (ekspor, ekspornya; export, exported)."""
    return word[:_ALIKE]
