"""What the editors say in triage.yaml: kinds of support and their details, the impact question, topics not covered."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.judging import Judge

Texts = Mapping[str, str]  # one text per language


@dataclass(frozen=True, slots=True)
class Detail:
    """Something a case needs: how it is called, how it is asked for, which answers can be tapped.

    `kind` is one of `bot.details.KINDS`; `chips` are the answers to tap, per language, maybe none. A detail that
    is not required is asked for, but the case goes on without it.
    """

    key: str
    label: Texts
    question: Texts
    chips: Mapping[str, tuple[str, ...]]
    kind: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of support: its name, and the keys of the details that it needs, in the order they are asked."""

    name: Texts
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """An answer to the impact question, and the priority that it means."""

    id: str
    label: Texts
    priority: str
    reason: Texts


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that support does not cover: its name, and what we can do instead."""

    name: Texts
    instead: Texts


@dataclass(frozen=True, slots=True)
class Triage:
    """The triage file, read. `judge` decides about a text; most of the rest is what the dialogue asks and says.

    `everyday` words say nothing of a text's topic, the words in the texts of `own_words` that it is ours, those in
    `wish_words` something between. `source` is the file's text.
    """

    source: str
    kinds: Mapping[str, Kind]
    details: Mapping[str, Detail]
    impact_question: Texts
    impacts: tuple[Impact, ...]
    topics: Mapping[str, Topic]
    judge: Judge
    everyday: frozenset[str]
    own_words: tuple[str, ...]
    wish_words: tuple[str, ...]

    def wanted(self, category: str) -> tuple[str, ...]:
        """The keys of the details that this kind of support needs, in the order they are asked."""
        kind = self.kinds.get(category)
        return kind.wanted if kind else ()

    def detail(self, key: str) -> Detail:
        """The detail under that key; KeyError when the file has none."""
        return self.details[key]

    def detail_label(self, key: str, language: str) -> str:
        """How agents and visitors read that detail's name; the key itself when the file no longer has it."""
        detail = self.details.get(key)
        return detail.label[language] if detail else key

    def kind_name(self, category: str, language: str) -> str:
        """The name of that kind of support."""
        kind = self.kinds.get(category)
        return kind.name[language] if kind else category

    def impact(self, choice_id: str) -> Impact | None:
        """The answer to the impact question with that id."""
        return next((impact for impact in self.impacts if impact.id == choice_id), None)

    def topic(self, scope: str) -> Topic | None:
        """The topic that is not covered; None for what is."""
        return self.topics.get(scope)
