"""The state of a ticket for whoever knows its number and the e-mail address of its visitor, and what they can do there.

A wrong number and a wrong address look the same and cost the same: both questions are always asked of the database, and
the addresses are compared in constant time. The caller limits how often somebody may ask.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot import phrases
from chat_server.actions.ask_for_person import to_queue, visitor_escalates
from chat_server.actions.being_blocked import ensure_may_begin
from chat_server.actions.handing_over import called, routed
from chat_server.actions.saving import save, status
from chat_server.desk import Desk, Saved
from chat_server.domain.clocks import visitor_wrote
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import ConflictError
from chat_server.domain.message import Author, Draft, Message
from chat_server.domain.tickets import read_ticket
from chat_server.domain.transitions import reopened
from chat_server.store import conversations, messages, visitors
from chat_server.store.prepared import Tx

_NEWEST = 50
_NO_TICKET = "DP-0000-0000"
_NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class TicketStatus:
    """What the visitor may see of their ticket: the conversation and its newest messages (no notes, no log)."""

    conversation: Conversation
    messages: Sequence[Message]


async def ticket_status(desk: Desk, ticket: str, email: str) -> TicketStatus | None:
    """The ticket of that number if it belongs to that address, else None."""
    return await desk.store.read(partial(_status, ticket=ticket, email=email))


async def escalate_ticket(desk: Desk, ticket: str, email: str, reason: str) -> TicketStatus | None:
    """The ticket after its visitor called a manager; None for a wrong pair. One that is done is taken up again."""
    found = await desk.store.read(partial(_found, ticket=ticket, email=email))
    if found is None:
        return None
    if found.is_resolved:
        await _taken_up_again(desk, found, None)
    await visitor_escalates(desk, found.visitor_id, reason)
    return await ticket_status(desk, ticket, email)


async def still_broken(desk: Desk, ticket: str, email: str, client_id: str, text: str) -> TicketStatus | None:
    """The ticket after its visitor said that it is still broken; None for a wrong pair.

    What they say is a message like any other: stored once under its client id, and people owe an answer to it.

    Raises:
        ConflictError: the client id was used for another text.
    """
    found = await desk.store.read(partial(_found, ticket=ticket, email=email))
    if found is None:
        return None
    draft = Draft(Author("visitor", found.visitor_id, found.visitor_name or ""), "text", text, client_id)
    await _taken_up_again(desk, found, draft)
    return await ticket_status(desk, ticket, email)


def _status(tx: Tx, *, ticket: str, email: str) -> TicketStatus | None:
    conversation = _found(tx, ticket=ticket, email=email)
    if conversation is None:
        return None
    start = max(0, conversation.head - _NEWEST)
    return TicketStatus(conversation, messages.after(tx, conversation.id, start, _NEWEST))


def _found(tx: Tx, *, ticket: str, email: str) -> Conversation | None:
    """The conversation of that pair; the work is the same whichever half is wrong."""
    conversation = conversations.by_ticket(tx, read_ticket(ticket) or _NO_TICKET)
    visitor = visitors.find(tx, conversation.visitor_id if conversation else _NOBODY)
    is_right = hmac.compare_digest(_digest(email), _digest(visitor.email or "" if visitor else ""))
    return conversation if is_right and visitor is not None and visitor.email else None


def _digest(email: str) -> bytes:
    """Of one length, so that comparing tells nothing about the address."""
    return hashlib.sha256(email.strip().lower().encode()).digest()


async def _taken_up_again(desk: Desk, found: Conversation, draft: Draft | None) -> None:
    saved = await desk.store.run(partial(_take_up_again, desk=desk, conversation_id=found.id, draft=draft))
    if saved is not None:
        desk.fanout.saved(saved)
        desk.nudge()


def _take_up_again(tx: Tx, *, desk: Desk, conversation_id: str, draft: Draft | None) -> Saved | None:
    """The conversation with people again and what the visitor says in it; None when that was stored before."""
    if draft is not None and _is_known(tx, draft):
        return None
    before = conversations.lock(tx, conversation_id)
    assert before
    now = desk.now()
    conversation, drafts = _active(tx, desk, before, now)
    conversation = visitor_wrote(conversation, desk.policy, now)
    if conversation.team is None:
        conversation = routed(tx, conversation)
    saved = save(tx, conversation, [*drafts, *([] if draft is None else [draft])], now)
    return called(tx, desk, saved, "visitor", "said on the status page that it is not solved", now)


def _is_known(tx: Tx, draft: Draft) -> bool:
    assert draft.client_id
    known = messages.by_client_id(tx, draft.author, draft.client_id)
    if known is not None and not known.says_the_same_as(draft):
        raise ConflictError("this client_id was used for another text")
    return known is not None


def _active(tx: Tx, desk: Desk, before: Conversation, now: datetime) -> tuple[Conversation, list[Draft]]:
    """The visitor's case with people: reopened if it was done, taken from the bot if that had it."""
    if before.status == "bot":
        conversation, drafts = to_queue(tx, desk, before, now)
        return routed(tx, conversation), drafts
    if not before.is_resolved:
        return before, []
    other = conversations.lock_active_of(tx, before.visitor_id)
    if other is None:
        ensure_may_begin(tx, before.visitor_id)
        return reopened(before), [status(phrases.reopened(before.language))]
    # They have begun another conversation meanwhile; two at once cannot be, so what they say goes there.
    return (other, []) if other.status != "bot" else _active(tx, desk, other, now)
