"""What is wrong between articles that are sound one by one: for `knowledge check`, before customers find out."""

from collections.abc import Iterator

from bot.article import LANGUAGES, Article
from bot.fault import Fault
from bot.knowledge import Knowledge
from bot.text import normalise


def faults_between(knowledge: Knowledge) -> Iterator[Fault]:
    """Links to articles that do not exist, phrasings of two articles, and tests that find another article first."""
    for language in LANGUAGES:
        articles = knowledge.articles(language)
        yield from _doubles(articles)
        for article in articles:
            yield from _dead_links(article, knowledge)
            yield from _failed_tests(article, knowledge)


def hints_between(knowledge: Knowledge) -> Iterator[Fault]:
    """What could be better but does no harm: articles without a translation."""
    for language in LANGUAGES:
        for other in LANGUAGES:
            translated = {article.slug for article in knowledge.articles(other)}
            for article in knowledge.articles(language):
                if article.slug not in translated:
                    what = f"There is no translation in “{other}”; its readers get this one."
                    yield Fault(article.file, 1, what, f"Write {other}/{article.slug}.md.")


def _doubles(articles: tuple[Article, ...]) -> Iterator[Fault]:
    first: dict[str, Article] = {}
    for article in articles:
        for at, phrasing in enumerate(article.phrasings):
            owner = first.setdefault(normalise(phrasing), article)
            if owner is not article:
                what = f"“{phrasing}” is also a phrasing of {owner.file}."
                line = article.line("phrasings", at)
                yield Fault(article.file, line, what, "Keep it in the article that answers it.")


def _dead_links(article: Article, knowledge: Knowledge) -> Iterator[Fault]:
    for at, slug in enumerate(article.related):
        line = article.line("related", at)
        if slug == article.slug:
            yield Fault(article.file, line, "The article is related to itself.", "Remove this entry.")
        elif knowledge.article(slug, article.language) is None:
            yield Fault(article.file, line, f"There is no article “{slug}”.", "Correct the name or remove it.")


def _failed_tests(article: Article, knowledge: Knowledge) -> Iterator[Fault]:
    for at, test in enumerate(article.tests):
        ranked = knowledge.match(test, article.language).ranked
        if not ranked or ranked[0].id != article.slug:
            found = f"finds {ranked[0].id} first (by “{ranked[0].phrasing}”)" if ranked else "finds nothing"
            cure = "Add a phrasing closer to it here, or make the other article's phrasings narrower."
            yield Fault(article.file, article.line("tests", at), f"The test “{test}” {found}.", cure)
