"""Found articles in a better order: those first that are about the kind of help that the text asks for.

"The export fails" and "how do I export" are alike to the letter; what triage makes of the text tells them apart.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.article import Article
from bot.matching import Match, Scored

# How much likelier an article is that agrees, in kind or in priority. Measured: 2 to 5 find the same articles.
_AGREES = 3.0
# A request for information, and a standstill, are about few articles; what is high or medium may be about any.
_TELLING = ("critical", "low")


def in_agreement(match: Match, articles: Mapping[str, Article], category: str, priority: str) -> Match:
    """The match, reordered by what triage decided. How sure it is stays as it was: only the order is known better.

    Args:
        match: what the text's words found.
        articles: those of its entries that exist, by their ids.
        category: the kind of support that the text asks for.
        priority: the priority of the text.
    """
    if not match.ranked:
        return match
    weights = [_weight(articles.get(scored.id), category, priority) for scored in match.ranked]
    weighed = [scored.p * weight for scored, weight in zip(match.ranked, weights, strict=True)]
    scale = match.ranked[0].p / (max(weighed) or 1)
    again = [_weighed(*each, scale) for each in zip(match.ranked, weights, strict=True)]
    return replace(match, ranked=tuple(sorted(again, key=lambda scored: -scored.p)))


def _weight(article: Article | None, category: str, priority: str) -> float:
    if article is None:
        return 1.0
    weight = _AGREES if article.kind == category else 1.0
    if article.priority in _TELLING:
        weight *= _AGREES if article.priority == priority else 1 / _AGREES
    return weight


def _weighed(scored: Scored, weight: float, scale: float) -> Scored:
    parts = {**scored.parts, "agreement": round(weight, 2)}
    return replace(scored, p=scored.p * weight * scale, parts=parts)
