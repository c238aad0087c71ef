"""From a text to what support makes of it: kind of support, priority with its reasons, scope, wish for a person.

Three witnesses are heard. Rules over the editors' word lists without a weight come first: their word is final. Where
they are silent, the other rules vote by their weight, signals (example questions) by how alike the text is to them, and
the articles that were found by their probability.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.examples import Alike, Examples
from bot.hearing import ArticleVote, Hearing, Witness
from bot.matching import Phrased
from bot.rules import Rule, Signal
from bot.text import words as words_of
from bot.voting import is_foreign, is_said, votes
from bot.word_lists import Sightings, WordLists

_MOST_VOTING = 3  # articles
_ALIKE = 0.15  # from this score on an example is worth naming
# How much must speak for what is acted upon (scores are about 1 for an example itself).
_PLEASANTRY = 0.6
_CRITICAL, _OUTSIDE = 0.35, 0.18
_INSIDE = 0.15  # what speaks for a question that we do answer, against a topic that we do not


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
    """The rules and signals of the triage file; `defaults` says in each language that a priority is only a guess."""

    lists: WordLists
    rules: tuple[Rule, ...]
    signals: Mapping[str, Signal]
    examples: Examples
    defaults: Mapping[str, str]
    known: frozenset[str] = field(default=frozenset())

    @classmethod
    def build(
        cls,
        lists: WordLists,
        rules: Sequence[Rule],
        signals: Sequence[Signal],
        guess: Mapping[str, str],
    ) -> "Judge":
        """A judge of these rules and signals; `guess` says in each language that a priority is only a guess."""
        examples = Examples([Phrased(signal.id, signal.phrasings) for signal in signals])
        said = frozenset(word for signal in signals for phrasing in signal.phrasings for word in words_of(phrasing))
        return cls(lists, tuple(rules), {signal.id: signal for signal in signals}, examples, guess, said)

    def judge(
        self, text: str, language: str, articles: Sequence[ArticleVote], foreign_share: float | None
    ) -> Judgement:
        """What support makes of the text.

        Args:
            text: what was written.
            language: the language of the reasons.
            articles: what was found, best first.
            foreign_share: how much of the text's telling words the knowledge does not know (0–1); None without any.
        """
        heard = self._hear(text, language, articles, foreign_share)
        scope = _scope(heard)
        category = _category(heard, scope.value)
        priority = _priority(heard, category.value, self.defaults[language])
        smalltalk = _smalltalk(heard)
        wants_human, escalates = is_said(heard, "wants_human"), is_said(heard, "escalates")
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

    def _hear(self, text: str, language: str, articles: Sequence[ArticleVote], foreign_share: float | None) -> Hearing:
        seen = self.lists.find(text, self.known)
        return Hearing(
            language=language,
            rules=tuple(rule for rule in self.rules if rule.speaks(seen)),
            signals=tuple(witness for each in self.examples.alike(text) if (witness := self._witness(each, seen))),
            articles=articles[:_MOST_VOTING],
            is_empty=not seen.words,
            foreign_share=foreign_share,
        )

    def _witness(self, alike: Alike, seen: Sightings) -> Witness | None:
        signal = self.signals[alike.id]
        if any(seen.of(name) for name in signal.unless):
            return None
        return Witness(signal, alike.score, alike.phrasing)


def _category(heard: Hearing, scope: str) -> _Found:
    if scope != "in":  # who says that we do not cover it knows what kind of support it would be
        says = [rule.says for rule in heard.rules] + [witness.signal.says for witness in heard.signals]
        return _Found(next((each.category for each in says if each.scope == scope and each.category), "usage"))
    for rule in heard.rules:
        if rule.weight is None and rule.says.category:
            return _Found(rule.says.category, (rule.why[heard.language],), is_sure=True)
    return _Found(_best(votes(heard, "category")) or "usage")


def _priority(heard: Hearing, category: str, guess: str) -> _Found:
    for rule in heard.rules:
        if rule.weight is None and rule.says.priority:
            return _Found(rule.says.priority, (rule.why[heard.language],), is_sure=not rule.asks_impact)
    said = _enough(votes(heard, "priority", category))
    speaking = [rule for rule in heard.rules if rule.says.priority == said]
    is_fault = category == "troubleshooting" and said != "critical"
    is_guessed = any(rule.asks_impact for rule in speaking) or (is_fault and not speaking)
    return _Found(said, tuple(_why_priority(heard, said, speaking)) or (guess,), is_sure=not is_guessed)


def _enough(priorities: Mapping[str, float]) -> str:
    """The priority with the most votes; nobody is woken at night by a slight resemblance."""
    if priorities.get("critical", 0) < _CRITICAL:
        priorities = {said: much for said, much in priorities.items() if said != "critical"}
    return _best(priorities) or "medium"


def _why_priority(heard: Hearing, said: str, speaking: Sequence[Rule]) -> Iterator[str]:
    """The rules that say so, else the examples that do."""
    yield from (rule.why[heard.language] for rule in speaking)
    if not speaking:
        alike = (each for each in heard.signals if each.signal.says.priority == said and each.score >= _ALIKE)
        yield from (_why(heard, each) for each in alike)


def _scope(heard: Hearing) -> _Found:
    for rule in heard.rules:
        if rule.weight is None and rule.says.scope:
            return _Found(rule.says.scope, (rule.why[heard.language],), is_sure=True)
    scopes = votes(heard, "scope")
    best = _best(scopes)
    inside = sum(max(each.score, 0.0) for each in heard.signals if not each.signal.says.scope)
    if best is None or scopes[best] - _INSIDE * inside < _OUTSIDE:
        return _Found("in")
    return _Found(best, tuple(_why(heard, each) for each in heard.signals if each.signal.says.scope == best)[:1])


def _smalltalk(heard: Hearing) -> str | None:
    """What a rule knows, or what the text is all but an example of."""
    ruled = next((rule.says.smalltalk for rule in heard.rules if rule.says.smalltalk), None)
    first = next((each for each in heard.signals[:1] if each.score >= _PLEASANTRY), None)
    return ruled or (first.signal.says.smalltalk if first else None)


def _best(counted: Mapping[str, float]) -> str | None:
    return max(sorted(counted), key=lambda said: counted[said], default=None)


def _why(heard: Hearing, witness: Witness) -> str:
    return f"{witness.signal.why[heard.language]} (“{witness.phrasing}”, {witness.score:.2f})"


def _reasons(heard: Hearing, category: _Found, scope: _Found) -> tuple[str, ...]:
    said = [f"{rule.why[heard.language]} [{rule.id}]" for rule in heard.rules]
    said.extend(f"{_why(heard, each)} [{each.signal.id}]" for each in heard.signals if each.score >= _ALIKE)
    said.extend((*category.reasons, *scope.reasons))
    return tuple(dict.fromkeys(said))
