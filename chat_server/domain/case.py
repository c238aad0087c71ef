"""The case: what the bot found out before a person took over. Agents see it as the hand-over card."""

from dataclasses import dataclass, field
from datetime import datetime

import msgspec


@dataclass(frozen=True, slots=True)
class TriedArticle:
    """An article that the bot showed, how sure it was (0–1), and whether it helped (None: not answered)."""

    slug: str
    p: float
    helped: bool | None


@dataclass(frozen=True, slots=True)
class Case:
    """What an agent needs to know at a glance. `reasons` say why the priority is what it is."""

    question: str
    category: str
    priority: str
    scope: str
    summary: str
    handed_over_at: datetime
    reasons: tuple[str, ...] = ()
    articles: tuple[TriedArticle, ...] = ()
    wanted: tuple[str, ...] = ()  # keys of the details that this kind of support needs
    details: dict[str, str] = field(default_factory=dict)


def case_to_json(case: Case) -> str:
    """The case as the store keeps it."""
    return msgspec.json.encode(case).decode()


def case_from_json(text: str) -> Case:
    """The case that the store kept."""
    return msgspec.json.decode(text, type=Case)
