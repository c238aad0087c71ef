"""From a text to what support makes of it: kind of support, priority with its reasons, scope, wish for a person.

Three witnesses are heard. Rules over the editors' word lists come first: they are exact and say why. Where they are
silent, signals (example questions, found by the matcher) and the articles that were found vote by their probability.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.matching import Match, Matcher, Phrased, Scored
from bot.rules import Rule, Signal
from bot.text import words as words_of
from bot.word_lists import WordLists

_SURE_SIGNAL = 0.5
_SURE_WISH = 0.75
_WEAK_SIGNAL = 0.3
_ARTICLE_WEIGHT = 0.8
_MOST_VOTING = 3
# How much of a text must be foreign words, in ascending order of what speaks for us.
_NONE, _SOME, _HALF, _MOST = 0.0, 0.3, 0.5, 0.6
_CERTAIN = 0.9
_HINT = 0.25
_SURE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class ArticleVote:
    """What an article that was found says of a text, and how likely it is the right one."""

    title: str
    kind: str
    priority: str | None
    p: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided of a text, as in `bot.lookup.LookedUp`."""

    category: str
    priority: str
    priority_reasons: tuple[str, ...]
    is_priority_sure: bool
    scope: str
    wants_human: bool
    escalates: bool
    smalltalk: str | None
    out_of_scope: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Hearing:
    """Everything that was heard of one text."""

    language: str
    rules: tuple[Rule, ...]
    signals: tuple[tuple[Signal, Scored], ...]
    articles: Sequence[ArticleVote]
    match: Match
    is_ours: bool
    is_empty: bool
    foreign_share: float | None


@dataclass(frozen=True, slots=True)
class _Found:
    """One decision: its value, the sentences why, whether it is sure."""

    value: str
    reasons: tuple[str, ...] = ()
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class Judge:
    """The rules and signals of the triage file. `ours` names the lists whose words show that a text is about us."""

    lists: WordLists
    rules: tuple[Rule, ...]
    signals: Mapping[str, Signal]
    matcher: Matcher
    ours: tuple[str, ...]
    defaults: Mapping[str, str]
    known: frozenset[str] = field(default=frozenset())

    @classmethod
    def build(
        cls,
        lists: WordLists,
        rules: Sequence[Rule],
        signals: Sequence[Signal],
        ours: Sequence[str],
        guess: Mapping[str, str],
    ) -> "Judge":
        """A judge of these rules and signals; `guess` says in each language that a priority is only a guess."""
        matcher = Matcher.build([Phrased(signal.id, signal.phrasings) for signal in signals])
        said = frozenset(word for signal in signals for phrasing in signal.phrasings for word in words_of(phrasing))
        return cls(lists, tuple(rules), {signal.id: signal for signal in signals}, matcher, tuple(ours), guess, said)

    def judge(
        self, text: str, language: str, match: Match, articles: Sequence[ArticleVote], foreign_share: float | None
    ) -> Judgement:
        """What support makes of the text.

        Args:
            text: what was written.
            language: the language of the reasons.
            match: what the articles' matcher found.
            articles: the same as votes, best first.
            foreign_share: how much of the text's telling words the knowledge does not know (0–1); None without any.
        """
        heard = self._hear(text, language, match, articles, foreign_share)
        category = _category(heard)
        priority = _priority(heard, category.value, self.defaults[language])
        scope = _scope(heard)
        smalltalk = next((rule.says.smalltalk for rule in heard.rules if rule.says.smalltalk), None)
        wants_human, escalates = _is_said(heard, "wants_human"), _is_said(heard, "escalates")
        is_foreign = not (smalltalk or wants_human or escalates or scope.value != "in") and _is_foreign(heard)
        return Judgement(
            category=category.value,
            priority=priority.value,
            priority_reasons=priority.reasons,
            is_priority_sure=priority.is_sure,
            scope=scope.value,
            wants_human=wants_human,
            escalates=escalates,
            smalltalk=smalltalk,
            out_of_scope=is_foreign,
            reasons=_reasons(heard, category, scope),
        )

    def _hear(
        self, text: str, language: str, match: Match, articles: Sequence[ArticleVote], foreign_share: float | None
    ) -> _Hearing:
        seen = self.lists.find(text, self.known)
        ranked = self.matcher.match(text, _MOST_VOTING).ranked
        return _Hearing(
            language=language,
            rules=tuple(rule for rule in self.rules if rule.speaks(seen)),
            signals=tuple((self.signals[scored.id], scored) for scored in ranked),
            articles=articles[:_MOST_VOTING],
            match=match,
            is_ours=any(seen.of(name) for name in self.ours),
            is_empty=not seen.words,
            foreign_share=foreign_share,
        )


def _category(heard: _Hearing) -> _Found:
    for rule in heard.rules:
        if rule.says.category:
            return _Found(rule.says.category, (rule.why[heard.language],), is_sure=True)
    votes: dict[str, float] = {}
    for signal, scored in heard.signals:
        if signal.says.category:
            votes[signal.says.category] = votes.get(signal.says.category, 0) + scored.p
    for article in heard.articles:
        votes[article.kind] = votes.get(article.kind, 0) + article.p * _ARTICLE_WEIGHT
    if not votes:
        return _Found("usage")
    best = max(sorted(votes), key=lambda category: votes[category])
    return _Found(best, is_sure=votes[best] >= _SURE_SHARE * sum(votes.values()))


def _priority(heard: _Hearing, category: str, guess: str) -> _Found:
    for rule in heard.rules:
        if rule.says.priority:
            return _Found(rule.says.priority, (rule.why[heard.language],), is_sure=not rule.asks_impact)
    for signal, scored in heard.signals[:1]:
        # Nobody is woken at night by a resemblance: critical must be sure.
        enough = _SURE_SIGNAL if signal.says.priority == "critical" else _WEAK_SIGNAL
        if signal.says.priority and scored.p >= enough:
            return _Found(signal.says.priority, (_why(heard, signal, scored),), is_sure=scored.p >= _SURE_SIGNAL)
    for article in heard.articles[:1]:
        if article.priority and heard.match.zone == "answer":
            return _Found(article.priority, (f"{article.title}: {article.priority}",), is_sure=True)
    is_fault = category == "troubleshooting"
    return _Found("high" if is_fault else "medium", (guess,), is_sure=not is_fault)


def _scope(heard: _Hearing) -> _Found:
    for rule in heard.rules:
        if rule.says.scope:
            return _Found(rule.says.scope, (rule.why[heard.language],), is_sure=True)
    for signal, scored in heard.signals[:1]:
        if signal.says.scope and scored.p >= _enough_to_speak(heard):
            return _Found(signal.says.scope, (_why(heard, signal, scored),))
    return _Found("in")


def _enough_to_speak(heard: _Hearing) -> float:
    """How sure a signal must be to say something of its own: surer where a rule knows what the text is about."""
    return _CERTAIN if _is_sorted(heard) else _SURE_WISH


def _is_said(heard: _Hearing, what: str) -> bool:
    """True when a rule says so, or a signal that is sure of it."""
    if any(getattr(rule.says, what) for rule in heard.rules):
        return True
    enough = _enough_to_speak(heard)
    return any(getattr(signal.says, what) and scored.p >= enough for signal, scored in heard.signals[:1])


def _is_foreign(heard: _Hearing) -> bool:
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
    return share >= _SOME or _is_unheard_of(heard)


def _seems_foreign(heard: _Hearing) -> bool:
    return any(signal.says.out_of_scope and scored.p >= _SURE_SIGNAL for signal, scored in heard.signals[:1])


def _is_sorted(heard: _Hearing) -> bool:
    """True when a rule knows which kind of support or priority this is."""
    return any(rule.says.category or rule.says.priority for rule in heard.rules)


def _is_unheard_of(heard: _Hearing) -> bool:
    """True when no article, rule or signal has anything to say of the text."""
    is_like_ours = any(not signal.says.out_of_scope and scored.p >= _HINT for signal, scored in heard.signals[:1])
    return heard.match.zone == "hand_over" and not _is_sorted(heard) and not is_like_ours


def _why(heard: _Hearing, signal: Signal, scored: Scored) -> str:
    return f"{signal.why[heard.language]} (“{scored.phrasing}”, {scored.p:.2f})"


def _reasons(heard: _Hearing, category: _Found, scope: _Found) -> tuple[str, ...]:
    said = [f"{rule.why[heard.language]} [{rule.id}]" for rule in heard.rules]
    likely = ((signal, scored) for signal, scored in heard.signals if scored.p >= _WEAK_SIGNAL)
    said.extend(f"{_why(heard, signal, scored)} [{signal.id}]" for signal, scored in likely)
    said.extend((*category.reasons, *scope.reasons))
    return tuple(dict.fromkeys(said))
