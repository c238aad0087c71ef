"""What one turn of the bot does to a conversation; the bot decides, this carries it out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from bot import phrases
from bot.article import Article
from bot.dialogue import HandOver, LookedUp, Memory, OpenCase, Reply, Turn, World
from chat_server.actions.saving import status
from chat_server.desk import Desk
from chat_server.domain import clocks, transitions
from chat_server.domain.case import Case, TriedArticle, case_to_json
from chat_server.domain.conversation import Conversation
from chat_server.domain.desk_words import desk_words
from chat_server.domain.message import ArticleLink, Author, Choice, Draft
from chat_server.domain.people import Visitor
from chat_server.domain.sla import due_text, promise
from chat_server.domain.zones import zone_of

_PERSONAL = ("name", "email", "phone")


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """The conversation after the bot's turn, what the bot says, what is known of the visitor now."""

    conversation: Conversation
    drafts: tuple[Draft, ...]
    visitor: Visitor
    is_handed_over: bool = False


def memory_of(conversation: Conversation) -> Memory:
    """What the bot remembers of this conversation."""
    return msgspec.json.decode(conversation.memory, type=Memory) if conversation.memory else Memory()


def world_for(desk: Desk, visitor: Visitor, conversation: Conversation, now: datetime) -> World:
    """What the bot may know of the world outside its memory of the conversation."""
    return World(
        newest_version=desk.policy.newest_version,
        language=conversation.language,
        known={name: value for name in _PERSONAL if (value := getattr(visitor, name))},
        open_case=_open_case(conversation, now),
        escalation_email=desk.policy.escalation.address,
    )


def _open_case(conversation: Conversation, now: datetime) -> OpenCase | None:
    """The case of a conversation that was given back to the bot while people owe an answer."""
    if conversation.ticket is None or conversation.due_at is None or not conversation.owes_answer:
        return None
    when = due_text(conversation.due_at, now, conversation.language, zone_of(conversation.zone))
    return OpenCase(conversation.ticket, phrases.promised(conversation.language, when))


def take(desk: Desk, conversation: Conversation, visitor: Visitor, turn: Turn, at: datetime) -> TurnTaken:
    """The effect of `turn`: memory and language kept, the clock started, the hand-over with its promise."""
    conversation = replace(conversation, memory=msgspec.json.encode(turn.memory).decode(), language=turn.language)
    visitor = _with_details(visitor, turn)
    conversation = replace(conversation, visitor_name=visitor.name)
    if turn.asked_for_person:
        conversation = transitions.clock_started(conversation, at)
    drafts = [_draft(desk, reply, turn.language) for reply in turn.replies]
    if turn.hand_over is not None:
        conversation, line = hand_over(desk, conversation, turn.hand_over, at)
        drafts.append(line)
    elif turn.ended:
        conversation = transitions.resolved(conversation)
    if conversation.status == "bot":
        conversation = replace(conversation, silent_since=None if drafts else at)
    return TurnTaken(conversation, tuple(drafts), visitor, turn.hand_over is not None)


def person_instead(
    desk: Desk, conversation: Conversation, visitor: Visitor, question: str, heard: LookedUp | None, at: datetime
) -> TurnTaken:
    """The hand-over that needs nothing of the bot, for when it failed or is off: the visitor's words as they are."""
    decided = HandOver(
        question=question,
        category=heard.category if heard else conversation.category or "technical",
        priority=heard.priority if heard else conversation.priority or "medium",
        scope=heard.scope if heard else "in",
        summary=question,
        reasons=(*(heard.priority_reasons if heard else ()), phrases.wording(conversation.language).reason_silent),
        details={name: value for name in _PERSONAL if (value := getattr(visitor, name))},
    )
    conversation, line = hand_over(desk, conversation, decided, at)
    sorry = status(desk_words(conversation.language).bot_failed)
    return TurnTaken(conversation, (sorry, line), visitor, is_handed_over=True)


def hand_over(desk: Desk, conversation: Conversation, decided: HandOver, at: datetime) -> tuple[Conversation, Draft]:
    """The conversation in the queue with ticket, priority and due time, and the line that tells the visitor."""
    conversation = transitions.clock_started(conversation, at)
    assert conversation.clock_started_at
    due = promise(desk.policy, decided.priority, conversation.clock_started_at)
    due = replace(due, marks=clocks.ahead(conversation, due, at))
    conversation = transitions.handed_over(
        conversation, ticket=desk.new_ticket(), category=decided.category, priority=decided.priority, due=due
    )
    conversation = replace(conversation, case=case_to_json(_case(decided, at)))
    language = conversation.language
    name = desk.policy.priority(decided.priority).name(language)
    when = due_text(due.due_at, at, language, zone_of(conversation.zone))
    line = phrases.handed_over(language, conversation.ticket or "", name, when)
    return conversation, status(line)


def _case(decided: HandOver, at: datetime) -> Case:
    return Case(
        question=decided.question,
        category=decided.category,
        priority=decided.priority,
        scope=decided.scope,
        summary=decided.summary,
        handed_over_at=at,
        reasons=decided.reasons,
        articles=tuple(TriedArticle(tried.slug, tried.p, tried.helped) for tried in decided.articles),
        wanted=decided.wanted,
        details=dict(decided.details),
    )


def _with_details(visitor: Visitor, turn: Turn) -> Visitor:
    return replace(
        visitor,
        language=turn.language,
        name=turn.details.get("name") or visitor.name,
        email=turn.details.get("email") or visitor.email,
        phone=turn.details.get("phone") or visitor.phone,
    )


def _draft(desk: Desk, reply: Reply, language: str) -> Draft:
    return Draft(
        Author("bot", None, phrases.bot_name(language)),
        reply.kind,
        reply.text,
        choices=tuple(Choice(choice.id, choice.label) for choice in reply.choices),
        articles=article_links(desk, reply.articles, language),
    )


def article_links(desk: Desk, slugs: Sequence[str], language: str) -> tuple[ArticleLink, ...]:
    """The articles as a message shows them; one that is gone meanwhile is left out."""
    found = (desk.knowledge.article(slug, language) for slug in slugs)
    return tuple(
        ArticleLink(
            article.slug,
            article.title,
            f"{desk.settings.public_url}{article_path(article)}",
            article.excerpt,
        )
        for article in found
        if article is not None
    )


def article_path(article: Article) -> str:
    """Where the help centre shows an article; Indonesian is the language without a prefix."""
    prefix = "" if article.language == "id" else f"/{article.language}"
    return f"{prefix}/articles/{article.slug}"
