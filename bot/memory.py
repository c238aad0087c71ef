"""What the bot remembers of a conversation between turns; it stays small however long the conversation gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_QUESTION = 1_000
MOST_FRAGMENT = 300
MOST_FRAGMENTS = 3
MOST_DETAIL = 500
MOST_DETAILS = 24
MOST_SHOWN = 12
MOST_CANDIDATES = 3
MOST_REASONS = 8
MOST_REASON = 300

# What was asked last, and so what a plain "yes" or a chip answers.
STAGES = ("open", "helped", "picking", "person", "tried", "trying", "impact", "detail", "update", "more")


@dataclass(frozen=True, slots=True)
class Shown:
    """An article that the visitor saw, how likely it was the right one (0–1), whether it helped (None: not said)."""

    slug: str
    p: float
    helped: bool | None = None


@dataclass(frozen=True, slots=True)
class CaseSoFar:
    """What the case looks like. `reasons` say why it has this priority, in sentences for agents."""

    category: str = "usage"
    priority: str = "medium"
    is_priority_sure: bool = False
    scope: str = "in"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """Where the conversation stands.

    `stage` (one of STAGES) is what was asked last and `about` the article or detail it was about; `tries` counts the
    answers to it that were no answer. `stuck` counts turns in a row that brought nothing new, `turns` all
    since the visitor was last helped. `fragments` are the last
    texts of the question that is open, to be read together with the next one. `candidates` are articles that were found
    and not shown, best first. `asked` and `skipped` are keys of details. `is_case`: details are being collected.
    """

    language: str | None = None
    is_greeted: bool = False
    stage: str = "open"
    about: str = ""
    tries: int = 0
    stuck: int = 0
    turns: int = 0
    insults: int = 0
    question: str = ""
    fragments: tuple[str, ...] = ()
    case: CaseSoFar = CaseSoFar()
    shown: tuple[Shown, ...] = ()
    candidates: tuple[Shown, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    is_case: bool = False
    is_impact_asked: bool = False
    is_tried_asked: bool = False
    has_tried: bool | None = None
    is_update_shown: bool = False


def capped(text: str, most: int) -> str:
    """The text without what cannot be stored, at most `most` characters, its end marked when cut."""
    plain = text.strip().encode("utf-8", "replace").decode()
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
