"""Answers to “did this help?” are counted by article and day, on both databases."""

from datetime import date

import pytest

from chat_server.actions.rate_article import answers_to_articles, rate_article
from chat_server.actions.reports import Period
from chat_server.domain.errors import NotAllowedError
from chat_server.store.article_answers import Answers
from tests.actions.desks import BEA, MIA, Office

MONTH = Period(date(2026, 11, 1), date(2026, 11, 30))


async def answers(office: Office, slug: str, *answered: str) -> None:
    for each in answered:
        await rate_article(office.desk, slug, "id", has_helped=each == "yes")


async def test_answers_add_up_and_the_article_that_helped_least_comes_first(any_office: Office) -> None:
    office = any_office
    await answers(office, "reset-password", "yes", "yes", "no")
    office.clock.forward(days=1)
    await answers(office, "reset-password", "yes")
    await answers(office, "export-fails", "no", "no")
    assert list(await answers_to_articles(office.desk, MIA, MONTH)) == [
        Answers("export-fails", "id", 0, 2),
        Answers("reset-password", "id", 3, 1),
    ]


async def test_a_day_begins_at_midnight_where_support_works(office: Office) -> None:
    office.clock.forward(hours=11, minutes=59)  # 23.59 WIB
    await answers(office, "api-key", "yes")
    office.clock.forward(minutes=2)
    await answers(office, "api-key", "no")
    tuesday = Period(date(2026, 11, 24), date(2026, 11, 24))
    assert list(await answers_to_articles(office.desk, MIA, tuesday)) == [Answers("api-key", "id", 1, 0)]


async def test_only_managers_see_them(office: Office) -> None:
    with pytest.raises(NotAllowedError):
        await answers_to_articles(office.desk, BEA, MONTH)
