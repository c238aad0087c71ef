"""From a text to what support makes of it: kind of support, priority with its reasons, scope, wish for a person.

Three witnesses are heard. Rules over the editors' word lists come first: they are exact and say why. Where they are
silent, signals (example questions, found by the matcher) and the articles that were found vote by their probability.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.hearing import ArticleVote, Hearing, Witness, enough_to_speak, is_foreign
from bot.matching import Match, Matcher, Phrased, Scored
from bot.rules import Rule, Signal
from bot.text import words as words_of
from bot.word_lists import Sightings, WordLists

_WEAK_SIGNAL, _SURE_SIGNAL, _SURE_WISH, _CERTAIN = 0.3, 0.5, 0.75, 0.9
_SURE_SHARE = 0.6
_ARTICLE_WEIGHT = 0.8
_MOST_VOTING = 3


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
        is_ours = smalltalk or wants_human or escalates or scope.value != "in"
        return Judgement(
            category=category.value,
            priority=priority.value,
            priority_reasons=priority.reasons,
            is_priority_sure=priority.is_sure,
            scope=scope.value,
            wants_human=wants_human,
            escalates=escalates,
            smalltalk=smalltalk,
            out_of_scope=not is_ours and is_foreign(heard),
            reasons=_reasons(heard, category, scope),
        )

    def _hear(
        self, text: str, language: str, match: Match, articles: Sequence[ArticleVote], foreign_share: float | None
    ) -> Hearing:
        seen = self.lists.find(text, self.known)
        scored = self.matcher.match(text, _MOST_VOTING).ranked
        return Hearing(
            language=language,
            rules=tuple(rule for rule in self.rules if rule.speaks(seen)),
            signals=tuple(witness for each in scored if (witness := self._witness(each, seen))),
            articles=articles[:_MOST_VOTING],
            match=match,
            is_ours=any(seen.of(name) for name in self.ours),
            is_empty=not seen.words,
            foreign_share=foreign_share,
        )

    def _witness(self, scored: Scored, seen: Sightings) -> Witness | None:
        signal = self.signals[scored.id]
        if any(seen.of(name) for name in signal.unless):
            return None
        return Witness(signal, scored.p, scored.phrasing, any(seen.of(name) for name in signal.backed_by))


def _category(heard: Hearing) -> _Found:
    for rule in heard.rules:
        if rule.says.category:
            return _Found(rule.says.category, (rule.why[heard.language],), is_sure=True)
    votes: dict[str, float] = {}
    for witness in heard.signals:
        said = witness.signal.says.category
        if said:
            votes[said] = votes.get(said, 0) + witness.p
    for article in heard.articles:
        votes[article.kind] = votes.get(article.kind, 0) + article.p * _ARTICLE_WEIGHT
    if not votes:
        return _Found("usage")
    best = max(sorted(votes), key=lambda category: votes[category])
    return _Found(best, is_sure=votes[best] >= _SURE_SHARE * sum(votes.values()))


def _priority(heard: Hearing, category: str, guess: str) -> _Found:
    for rule in heard.rules:
        if rule.says.priority:
            return _Found(rule.says.priority, (rule.why[heard.language],), is_sure=not rule.asks_impact)
    witness = heard.signals[0] if heard.signals else None
    article = heard.articles[0] if heard.articles else None
    if article and article.priority and heard.match.zone == "answer" and not (witness and witness.p > article.p):
        return _Found(article.priority, (f"{article.title}: {article.priority}",), is_sure=True)
    said = witness.signal.says.priority if witness else None
    if witness and said and witness.p >= _enough_for(said):
        return _Found(said, (_why(heard, witness),), is_sure=witness.p >= _SURE_WISH)
    is_fault = category == "troubleshooting"
    return _Found("high" if is_fault else "medium", (guess,), is_sure=not is_fault)


def _enough_for(priority: str) -> float:
    """How sure a signal must be: nobody is woken at night by a resemblance."""
    return _CERTAIN if priority == "critical" else _SURE_SIGNAL


def _scope(heard: Hearing) -> _Found:
    for rule in heard.rules:
        if rule.says.scope:
            return _Found(rule.says.scope, (rule.why[heard.language],), is_sure=True)
    for witness in heard.signals[:1]:
        if witness.signal.says.scope and witness.p >= enough_to_speak(heard, witness):
            return _Found(witness.signal.says.scope, (_why(heard, witness),))
    return _Found("in")


def _is_said(heard: Hearing, what: str) -> bool:
    """True when a rule says so, or a signal that is sure of it."""
    if any(getattr(rule.says, what) for rule in heard.rules):
        return True
    first = heard.signals[:1]
    return any(getattr(each.signal.says, what) and each.p >= enough_to_speak(heard, each) for each in first)


def _why(heard: Hearing, witness: Witness) -> str:
    return f"{witness.signal.why[heard.language]} (“{witness.phrasing}”, {witness.p:.2f})"


def _reasons(heard: Hearing, category: _Found, scope: _Found) -> tuple[str, ...]:
    said = [f"{rule.why[heard.language]} [{rule.id}]" for rule in heard.rules]
    said.extend(f"{_why(heard, each)} [{each.signal.id}]" for each in heard.signals if each.p >= _WEAK_SIGNAL)
    said.extend((*category.reasons, *scope.reasons))
    return tuple(dict.fromkeys(said))
