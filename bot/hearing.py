"""Everything that was heard of one text: rules, signals and articles; how far signals are believed, what is foreign."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.matching import Match
from bot.rules import Rule, Signal

# How sure a signal must be: to be believed beside other witnesses, with a second one, and by itself.
_SURE_SIGNAL, _BACKED, _SURE_WISH, _CERTAIN, _NEVER = 0.5, 0.6, 0.75, 0.9, 1.1
_HINT = 0.25
# How much of a text must be foreign words, in ascending order of what speaks for us.
_NONE, _SOME, _HALF, _MOST = 0.0, 0.25, 0.5, 0.6


@dataclass(frozen=True, slots=True)
class ArticleVote:
    """What an article that was found says of a text, and how likely it is the right one."""

    title: str
    kind: str
    priority: str | None
    p: float


@dataclass(frozen=True, slots=True)
class Witness:
    """A signal that resembles the text with probability `p`; `is_backed` when words of the text say the same."""

    signal: Signal
    p: float
    phrasing: str
    is_backed: bool


@dataclass(frozen=True, slots=True)
class Hearing:
    """Everything that was heard of one text."""

    language: str
    rules: tuple[Rule, ...]
    signals: tuple[Witness, ...]
    articles: Sequence[ArticleVote]
    match: Match
    is_ours: bool
    is_empty: bool
    foreign_share: float | None

    @property
    def is_sorted(self) -> bool:
        """True when a rule knows which kind of support or priority this is."""
        return any(rule.says.category or rule.says.priority for rule in self.rules)


def enough_to_speak(heard: Hearing, witness: Witness) -> float:
    """How sure a signal must be to say something of its own: surer where it is known what the text is about."""
    if (heard.foreign_share or 0) >= _HALF or any(rule.says.out_of_scope for rule in heard.rules):
        return _CERTAIN if witness.is_backed else _NEVER
    if witness.signal.backed_by:
        backed = _SURE_WISH if heard.is_sorted else _BACKED
        return backed if witness.is_backed else _NEVER
    return _CERTAIN if heard.is_ours or heard.is_sorted else _SURE_WISH


def is_foreign(heard: Hearing) -> bool:
    """True when the text is about nothing of ours: other topics, or no words at all."""
    if heard.is_empty or any(rule.says.out_of_scope for rule in heard.rules):
        return True
    share = heard.foreign_share
    if share is None:
        return False  # “how do I do that?” may be about anything
    if heard.match.confidence >= _CERTAIN and share < _HALF:
        return False
    if _seems_foreign(heard) and share >= (_HALF if heard.is_ours else _NONE):
        return True
    if heard.is_ours:
        return share >= _MOST
    is_likely_ours = any(rule.says.category for rule in heard.rules)
    return share >= (_HALF if is_likely_ours else _SOME) or _is_unheard_of(heard)


def _seems_foreign(heard: Hearing) -> bool:
    return any(witness.signal.says.out_of_scope and witness.p >= _SURE_SIGNAL for witness in heard.signals[:1])


def _is_unheard_of(heard: Hearing) -> bool:
    """True when no article, rule or signal has anything to say of the text."""
    is_like_ours = any(not witness.signal.says.out_of_scope and witness.p >= _HINT for witness in heard.signals[:1])
    return heard.match.zone == "hand_over" and not heard.is_sorted and not is_like_ours
