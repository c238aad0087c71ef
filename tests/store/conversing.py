"""Conversations for tests that read: who asks, what was said, when."""

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any

from chat_server.domain.conversation import Conversation
from chat_server.domain.message import Author, Draft
from chat_server.domain.people import Visitor
from chat_server.store import conversations, messages, visitors
from chat_server.store.prepared import Tx

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
BEA = Author("agent", "bea", "Bea")
BOT = Author("bot", None, "Asisten")


def begin(tx: Tx, identity: str, *, name: str | None = None, email: str | None = None, **facts: Any) -> Conversation:
    """A conversation of a visitor of its own."""
    at = facts.pop("created_at", NOW)
    visitors.insert(tx, Visitor(f"of {identity}", "id", name, email, None, None, at), f"hash of {identity}")
    begun = Conversation(identity, f"of {identity}", "id", at, at, visitor_name=name)
    return conversations.insert(tx, dataclasses.replace(begun, **facts))


def say(tx: Tx, identity: str, text: str, by: Author | None = None, *, after: float = 0, kind: str = "text") -> None:
    """The next message of a conversation, `after` minutes after NOW; by its visitor when nobody is named."""
    conversation = conversations.lock(tx, identity)
    assert conversation
    author = by or Author("visitor", conversation.visitor_id, conversation.visitor_name or "")
    at = NOW + timedelta(minutes=after)
    messages.insert(tx, identity, conversation.head + 1, Draft(author, kind, text), at)
    conversations.save(tx, dataclasses.replace(conversation, head=conversation.head + 1, updated_at=at))


def change(tx: Tx, identity: str, *, after: float = 0, **facts: Any) -> None:
    """The conversation with other facts, `after` minutes after NOW."""
    conversation = conversations.lock(tx, identity)
    assert conversation
    at = NOW + timedelta(minutes=after)
    conversations.save(tx, dataclasses.replace(conversation, updated_at=at, **facts))
