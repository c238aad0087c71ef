"""The articles' own test questions: each must find its article first."""

from itertools import chain

import pytest

from bot.article import Article
from bot.checking import faults_between, hints_between
from tests.bot.shipped import articles, knowledge

_ASKED = [(article, question) for article in articles() for question in article.tests]


@pytest.mark.parametrize(
    ("article", "question"),
    _ASKED,
    ids=[f"{article.language}-{article.slug}-{question}" for article, question in _ASKED],
)
def test_the_question_finds_its_article_first(article: Article, question: str) -> None:
    ranked = knowledge().match(question, article.language).ranked
    assert ranked
    assert ranked[0].id == article.slug


def test_there_are_enough_articles() -> None:
    assert len(knowledge().articles("id")) >= 40
    assert len(knowledge().articles("en")) >= 25


def test_nothing_is_wrong_between_the_articles() -> None:
    asked = {fault.what for fault in faults_between(knowledge()) if not fault.what.startswith("The test ")}
    assert asked == set()


def test_every_phrasing_is_answered_by_its_article() -> None:
    lost = [
        (article.file, phrasing)
        for article in articles()
        for phrasing in article.phrasings
        if (ranked := knowledge().match(phrasing, article.language).ranked) and ranked[0].id != article.slug
    ]
    total = sum(len(article.phrasings) for article in articles())
    assert len(lost) <= 0.01 * total, lost


def test_hints_name_only_translations() -> None:
    assert all("translation" in hint.what for hint in chain(hints_between(knowledge())))
