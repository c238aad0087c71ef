"""How well triage understands customers: measured on the labelled questions, each half by itself.

The words and rules were tuned on one half; the other half is only reported. Run with -s to see the figures and what
was misunderstood.
"""

from collections.abc import Callable, Sequence
from functools import cache

import pytest

from bot.lookup import PRIORITIES, LookedUp
from tests.bot.shipped import Labelled, knowledge, labelled

_PLEASANTRIES = ("greeting", "thanks", "goodbye")
_Asked = Sequence[tuple[Labelled, LookedUp]]


@cache
def half(name: str) -> _Asked:
    chosen = (each for each in labelled() if each.is_for_tuning == (name == "tune"))
    return [(each, knowledge().look_up(each.text)) for each in chosen]


def share_right(asked: _Asked, right: Callable[[Labelled, LookedUp], bool], what: str) -> float:
    wrong = [(label.text, found) for label, found in asked if not right(label, found)]
    share = 1 - len(wrong) / len(asked)
    print(f"\n{what}: {share:.1%} of {len(asked)}")
    for text, found in wrong:
        print(f"  {text} -> {found.category}, {found.priority}, {found.scope}; {'; '.join(found.reasons)[:160]}")
    return share


def recall_and_precision(asked: _Asked, name: str, said: Callable[[LookedUp], bool]) -> tuple[float, float]:
    pairs = [(getattr(label, name), said(found), label.text) for label, found in asked]
    hits = sum(is_so and is_said for is_so, is_said, _ in pairs)
    recall = hits / sum(is_so for is_so, _, _ in pairs)
    precision = hits / max(1, sum(is_said for _, is_said, _ in pairs))
    print(f"\n{name}: recall {recall:.1%}, precision {precision:.1%}")
    for is_so, is_said, text in pairs:
        if is_so != is_said:
            print(f"  {'missed' if is_so else 'wrong'}: {text}")
    return recall, precision


both_halves = pytest.mark.parametrize("name", ["tune", "report"])


def test_there_are_enough_questions_in_both_languages() -> None:
    assert len(labelled()) >= 150
    for language in ("id", "en"):
        assert sum(each.language == language for each in labelled()) >= 100
    assert min(len(half("tune")), len(half("report"))) >= 100


@both_halves
def test_category_is_right_in_nine_of_ten(name: str) -> None:
    asked = [(label, found) for label, found in half(name) if label.category]
    assert share_right(asked, lambda label, found: found.category == label.category, f"category, {name}") >= 0.90


@both_halves
def test_priority_is_right_and_never_two_steps_too_low(name: str) -> None:
    asked = [(label, found) for label, found in half(name) if label.priority]
    assert share_right(asked, lambda label, found: found.priority == label.priority, f"priority, {name}") >= 0.85
    steps = [PRIORITIES.index(found.priority) - PRIORITIES.index(str(label.priority)) for label, found in asked]
    assert max(steps) < 2


@both_halves
def test_critical_is_recognised_at_once(name: str) -> None:
    asked = [(label, found) for label, found in half(name) if label.priority == "critical"]
    assert share_right(asked, lambda _, found: found.priority == "critical", f"critical, {name}") >= 0.90


@both_halves
def test_scope_is_right(name: str) -> None:
    asked = half(name)
    assert share_right(asked, lambda label, found: found.scope == label.scope, f"scope, {name}") >= 0.90
    outside = [(label, found) for label, found in asked if label.scope != "in"]
    assert share_right(outside, lambda label, found: found.scope == label.scope, f"not covered, {name}") >= 0.80


@both_halves
def test_a_wish_for_a_person_is_heard_and_not_imagined(name: str) -> None:
    recall, precision = recall_and_precision(half(name), "wants_human", lambda found: found.wants_human)
    assert recall >= 0.98
    assert precision >= 0.95


@both_halves
def test_an_escalation_is_heard(name: str) -> None:
    recall, precision = recall_and_precision(half(name), "escalates", lambda found: found.escalates)
    assert recall >= 0.90
    assert precision >= 0.90


@both_halves
def test_small_talk_is_told_from_questions(name: str) -> None:
    recall, precision = recall_and_precision(half(name), "smalltalk", lambda found: found.smalltalk in _PLEASANTRIES)
    assert recall >= 0.95
    assert precision >= 0.95


@both_halves
def test_foreign_topics_and_gibberish_are_recognised(name: str) -> None:
    recall, precision = recall_and_precision(half(name), "out_of_scope", lambda found: found.out_of_scope)
    assert recall >= 0.90
    assert precision >= 0.80


@both_halves
def test_the_right_article_is_found(name: str) -> None:
    asked = [(label, found) for label, found in half(name) if label.articles]
    assert len(asked) >= 50
    for many, enough in ((1, 0.90), (3, 0.97)):
        share = share_right(
            asked, lambda label, found, n=many: _is_among(label, found, n), f"articles, first {many}, {name}"
        )
        assert share >= enough


def _is_among(label: Labelled, found: LookedUp, many: int) -> bool:
    return any(article.slug in label.articles for article in found.articles[:many])
