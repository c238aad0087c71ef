"""The knowledge that serves: all articles and the triage, immutable, built whole and swapped whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.agreement import in_agreement
from bot.article import LANGUAGES, Article
from bot.hearing import ArticleVote
from bot.lookup import Found, LookedUp
from bot.matching import Match, Matcher, Phrased
from bot.text import language_of
from bot.triage import Triage
from bot.vocabulary import Vocabulary

TRIAGE_FILE = "triage.yaml"
DEFAULT_LANGUAGE = "id"

_MOST_FOUND = 10
_LONGEST_TEXT = 4_000
_SURE_OF_LANGUAGE = 0.6


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What can be found in one language."""

    entries: tuple[Phrased, ...]
    matcher: Matcher


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Articles by language and slug, a matcher for each language, and the triage. Make it with `build`."""

    triage: Triage
    _articles: Mapping[str, Mapping[str, Article]]
    _shelves: Mapping[str, _Shelf]
    _vocabulary: Vocabulary

    @classmethod
    def build(cls, articles: Iterable[Article], triage: Triage, before: "Knowledge | None" = None) -> "Knowledge":
        """The knowledge of these articles. What `before` has the same of is taken from it, which saves building."""
        by_language: dict[str, dict[str, Article]] = {language: {} for language in LANGUAGES}
        for article in sorted(articles, key=lambda article: (article.language, article.slug)):
            by_language[article.language][article.slug] = article
        shelves = {language: _shelf(language, by_language, before) for language in LANGUAGES}
        written = [text for each in by_language.values() for article in each.values() for text in _texts(article)]
        return cls(
            triage, by_language, shelves, Vocabulary((*written, *triage.own_words), triage.wish_words, triage.everyday)
        )

    def article(self, slug: str, language: str) -> Article | None:
        """The article in that language, else in another one; None when there is none of that slug."""
        languages = (language, *(other for other in LANGUAGES if other != language))
        found = (self._articles.get(each, {}).get(slug) for each in languages)
        return next((article for article in found if article is not None), None)

    def articles(self, language: str) -> tuple[Article, ...]:
        """The articles written in that language, by slug."""
        return tuple(self._articles.get(language, {}).values())

    def match(self, text: str, language: str) -> Match:
        """The articles that answer the text, best first; what has no translation is found in its own language."""
        shelf = self._shelves.get(language) or self._shelves[DEFAULT_LANGUAGE]
        return shelf.matcher.match(text, _MOST_FOUND)

    def look_up(self, text: str, language: str | None = None) -> LookedUp:
        """What the bot makes of the text; `language` is the one to take it for (default: what the text looks like)."""
        read = text[:_LONGEST_TEXT]
        spoken, is_sure = _language(read, language)
        match = self._best_match(read, spoken, is_sure=is_sure)
        found = self._found(match, spoken)
        foreign_share = self._vocabulary.foreign_share(read)
        judged = self.triage.judge.judge(read, spoken, _votes(match, found), foreign_share)
        match = in_agreement(match, found, judged.category, judged.priority)
        return LookedUp(
            text=text,
            language=spoken,
            is_language_sure=is_sure,
            articles=tuple(Found(scored.id, scored.p, _reasons(match, at)) for at, scored in enumerate(match.ranked)),
            zone=match.zone,
            category=judged.category,
            priority=judged.priority,
            priority_reasons=judged.priority_reasons,
            is_priority_sure=judged.is_priority_sure,
            scope=judged.scope,
            wants_human=judged.wants_human,
            escalates=judged.escalates,
            smalltalk=judged.smalltalk,
            out_of_scope=judged.out_of_scope,
            reasons=judged.reasons,
        )

    def _best_match(self, text: str, language: str, *, is_sure: bool) -> Match:
        """The match in the text's language; in all of them when that is unsure, and then the surest one."""
        match = self.match(text, language)
        if is_sure:
            return match
        others = (self.match(text, other) for other in LANGUAGES if other != language)
        return max((match, *others), key=lambda found: found.confidence)

    def _found(self, match: Match, language: str) -> Mapping[str, Article]:
        found = {scored.id: self.article(scored.id, language) for scored in match.ranked}
        return {slug: article for slug, article in found.items() if article}


def _votes(match: Match, articles: Mapping[str, Article]) -> Sequence[ArticleVote]:
    found = ((articles.get(scored.id), scored.p) for scored in match.ranked)
    return [ArticleVote(article.title, article.kind, article.priority, p) for article, p in found if article]


def _texts(article: Article) -> tuple[str, ...]:
    return article.title, *article.phrasings, article.body


def _shelf(language: str, by_language: Mapping[str, Mapping[str, Article]], before: Knowledge | None) -> _Shelf:
    # An article without a translation can still answer: its phrasings stand in, in the language they have.
    shown = dict(by_language[language])
    for other in LANGUAGES:
        for slug, article in by_language[other].items():
            shown.setdefault(slug, article)
    entries = tuple(Phrased(slug, (article.title, *article.phrasings)) for slug, article in sorted(shown.items()))
    if before is not None and before._shelves[language].entries == entries:  # noqa: SLF001 - its own class
        return before._shelves[language]  # noqa: SLF001
    return _Shelf(entries, Matcher.build(entries))


def _language(text: str, told: str | None) -> tuple[str, bool]:
    if told in LANGUAGES:
        return told, True
    guess = language_of(text)
    is_sure = guess.code in LANGUAGES and guess.confidence >= _SURE_OF_LANGUAGE
    return (guess.code if guess.code in LANGUAGES else DEFAULT_LANGUAGE) or DEFAULT_LANGUAGE, is_sure


def _reasons(match: Match, at: int) -> tuple[str, ...]:
    """Why this article was found: its closest phrasing, the parts of its score, corrections, and its lead."""
    scored = match.ranked[at]
    reasons = [f"closest phrasing: {scored.phrasing}"]
    if scored.parts:
        reasons.append("score: " + ", ".join(f"{name} {value:.2f}" for name, value in scored.parts.items()))
    reasons.extend(f"read “{typed}” as “{meant}”" for typed, meant in match.corrections)
    if at == 0 and len(match.ranked) > 1:
        after = match.ranked[1]
        reasons.append(f"ahead of {after.id} by {scored.p - after.p:.2f}")
    return tuple(reasons)
