"""Somebody writes to us by the form without script: a visitor, a conversation and its hand-over, as in the chat.

Each step can be repeated, so a form that is sent again after a lost answer makes nothing twice.
"""

from dataclasses import dataclass
from functools import partial

from chat_server.actions.ask_for_person import ask_for_person
from chat_server.actions.unread_mail import is_mailed
from chat_server.actions.visitor_connects import hash_of
from chat_server.actions.visitor_says import Say, visitor_says
from chat_server.desk import Desk
from chat_server.domain.conversation import Conversation
from chat_server.domain.message import ArticleLink
from chat_server.domain.people import Visitor
from chat_server.store import conversations, messages, visitors
from chat_server.store.prepared import Tx

_FIRST = 20


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody wrote, under the id of the form that they filled in."""

    form_id: str
    client_id: str
    email: str
    name: str | None
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The conversation with its ticket, if answers are mailed, and the articles that the assistant found meanwhile."""

    conversation: Conversation
    is_mailed: bool
    articles: tuple[ArticleLink, ...]


async def write_in(desk: Desk, letter: Letter) -> Taken:
    """The waiting conversation that the letter made; the same one however often the letter comes."""
    visitor = await desk.store.run(partial(_visitor, desk=desk, letter=letter))
    receipt = await visitor_says(desk, visitor.id, Say(letter.client_id, letter.text))
    conversation = receipt.conversation
    if conversation.ticket is None:
        conversation = await ask_for_person(desk, visitor.id)
    return await desk.store.read(partial(_taken, desk=desk, conversation_id=conversation.id))


def _visitor(tx: Tx, *, desk: Desk, letter: Letter) -> Visitor:
    """The one who sent this form, or somebody new. The prefix keeps forms apart from the widget's tokens."""
    hashed = hash_of(f"form:{letter.form_id}")
    known = visitors.by_token_hash(tx, hashed)
    if known is not None:
        return known
    visitor = Visitor(desk.new_id(), letter.language, letter.name, letter.email, None, None, desk.now())
    visitors.insert(tx, visitor, hashed)
    return visitor


def _taken(tx: Tx, *, desk: Desk, conversation_id: str) -> Taken:
    conversation = conversations.find(tx, conversation_id)
    assert conversation
    said = messages.after(tx, conversation_id, 0, _FIRST)
    links = {link.slug: link for message in said for link in message.articles}
    return Taken(conversation, is_mailed(tx, desk, conversation), tuple(links.values()))
