"""Searching the help centre: the bot's own matcher, with a quoted passage for each article and a corrected question."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape
from rapidfuzz import fuzz

from bot.article import LANGUAGES
from bot.matching import Match
from bot.text import normalise, words
from chat_server.web.help_passages import Passage, key_as_written, word_key, word_keys
from chat_server.web.help_shelf import Listed, Shelf, listed

LONGEST_QUERY = 200

_MOST_SHOWN = 8
_LEAST_LIKELY = 0.03
_LEAST_WHEN_UNSURE = 0.1  # the matcher gives about 0.06 to each article when a text says nothing to it
_LEAST_ALIKE = 70
_LONGEST_SNIPPET = 200
_SHORTEST_WORD = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, and the passage of it that says why, its matching words marked."""

    article: Listed
    snippet: Markup


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found. `corrected` is the question without typing mistakes, None when there were none."""

    query: str
    hits: tuple[Hit, ...]
    is_sure: bool
    corrected: str | None


def search(shelf: Shelf, query: str, language: str) -> Results:
    """What the help centre has for `query`, best first, to be shown on a page of `language`."""
    match = _surest_match(shelf, query, language)
    is_sure = match.zone != "hand_over"
    wanted = wanted_keys(query, match)
    least = _LEAST_LIKELY if is_sure else _LEAST_WHEN_UNSURE
    likely = [scored.id for scored in match.ranked if scored.p >= least]
    # Short questions ("export") ask for an overview: what opens with all their words follows what answers them.
    slugs = tuple(dict.fromkeys([*likely, *shelf.opening_with(wanted, language)]))
    hits = (_hit(shelf, slug, language, wanted) for slug in slugs[:_MOST_SHOWN])
    return Results(query, tuple(hit for hit in hits if hit is not None), is_sure, corrected(query, match))


def _surest_match(shelf: Shelf, query: str, language: str) -> Match:
    """The match in the page's language, or in another when that is surer: people mix the two."""
    match = shelf.knowledge.match(query, language)
    if match.zone == "answer":
        return match
    others = (shelf.knowledge.match(query, each) for each in LANGUAGES if each != language)
    return max((match, *others), key=lambda found: found.confidence)


def corrected(query: str, match: Match) -> str | None:
    """The question with its typing mistakes mended; None when it has none.

    The matcher also reads short forms in full (gmn is bagaimana). Those are no mistakes, so they stay as typed.
    """
    meant = {typed: better for typed, better in match.corrections if fuzz.ratio(typed, better) >= _LEAST_ALIKE}
    better = _WORD.sub(lambda word: meant.get(normalise(word[0]), word[0]), query)
    return better if normalise(better) != normalise(query) else None


def snippet(passages: Iterable[Passage], excerpt: str, wanted: frozenset[str]) -> Markup:
    """The passage with the most of the wanted words, the excerpt when none has more; those words are marked."""
    best, most = excerpt, len(word_keys(excerpt) & wanted)
    for passage in passages:
        count = len(passage.keys & wanted)
        if count > most:
            best, most = passage.text, count
    return _marked(_cut(best, wanted), wanted)


def wanted_keys(query: str, match: Match) -> frozenset[str]:
    """The words to look for in a text: those of the question, as typed and as the matcher read them."""
    read = (*words(query), *(word for _, meant in match.corrections for word in words(meant)))
    return frozenset(word_key(word) for word in read if len(word) >= _SHORTEST_WORD)


def _hit(shelf: Shelf, slug: str, language: str, wanted: frozenset[str]) -> Hit | None:
    article = shelf.knowledge.article(slug, language)
    if article is None:
        return None
    return Hit(listed(article, language), snippet(shelf.printed(article).passages, article.excerpt, wanted))


def _cut(passage: str, wanted: frozenset[str]) -> str:
    """The passage shortened at words, around the first that was asked for."""
    if len(passage) <= _LONGEST_SNIPPET:
        return passage
    first = next((found.start() for found in _WORD.finditer(passage) if key_as_written(found[0]) in wanted), 0)
    start = max(0, min(first - _LONGEST_SNIPPET // 3, len(passage) - _LONGEST_SNIPPET))
    start = passage.rfind(" ", 0, start) + 1 if start else 0
    end = start + _LONGEST_SNIPPET
    end = len(passage) if end >= len(passage) else max(passage.rfind(" ", start, end), start + 1)
    return f"{'… ' if start else ''}{passage[start:end]}{' …' if end < len(passage) else ''}"


def _marked(passage: str, wanted: frozenset[str]) -> Markup:
    parts: list[Markup] = []
    done = 0
    for found in _WORD.finditer(passage):
        if key_as_written(found[0]) in wanted:
            parts += [escape(passage[done : found.start()]), Markup("<mark>{}</mark>").format(found[0])]
            done = found.end()
    return Markup("").join([*parts, escape(passage[done:])])
