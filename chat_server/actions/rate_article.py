"""A reader of the help centre says whether an article helped, and managers see how often which did not."""

from collections.abc import Sequence
from functools import partial

from chat_server.actions.reports import Period, ensure_leads
from chat_server.desk import Desk
from chat_server.domain.people import Agent
from chat_server.store import article_answers
from chat_server.store.article_answers import Answers


async def rate_article(desk: Desk, slug: str, language: str, *, has_helped: bool) -> None:
    """Count the answer, on the day that it is where support works."""
    day = desk.now().astimezone(desk.policy.zone).date()
    await desk.store.run(partial(article_answers.count, slug=slug, language=language, day=day, has_helped=has_helped))


async def answers_to_articles(desk: Desk, agent: Agent, period: Period) -> Sequence[Answers]:
    """The answers of the period by article, those that left the most readers without help first.

    Raises:
        NotAllowedError: only managers see them.
    """
    ensure_leads(agent)
    return await desk.store.read(partial(article_answers.between, first=period.first, last=period.last))
