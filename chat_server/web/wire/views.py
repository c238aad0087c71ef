"""What clients get: domain objects as the JSON objects of docs/protocol.md."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Protocol

from bot import phrases
from bot.reasons import reason_in
from chat_server.actions.agent_views import Opened
from chat_server.desk import Desk, Presence
from chat_server.domain.alerts import Alert
from chat_server.domain.attachment import Attachment
from chat_server.domain.case import Case, case_from_json
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import AlreadyClaimedError, ChatError, StaleError
from chat_server.domain.message import Author, Message, Note
from chat_server.domain.people import Agent, Page, Visitor
from chat_server.domain.sla import due_text
from chat_server.domain.why_due import why_due
from chat_server.domain.zones import zone_of

View = dict[str, Any]


class Outlook(Protocol):
    """What a view depends on besides the thing shown: the desk has it, and so has the fan-out."""

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock."""

    @property
    def presence(self) -> Presence:
        """Who is connected."""


@lru_cache(maxsize=4096)
def time(at: datetime | None) -> str | None:
    """RFC 3339 in UTC with milliseconds. Kept, since the same moments are shown again and again."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def author(who: Author) -> View:
    """Who said it."""
    return {"kind": who.kind, "id": who.id, "name": who.name}


def message(said: Message) -> View:
    """A Message."""
    view: View = {
        "conversation_id": said.conversation_id,
        "seq": said.seq,
        "client_id": said.client_id,
        "author": author(said.author),
        "kind": said.kind,
        "text": said.text,
        "attachments": [attachment(each) for each in said.attachments],
        "at": time(said.at),
    }
    if said.choices:
        view["choices"] = [{"id": choice.id, "label": choice.label} for choice in said.choices]
    if said.articles:
        view["articles"] = [
            {"slug": link.slug, "title": link.title, "url": link.url, "excerpt": link.excerpt} for link in said.articles
        ]
    if said.chosen:
        view["choice"] = {"seq": said.chosen[0], "id": said.chosen[1]}
    return view


def attachment(stored: Attachment) -> View:
    """An Attachment, with the address at which those who may see it get it."""
    view: View = {
        "id": stored.id,
        "name": stored.name,
        "type": stored.type,
        "size": stored.size,
        "url": f"/attachments/{stored.id}",
    }
    return view | {"width": stored.width, "height": stored.height} if stored.is_image else view


def messages(said: Sequence[Message]) -> list[View]:
    """Messages in their order."""
    return [message(each) for each in said]


def conversation(outlook: Outlook, shown: Conversation) -> View:
    """A Conversation as its visitor may see it."""
    return {
        "id": shown.id,
        "ticket": shown.ticket,
        "status": shown.status,
        "priority": shown.priority,
        "category": shown.category,
        "language": shown.language,
        "agent": {"id": shown.agent_id, "name": shown.agent_name} if shown.agent_id else None,
        "promise": _promise(outlook, shown),
        "escalated": shown.is_escalated,
        "head": shown.head,
        "read_seq": shown.read_by_agents,
        "updated_at": time(shown.updated_at),
    }


def _promise(outlook: Outlook, shown: Conversation) -> View | None:
    due_at = shown.promised_until
    if due_at is None:
        return None
    when = due_text(due_at, outlook.now(), shown.language, zone_of(shown.zone))
    return {"due_at": time(due_at), "text": phrases.promised(shown.language, when)}


def agents_conversation(outlook: Outlook, shown: Conversation, seen: View | None = None) -> View:
    """A Conversation as agents see it: also who asks, the last words, what is owed, and the change id.

    Args:
        seen: what the visitor sees of it, when that is at hand already.
    """
    view = conversation(outlook, shown) if seen is None else dict(seen)
    view["visitor"] = {
        "id": shown.visitor_id,
        "name": shown.visitor_name,
        "online": outlook.presence.has_visitor(shown.visitor_id),
    }
    preview = shown.preview
    view["preview"] = preview and {"author_kind": preview.author_kind, "text": preview.text, "at": time(preview.at)}
    view["warn_at"] = time(shown.warned_at)
    view["answer_due"] = shown.owes_answer
    view["visitor_read_seq"] = shown.read_by_visitor
    view["clock_started_at"] = time(shown.asked_at)
    view["clock"] = _clock(shown)
    view["team"] = shown.team
    view["level"] = shown.level
    view["paused_at"] = time(shown.paused_at)
    view["paused_until"] = time(shown.paused_until)
    view["created_at"] = time(shown.created_at)
    view["change_id"] = shown.change_id
    return view


def _clock(shown: Conversation) -> str | None:
    """Which clock runs: first (response) or next (reply); null when nothing is owed."""
    if not shown.owes_answer:
        return None
    return "first" if shown.owes_first_answer else "next"


def alert(raised: Alert, conversation_view: View) -> View:
    """An alert with the conversation that it is about."""
    return {"id": raised.id, "kind": raised.kind, "mark": raised.mark, "conversation": conversation_view}


def agent(outlook: Outlook, who: Agent) -> View:
    """An agent as colleagues see them."""
    return {
        "id": who.id,
        "name": who.name,
        "role": who.role,
        "availability": who.availability,
        "online": who.id in outlook.presence.agents(),
    }


def viewing(conversation_id: str, who: Agent) -> View:
    """That an agent has a conversation open."""
    return {"conversation_id": conversation_id, "agent": {"id": who.id, "name": who.name}}


def signed_in(who: Agent) -> View:
    """An agent as they see themselves."""
    return {"id": who.id, "name": who.name, "email": who.email, "role": who.role, "availability": who.availability}


def note(written: Note) -> View:
    """An internal note."""
    return {
        "id": written.id,
        "conversation_id": written.conversation_id,
        "client_id": written.client_id,
        "author": author(written.author),
        "text": written.text,
        "at": time(written.at),
    }


def opened(desk: Desk, seen: Opened, language: str | None = None) -> View:
    """A conversation with all that agents may know of it; facts in `language`, by default the conversation's own."""
    language = language or seen.conversation.language
    case = case_from_json(seen.conversation.case) if seen.conversation.case else None
    return {
        "conversation": agents_conversation(desk, seen.conversation),
        "messages": messages(seen.messages),
        "more": seen.more,
        "notes": [note(each) for each in seen.notes],
        "log": [{"at": time(entry.at), "who": entry.who, "what": entry.what} for entry in seen.log],
        "visitor": _visitor(desk, seen.visitor) | {"blocked": seen.is_blocked},
        "details": _details(desk, language, case),
        "triage": _triage(desk, language, case),
        "why_due": [
            {"at": time(step.at), "text": step.text}
            for step in why_due(seen.conversation, desk.policy, language, desk.now())
        ],
        "alerts": [{"id": each.id, "kind": each.kind, "mark": each.mark, "at": time(each.at)} for each in seen.alerts],
    }


def _visitor(desk: Desk, who: Visitor) -> View:
    return {
        "id": who.id,
        "name": who.name,
        "email": who.email,
        "phone": who.phone,
        "language": who.language,
        "page": _page(who.page),
        "first_seen_at": time(who.created_at),
        "online": desk.presence.has_visitor(who.id),
    }


def _page(page: Page | None) -> View | None:
    return {"url": page.url, "title": page.title, "referrer": page.referrer} if page else None


def _details(desk: Desk, language: str, case: Case | None) -> list[View]:
    if case is None:
        return []
    keys = [*case.wanted, *(key for key in case.details if key not in case.wanted)]
    triage = desk.knowledge.triage
    return [
        {
            "key": key,
            "label": triage.detail_label(key, language),
            "value": case.details.get(key),
            "required": key in case.wanted,
        }
        for key in keys
    ]


def _triage(desk: Desk, language: str, case: Case | None) -> View | None:
    if case is None:
        return None
    return {
        "question": case.question,
        "category": case.category,
        "priority": case.priority,
        "scope": case.scope,
        "reasons": [reason_in(language, each, desk.knowledge.triage) for each in case.reasons],
        "articles": [
            {"slug": tried.slug, "title": _title(desk, tried.slug, language), "p": tried.p, "helped": tried.helped}
            for tried in case.articles
        ],
        "summary": case.summary,
        "handed_over_at": time(case.handed_over_at),
    }


def _title(desk: Desk, slug: str, language: str) -> str:
    article = desk.knowledge.article(slug, language)
    return article.title if article else slug


def refusal(error: ChatError) -> View:
    """The acknowledgement of a request that was refused."""
    told: View = {"code": error.code, "message": str(error)}
    if error.retry_after is not None:
        told["retry_after"] = round(error.retry_after, 1)
    if isinstance(error, AlreadyClaimedError):
        told["holder"] = error.holder
    view: View = {"ok": False, "error": told}
    if isinstance(error, StaleError):
        view["messages"] = messages(error.missed)
    return view
