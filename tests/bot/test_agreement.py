"""What triage decided puts articles in order, and leaves how sure the match is as it was."""

from datetime import date

import pytest

from bot.agreement import in_agreement
from bot.article import Article
from bot.matching import Match, Scored


def article(slug: str, kind: str, priority: str | None = None) -> Article:
    return Article(
        slug=slug,
        language="en",
        title=slug,
        kind=kind,
        priority=priority,
        phrasings=(slug,),
        tests=(),
        related=(),
        updated=date(2026, 11, 1),
        body="",
        excerpt="",
        file=f"en/{slug}.md",
        lines={},
    )


ARTICLES = {
    each.slug: each
    for each in (
        article("export", "usage"),
        article("export-fails", "troubleshooting"),
        article("standstill", "troubleshooting", "critical"),
        article("prices", "usage", "low"),
        article("sign-in", "troubleshooting", "high"),
    )
}


def match(**found: float) -> Match:
    ranked = tuple(Scored(slug.replace("_", "-"), p, slug) for slug, p in found.items())
    return Match("text", (), ranked, ranked[0].p if ranked else 0.0, "answer")


@pytest.mark.parametrize(
    ("found", "category", "priority", "first"),
    [
        ({"export": 0.5, "export_fails": 0.4}, "troubleshooting", "high", "export-fails"),
        ({"export": 0.5, "export_fails": 0.1}, "troubleshooting", "high", "export"),
        ({"export": 0.5, "export_fails": 0.4}, "usage", "medium", "export"),
        ({"export_fails": 0.5, "standstill": 0.2}, "troubleshooting", "critical", "standstill"),
        ({"standstill": 0.5, "export_fails": 0.2}, "troubleshooting", "high", "export-fails"),
        ({"export": 0.5, "prices": 0.2}, "usage", "low", "prices"),
        ({"export_fails": 0.5, "sign_in": 0.4}, "troubleshooting", "high", "export-fails"),
    ],
)
def test_what_agrees_comes_first(found, category, priority, first):
    ordered = in_agreement(match(**found), ARTICLES, category, priority)
    assert ordered.ranked[0].id == first
    assert (ordered.ranked[0].p, ordered.confidence, ordered.zone) == (pytest.approx(0.5), 0.5, "answer")
    assert "agreement" in ordered.ranked[0].parts


def test_nothing_found_stays_nothing():
    assert in_agreement(match(), ARTICLES, "usage", "low").ranked == ()


def test_what_has_no_article_any_more_keeps_its_place():
    assert in_agreement(match(gone=0.5, export=0.1), ARTICLES, "troubleshooting", "high").ranked[0].id == "gone"
