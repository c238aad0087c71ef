"""Fetching what was missed: messages after a number, for a visitor or an agent."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat_server.actions.unread_mail import is_mailed
from chat_server.desk import Desk
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import NotFoundError
from chat_server.domain.message import Message
from chat_server.store import conversations, messages, waiting_line
from chat_server.store.prepared import Tx


@dataclass(frozen=True, slots=True)
class Missed:
    """Messages after the asked number, lowest first; `more`: ask again after the last of them."""

    conversation: Conversation
    messages: Sequence[Message]
    more: bool


@dataclass(frozen=True, slots=True)
class Pulse:
    """The visitor's last conversation; while it waits for a person its place in the line, and if answers are mailed."""

    conversation: Conversation | None
    position: int | None
    is_mailed: bool


async def catch_up(desk: Desk, conversation_id: str, after: int, limit: int, *, visitor_id: str | None) -> Missed:
    """At most `limit` messages above `after`. A visitor sees only their own conversations; agents pass None.

    Raises:
        NotFoundError: no such conversation, or (the same answer) another visitor's.
    """

    def work(tx: Tx) -> Missed:
        conversation = conversations.find(tx, conversation_id)
        if conversation is None or visitor_id not in (None, conversation.visitor_id):
            raise NotFoundError("there is no such conversation")
        found = messages.after(tx, conversation_id, after, limit)
        return Missed(conversation, found, more=bool(found) and found[-1].seq < conversation.head)

    return await desk.store.read(work)


async def newest_conversation(desk: Desk, visitor_id: str) -> Conversation | None:
    """The visitor's last conversation."""
    return await desk.store.read(lambda tx: conversations.newest_of(tx, visitor_id))


async def pulse(desk: Desk, visitor_id: str) -> Pulse:
    """What a visitor's heartbeat is answered with."""

    def work(tx: Tx) -> Pulse:
        conversation = conversations.newest_of(tx, visitor_id)
        return Pulse(conversation, waiting_line.position(tx, conversation), is_mailed(tx, desk, conversation))

    return await desk.store.read(work)
