"""What the witnesses of a text say of one question, added up: rules by their weight, examples by their likeness.

A rule without a weight is no vote but a verdict. The weights of articles are measured as those of the rules are:
by which of them tells questions right that were left out of the examples.
"""

from collections.abc import Mapping

from bot.hearing import Hearing

_ARTICLE = {"category": 0.15, "priority": 0.2}
# How much speaks against a wish, and against a foreign topic, when the text is about something of ours.
_DISTRACTS, _FAMILIAR, _SORTED = 0.4, 0.5, 0.15
_STRANGE = 0.7
_OF_ANOTHER_KIND = 0.3
_WISHED, _FOREIGN = 0.5, 0.35


def votes(heard: Hearing, question: str, category: str | None = None) -> Mapping[str, float]:
    """How much speaks for each answer to a question: "category", "priority" or "scope".

    With a `category`, witnesses that hold the text to be of another one count for little.
    """
    added: dict[str, float] = {}
    for witness in heard.signals:
        says = witness.signal.says
        _add(added, getattr(says, question), witness.score * _trust(says.category, category))
    for rule in heard.rules:
        _add(added, getattr(rule.says, question), (rule.weight or 0.0) * _trust(rule.says.category, category))
    for article in heard.articles:
        said = article.kind if question == "category" else article.priority
        _add(added, said, article.p * _ARTICLE.get(question, 0.0))
    return added


def _trust(said: str | None, category: str | None) -> float:
    return 1.0 if category is None or said in (None, category) else _OF_ANOTHER_KIND


def is_said(heard: Hearing, what: str) -> bool:
    """True when a rule is certain of it, or more speaks for it than for a question about something else.

    `what` is "wants_human" or "escalates".
    """
    if any(rule.weight is None and getattr(rule.says, what) for rule in heard.rules):
        return True
    return _support(heard, what) - _DISTRACTS * _is_about_us(heard) >= _WISHED


def is_foreign(heard: Hearing) -> bool:
    """True when the text is about nothing of ours: other topics, or no words at all."""
    if heard.is_empty:
        return True
    if heard.foreign_share is None:
        return False  # “how do I do that?” may be about anything
    is_sorted = any(rule.says.category or rule.says.scope for rule in heard.rules)
    ours = _FAMILIAR * _is_about_us(heard) + _SORTED * is_sorted
    return _support(heard, "out_of_scope") + _STRANGE * heard.foreign_share - ours >= _FOREIGN


def _support(heard: Hearing, what: str) -> float:
    signals = sum(witness.score for witness in heard.signals if getattr(witness.signal.says, what))
    return signals + sum(rule.weight or 0.0 for rule in heard.rules if getattr(rule.says, what))


def _is_about_us(heard: Hearing) -> float:
    """How much the text resembles questions that we answer."""
    return sum(witness.score for witness in heard.signals if witness.signal.says.category)


def _add(added: dict[str, float], said: str | None, much: float) -> None:
    if said is not None:
        added[said] = added.get(said, 0.0) + much
