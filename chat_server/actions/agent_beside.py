"""What lies beside a conversation for an agent: the visitor's pages and earlier cases, the agent's draft, articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.text import normalise
from chat_server.actions.agent_changes import acting
from chat_server.actions.bot_turn import article_links
from chat_server.desk import Desk
from chat_server.domain.case import case_from_json
from chat_server.domain.conversation import Conversation
from chat_server.domain.drafts import Boxes
from chat_server.domain.errors import NotFoundError
from chat_server.domain.message import ArticleLink
from chat_server.domain.people import Agent
from chat_server.store import conversations, drafts, messages, visited_pages
from chat_server.store.earlier import earlier_than
from chat_server.store.prepared import Tx
from chat_server.store.visited_pages import Visit

_MOST_EARLIER = 10
_MOST_DRAFTS = 100
_MOST_ARTICLES = 5
_LOOKED_BACK = 30  # messages among which the visitor's last words are sought
_LEAST_LIKELY = 0.1  # the matcher gives about 0.06 to each article when a text says nothing to it


@dataclass(frozen=True, slots=True)
class Beside:
    """The visitor's last pages and earlier conversations, latest first, and what this agent has unsent."""

    pages: Sequence[Visit]
    earlier: Sequence[Conversation]
    draft: Boxes | None


async def beside(desk: Desk, agent: Agent, conversation: Conversation) -> Beside:
    """What lies beside the conversation for this agent."""

    def work(tx: Tx) -> Beside:
        return Beside(
            visited_pages.of(tx, conversation.visitor_id),
            earlier_than(tx, conversation, _MOST_EARLIER),
            drafts.find(tx, agent.id, conversation.id),
        )

    return await desk.store.read(work)


async def keep_draft(desk: Desk, agent: Agent, boxes: Boxes) -> None:
    """Keep what the agent has written and not sent, in place of what was kept before.

    Raises:
        NotFoundError: there is no such conversation.
    """

    def work(tx: Tx) -> None:
        acting(tx, agent)
        _conversation(tx, boxes.conversation_id)
        drafts.keep(tx, agent.id, boxes, desk.now())

    await desk.store.run(work)


async def kept_drafts(desk: Desk, agent: Agent) -> Sequence[Boxes]:
    """The agent's drafts, the last written first."""
    return await desk.store.read(lambda tx: drafts.newest(tx, agent.id, _MOST_DRAFTS))


async def suggested_articles(desk: Desk, conversation_id: str, query: str) -> Sequence[ArticleLink]:
    """Articles for the query, or without one for what the visitor said last; best first.

    A query is what an agent has typed so far, so titles that hold all its words, the last one begun, come first.

    Raises:
        NotFoundError: there is no such conversation.
    """

    def work(tx: Tx) -> tuple[Conversation, str]:
        conversation = _conversation(tx, conversation_id)
        return conversation, query.strip() or _last_words(tx, conversation)

    conversation, text = await desk.store.read(work)
    if not text:
        return ()
    titled = _titled(desk, query, conversation.language) if query.strip() else []
    found = await desk.library.look_up(text)
    likely = [article.slug for article in found.articles if article.p >= _LEAST_LIKELY]
    slugs = list(dict.fromkeys([*titled, *likely]))
    return article_links(desk, slugs[:_MOST_ARTICLES], conversation.language)


def _conversation(tx: Tx, conversation_id: str) -> Conversation:
    conversation = conversations.find(tx, conversation_id)
    if conversation is None:
        raise NotFoundError("there is no such conversation")
    return conversation


def _last_words(tx: Tx, conversation: Conversation) -> str:
    """What the visitor wrote last, or the case's question when that was only an answer to the bot."""
    case = case_from_json(conversation.case) if conversation.case else None
    start = max(0, conversation.head - _LOOKED_BACK)
    said = messages.after(tx, conversation.id, start, _LOOKED_BACK)
    own = [each for each in said if each.author.kind == "visitor" and each.chosen is None]
    if case is not None:
        own = [each for each in own if each.at > case.handed_over_at]
    if own:
        return own[-1].text
    return case.question if case else ""


def _titled(desk: Desk, query: str, language: str) -> list[str]:
    wanted = normalise(query).split()
    if not wanted:
        return []

    def holds(title: str) -> bool:
        there = normalise(title).split()
        return all(any(word.startswith(each) for word in there) for each in wanted)

    return [article.slug for article in desk.knowledge.articles(language) if holds(article.title)]
