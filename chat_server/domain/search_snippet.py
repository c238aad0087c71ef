"""The passage of a text that shows why it was found, with the places of the words that were looked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chat_server.domain.search_query import PlacedWord, Query, Term, placed_words

_LONGEST = 180
_BEFORE = 50  # characters shown before the first mark of a long text


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage in plain text; `marks` are (start, end) in characters of it, in order, none over another."""

    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(text: str, query: Query, near: Mapping[str, Sequence[str]]) -> Snippet:
    """The passage of `text` around the first word that was found; `near` are the other spellings looked for."""
    marks = _marks(text, query, near)
    start, end = _bounds(text, marks[0][0] if marks else 0)
    head, tail = "… " if start else "", " …" if end < len(text) else ""
    shift = len(head) - start
    kept = tuple((a + shift, b + shift) for a, b in marks if a >= start and b <= end)
    passage = "".join(" " if sign.isspace() else sign for sign in text[start:end])
    return Snippet(f"{head}{passage}{tail}", kept)


def _marks(text: str, query: Query, near: Mapping[str, Sequence[str]]) -> list[tuple[int, int]]:
    placed = list(placed_words(text))
    found: set[tuple[int, int]] = set()
    for term in query.terms:
        for at in range(len(placed) - len(term.words) + 1):
            here = placed[at : at + len(term.words)]
            if _is_found(term, here, near):
                found.update((word.start, word.end) for word in here)
    return sorted(found)


def _is_found(term: Term, here: Sequence[PlacedWord], near: Mapping[str, Sequence[str]]) -> bool:
    said = tuple(word.word for word in here)
    if said == term.words:
        return True
    if term.is_prefix and said[:-1] == term.words[:-1] and said[-1].startswith(term.words[-1]):
        return True
    return len(said) == 1 and said[0] in near.get(term.words[0], ())


def _bounds(text: str, first: int) -> tuple[int, int]:
    """Where to cut: at words, so that the first mark is in sight."""
    if len(text) <= _LONGEST:
        return 0, len(text)
    start = max(0, min(first - _BEFORE, len(text) - _LONGEST))
    start = _after_space(text, start, first) if start else 0
    end = min(start + _LONGEST, len(text))
    return start, end if end == len(text) else _before_space(text, end, first)


def _after_space(text: str, start: int, first: int) -> int:
    space = text.find(" ", start, first)
    return start if space == -1 else space + 1


def _before_space(text: str, end: int, first: int) -> int:
    space = text.rfind(" ", first + 1, end)
    return end if space == -1 else space
