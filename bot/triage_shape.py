"""The shape of triage.yaml: its entries as the editors write them."""

from typing import Annotated, Literal

import msgspec

from bot.rules import Says

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
# More than can be read at a glance, or longer than a button, is a list that slipped in here by mistake.
_Chips = Annotated[list[Annotated[str, msgspec.Meta(min_length=1, max_length=60)]], msgspec.Meta(max_length=6)]
_Category = Literal["technical", "usage", "troubleshooting", "integration"]
_Priority = Literal["critical", "high", "medium", "low"]
_Topic = Literal["third_party_change", "third_party_integration", "customisation", "hardware"]


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the editors write has the fields that are known and no others."""


class Texts(Strict, frozen=True):
    """A text in both languages."""

    id: _Text
    en: _Text

    def both(self) -> dict[str, str]:
        """The texts by language."""
        return {"id": self.id, "en": self.en}


class ChipsEntry(Strict, frozen=True):
    """Answers to tap, in both languages."""

    id: _Chips = []
    en: _Chips = []


class KindEntry(Strict, frozen=True):
    """A kind of support."""

    name: Texts
    details: list[str]


class DetailEntry(Strict, frozen=True):
    """A detail that a case needs."""

    kind: Literal["text", "choice", "name", "email", "phone", "version", "url", "error_code", "since", "ticket"]
    label: Texts
    question: Texts
    chips: ChipsEntry = ChipsEntry()
    required: bool = True


class ImpactEntry(Strict, frozen=True):
    """An answer to the impact question."""

    id: _Text
    label: Texts
    priority: _Priority
    why: Texts


class ImpactQuestionEntry(Strict, frozen=True):
    """The question how bad it is."""

    question: Texts
    choices: Annotated[list[ImpactEntry], msgspec.Meta(min_length=2, max_length=6)]


class NotCoveredEntry(Strict, frozen=True):
    """A topic that is not covered."""

    name: Texts
    instead: Texts


class SaysEntry(Strict, frozen=True):
    """What a rule or signal says."""

    category: _Category | None = None
    priority: _Priority | None = None
    scope: _Topic | None = None
    wants_human: bool = False
    escalates: bool = False
    smalltalk: Literal["greeting", "thanks", "goodbye", "insult", "yes", "no"] | None = None
    out_of_scope: bool = False

    def plain(self) -> Says:
        """The same without its shape."""
        return Says(**{name: getattr(self, name) for name in self.__struct_fields__})


class RuleEntry(Strict, frozen=True):
    """A rule over word lists."""

    id: _Text
    when: Annotated[list[_Text], msgspec.Meta(min_length=1, max_length=4)]
    says: SaysEntry
    why: Texts
    unless: list[_Text] = []
    near: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None
    alone: list[_Text] | None = None
    asks_impact: bool = False
    weight: Annotated[float, msgspec.Meta(gt=0, le=5)] | None = None


class SignalEntry(Strict, frozen=True):
    """Questions that mean the same."""

    id: _Text
    says: SaysEntry
    why: Texts
    phrasings: Annotated[list[_Text], msgspec.Meta(min_length=3, max_length=400)]
    unless: list[_Text] = []


class TriageFile(Strict, frozen=True):
    """The whole file."""

    kinds: dict[str, KindEntry]
    details: dict[str, DetailEntry]
    impact: ImpactQuestionEntry
    not_covered: dict[str, NotCoveredEntry]
    guess: Texts
    ours: list[_Text]
    words: dict[str, list[object]]  # checked by hand: msgspec does not say in which list a wrong entry stands
    rules: list[RuleEntry]
    signals: list[SignalEntry]
    everyday: list[_Text] = []
