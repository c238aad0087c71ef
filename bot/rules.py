"""What the editors' triage file says of texts: rules over word lists, and signals that are matched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from bot.word_lists import Sightings, Span

_MOST_SPANS = 6


@dataclass(frozen=True, slots=True)
class Says:
    """What a rule or signal says of a text; None and False mean that it says nothing of this."""

    category: str | None = None
    priority: str | None = None
    scope: str | None = None
    wants_human: bool = False
    escalates: bool = False
    smalltalk: str | None = None
    out_of_scope: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """It speaks when a list of each group in `when` occurs and none of `unless`.

    With `near`, these occurrences lie within that many words. With `alone`, the text is nothing but words of `when`
    and of the lists in `alone`. `asks_impact`: its priority is a guess that the impact question should settle.
    Without a `weight` its word is final; with one, it is counted beside signals, articles and other rules.
    """

    id: str
    when: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    says: Says
    why: Mapping[str, str]
    near: int | None = None
    alone: tuple[str, ...] | None = None
    asks_impact: bool = False
    weight: float | None = None

    def speaks(self, seen: Sightings) -> bool:
        """True when the rule applies to the text."""
        if any(seen.of(name) for name in self.unless):
            return False
        spans = [[span for name in group for span in seen.of(name)] for group in self.when]
        if not all(spans):
            return False
        if self.alone is not None and not seen.are_all_in((*chain(*self.when), *self.alone)):
            return False
        return self.near is None or _are_near(spans, self.near)


@dataclass(frozen=True, slots=True)
class Signal:
    """Questions that mean the same for triage, and what they say. A list of `unless` silences it."""

    id: str
    says: Says
    why: Mapping[str, str]
    phrasings: tuple[str, ...]
    unless: tuple[str, ...] = ()


def _are_near(spans: Sequence[Sequence[Span]], near: int) -> bool:
    """True when one span of each group can be chosen so that all lie within `near` words."""
    return any(
        max(end for _, end in chosen) - min(start for start, _ in chosen) <= near
        for chosen in product(*(group[:_MOST_SPANS] for group in spans))
    )
