"""Everything that was heard of one text: rules, signals and articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.rules import Rule, Signal


@dataclass(frozen=True, slots=True)
class ArticleVote:
    """What an article that was found says of a text, and how likely it is the right one."""

    title: str
    kind: str
    priority: str | None
    p: float


@dataclass(frozen=True, slots=True)
class Witness:
    """A signal that resembles the text by `score` (about 1 for one of its own phrasings), and the closest of them."""

    signal: Signal
    score: float
    phrasing: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """Everything that was heard of one text.

    `foreign_share` is how much (0–1) of its telling words the knowledge does not know; None without any.
    """

    language: str
    rules: tuple[Rule, ...]
    signals: tuple[Witness, ...]
    articles: Sequence[ArticleVote]
    is_empty: bool
    foreign_share: float | None
