"""Where the editors' word lists occur in a text, whatever endings and slips of the finger the words have.

An entry of a list is one or more words in order. `error*` is every word that begins so, `<not>` anything that the
list `not` (which must stand before this one) finds, and `...` up to two words of any kind.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.common_words import COMMON
from bot.slang import SLANG
from bot.text import words as words_of

GAP = "..."
_LONGEST_GAP = 2
_MOST_WORDS = 150
_SHORTEST_MENDED = 5
_SHORTEST_MENDED_TWICE = 9
_ENDINGS = ("nya", "lah", "kah", "ku", "mu", "pun", "s")
_SHORTEST_STEM = 3
_LETTERS = 3  # by how many letters a beginning (error*) is looked for first
_PART = re.compile(r"<([a-z_]+)>|\.\.\.|[^\s<>]+")

Span = tuple[int, int]


class UnknownListError(Exception):
    """An entry refers to a list that does not stand before it; `name` is that list's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


# Parts in order: a word, a beginning (ends in *), a list's name in angle brackets, or a gap.
_Entry = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _List:
    """The entries of a list, by what they begin with: a word, the first letters of a beginning, another list."""

    by_word: Mapping[str, tuple[_Entry, ...]]
    by_letters: Mapping[str, tuple[_Entry, ...]]
    by_list: Mapping[str, tuple[_Entry, ...]]

    def beginning(self, forms: frozenset[str], lists: Iterable[str]) -> Iterator[_Entry]:
        """The entries that can begin where a word has these forms and these lists begin."""
        for form in forms:
            yield from self.by_word.get(form, ())
            for letters in range(1, _LETTERS + 1):
                yield from self.by_letters.get(form[:letters], ())
        for name in lists:
            yield from self.by_list.get(name, ())


@dataclass(frozen=True, slots=True)
class Sightings:
    """The words of a text, and where (start, end) each list occurs in them."""

    words: tuple[str, ...]
    spans: Mapping[str, tuple[Span, ...]]

    def of(self, name: str) -> tuple[Span, ...]:
        """Where that list occurs; nothing when it does not."""
        return self.spans.get(name, ())

    def are_all_in(self, names: Iterable[str]) -> bool:
        """True when the lists of these names leave no word of the text uncovered (and there is one)."""
        covered = {at for name in names for start, end in self.of(name) for at in range(start, end)}
        return 0 < len(self.words) == len(covered)


class WordLists:
    """All lists, ready to be found in texts; immutable."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists: dict[str, _List] = {}
        parts: set[str] = set()
        for name, entries in lists.items():
            split = [found for entry in entries if (found := self._parts(entry))]
            parts.update(part for entry in split for part in entry)
            self._lists[name] = _list(split)
        self.vocabulary = frozenset(part.rstrip("*") for part in parts if part != GAP and not part.startswith("<"))
        self._mendable: dict[str, list[str]] = {}
        for word in sorted(self.vocabulary):
            if len(word) >= _SHORTEST_MENDED:
                self._mendable.setdefault(word[0], []).append(word)
        self._beginnings = tuple(part[:-1] for part in sorted(parts) if part.endswith("*"))

    def _parts(self, entry: str) -> tuple[str, ...]:
        parts: list[str] = []
        for found in _PART.finditer(entry):
            if found[1]:
                if found[1] not in self._lists:
                    raise UnknownListError(found[1])
                parts.append(f"<{found[1]}>")
            elif found[0] == GAP:
                parts.append(GAP)
            else:
                plain = words_of(found[0])
                parts.extend(plain[:-1])
                parts.extend(word + "*" * found[0].endswith("*") for word in plain[-1:])
        while parts and parts[0] == GAP:  # a gap at the beginning means nothing
            parts.pop(0)
        return tuple(parts)

    def find(self, text: str, known: frozenset[str] = frozenset()) -> Sightings:
        """Where the lists occur in the text; words that are `known` are never taken for misspelt ones."""
        said = words_of(text)[:_MOST_WORDS]
        forms = tuple(self._forms(word, known) for word in said)
        spans: dict[str, tuple[Span, ...]] = {}
        begun: list[list[str]] = [[] for _ in said]  # which lists begin at each word
        for name, entries in self._lists.items():
            found = {
                (start, end)
                for start, form in enumerate(forms)
                for entry in entries.beginning(form, begun[start])
                for end in _ends(entry, start, forms, spans)
            }
            if found:
                spans[name] = tuple(sorted(found))
                for start in {start for start, _ in found}:
                    begun[start].append(name)
        return Sightings(said, spans)

    def _forms(self, word: str, known: frozenset[str]) -> frozenset[str]:
        """The word, without its ending, in full, and as it was probably meant."""
        forms = {word, word.rstrip("0123456789") or word}
        for end in _ENDINGS:
            if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM:
                forms.add(word.removesuffix(end))
        full = SLANG.get(word, ())
        if len(full) == 1:
            forms.add(full[0])
        is_spelt_right = word in COMMON or forms & (self.vocabulary | known) or word.startswith(self._beginnings)
        if not is_spelt_right:
            forms.update(self._mended(word))
        return frozenset(forms)

    def _mended(self, word: str) -> Iterator[str]:
        if len(word) < _SHORTEST_MENDED or not word.isalpha():
            return
        slips = 2 if len(word) >= _SHORTEST_MENDED_TWICE else 1
        near = process.extractOne(word, self._mendable.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
        if near is not None:
            yield near[0]


def _list(entries: Iterable[_Entry]) -> _List:
    by_word: dict[str, list[_Entry]] = {}
    by_letters: dict[str, list[_Entry]] = {}
    by_list: dict[str, list[_Entry]] = {}
    for entry in entries:
        first = entry[0]
        if first.startswith("<"):
            by_list.setdefault(first[1:-1], []).append(entry)
        elif first.endswith("*"):
            by_letters.setdefault(first[:_LETTERS], []).append(entry)
        else:
            by_word.setdefault(first, []).append(entry)
    return _List(_closed(by_word), _closed(by_letters), _closed(by_list))


def _closed(shelves: Mapping[str, list[_Entry]]) -> Mapping[str, tuple[_Entry, ...]]:
    return {first: tuple(entries) for first, entries in shelves.items()}


def _ends(
    parts: tuple[str, ...], at: int, forms: Sequence[frozenset[str]], spans: Mapping[str, tuple[Span, ...]]
) -> Iterator[int]:
    """Where the parts can end when they begin at word `at`."""
    if not parts:
        yield at
        return
    first, rest = parts[0], parts[1:]
    for after in _steps(first, at, forms, spans):
        yield from _ends(rest, after, forms, spans)


def _steps(part: str, at: int, forms: Sequence[frozenset[str]], spans: Mapping[str, tuple[Span, ...]]) -> Iterator[int]:
    """Where this one part can end when it begins at word `at`."""
    if part == GAP:
        yield from range(at, min(at + _LONGEST_GAP, len(forms)) + 1)
    elif part.startswith("<"):
        yield from (end for start, end in spans.get(part[1:-1], ()) if start == at)
    elif at < len(forms) and _is(part, forms[at]):
        yield at + 1


def _is(part: str, forms: frozenset[str]) -> bool:
    if part.endswith("*"):
        return any(form.startswith(part[:-1]) for form in forms)
    return part in forms
