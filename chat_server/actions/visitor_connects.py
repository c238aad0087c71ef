"""A visitor's widget connects: recognised by its token or made new, and given what it missed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chat_server.actions.unread_mail import is_mailed
from chat_server.desk import Desk
from chat_server.domain.conversation import Conversation
from chat_server.domain.message import Message
from chat_server.domain.people import Page, Visitor
from chat_server.domain.zones import known_zone
from chat_server.store import conversations, messages, visited_pages, visitor_blocks, visitors, waiting_line
from chat_server.store.prepared import Tx

NEWEST = 50
_MISSED = 200


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a client has read: message `seq` of a conversation, in the database's life `epoch`."""

    conversation_id: str
    seq: int
    epoch: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """Where the visitor stands. `messages` are those after the cursor, else the newest; `more`: there are others."""

    conversation: Conversation | None
    messages: Sequence[Message]
    more: bool
    position: int | None = None
    is_mailed: bool = False
    is_blocked: bool = False


def hash_of(token: str) -> str:
    """What is kept of a token: it is 256 random bits, so one round of SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


async def visitor_of(desk: Desk, token: str) -> Visitor | None:
    """The visitor with that token."""
    if not token:
        return None
    hashed = hash_of(token)
    return await desk.store.read(lambda tx: visitors.by_token_hash(tx, hashed))


async def recognise(
    desk: Desk, token: str | None, language: str | None, page: Page | None, zone: str | None = None
) -> tuple[Visitor, str]:
    """The visitor with that token and the token to use; a missing or unknown token makes a new visitor.

    `zone` is the time zone of their device; times are told in it when it is one of Indonesia's.
    """
    zone = known_zone(zone)
    visitor = await visitor_of(desk, token or "")
    if token and visitor is not None:
        return await _brought_up_to_date(desk, visitor, language, page, zone), token
    token = desk.new_token()
    hashed = hash_of(token)
    visitor = Visitor(desk.new_id(), language or "id", None, None, None, page, desk.now(), zone)

    def work(tx: Tx) -> None:
        visitors.insert(tx, visitor, hashed)
        _visits(tx, None, visitor, visitor.created_at)

    await desk.store.run(work)
    return visitor, token


async def _brought_up_to_date(
    desk: Desk, visitor: Visitor, language: str | None, page: Page | None, zone: str | None
) -> Visitor:
    changed = replace(
        visitor, language=language or visitor.language, page=page or visitor.page, zone=zone or visitor.zone
    )
    if changed != visitor:
        now = desk.now()

        def work(tx: Tx) -> None:
            visitors.save(tx, changed)
            _visits(tx, visitor.page, changed, now)

        await desk.store.run(work)
    return changed


def _visits(tx: Tx, before: Page | None, visitor: Visitor, now: datetime) -> None:
    """Keep the page that the visitor is on, unless it is the one they were on before."""
    page = visitor.page
    if page is not None and page.url and (before is None or before.url != page.url):
        visited_pages.add(tx, visitor.id, page, now)


async def welcome(desk: Desk, visitor_id: str, cursor: Cursor | None) -> Welcome:
    """The visitor's last conversation and what they have not seen of it."""
    return await desk.store.read(lambda tx: _welcome(tx, desk, visitor_id, cursor))


def _welcome(tx: Tx, desk: Desk, visitor_id: str, cursor: Cursor | None) -> Welcome:
    conversation = conversations.newest_of(tx, visitor_id)
    if conversation is None:
        return Welcome(None, (), more=False)
    position, is_blocked = waiting_line.position(tx, conversation), visitor_blocks.is_blocked(tx, visitor_id)
    standing = (position, is_mailed(tx, desk, conversation), is_blocked)
    if cursor and cursor.epoch == desk.epoch and cursor.conversation_id == conversation.id:
        missed = messages.after(tx, conversation.id, cursor.seq, _MISSED)
        more = bool(missed) and missed[-1].seq < conversation.head
        return Welcome(conversation, missed, more, *standing)
    newest = messages.after(tx, conversation.id, conversation.head - NEWEST, NEWEST)
    return Welcome(conversation, newest, conversation.head > NEWEST, *standing)
