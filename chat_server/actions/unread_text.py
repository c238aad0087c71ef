"""What a visitor is mailed of the answers that they have not read: plain text, made when it is sent.

Anybody can give anybody's address, so nothing that a visitor wrote stands in it, and it links to our own sites only.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from chat_server.desk import Desk
from chat_server.domain.conversation import Conversation
from chat_server.domain.message import Message
from chat_server.domain.people import Page
from chat_server.domain.time_words import moment_text
from chat_server.domain.unread_words import UnreadWords, unread_words
from chat_server.domain.zones import zone_of

_PLAIN_PATH = re.compile(r"[A-Za-z0-9/._~%+@-]{0,200}")


def subject(conversation: Conversation) -> str:
    """The subject, with the ticket number if there is one."""
    words = unread_words(conversation.language)
    if conversation.ticket is None:
        return words.subject_without_ticket
    return words.subject.format(ticket=conversation.ticket)


def text(desk: Desk, conversation: Conversation, page: Page | None, said: Sequence[Message]) -> str:
    """The whole text: each answer with its agent and the visitor's time, how to go on, why they get it."""
    words = unread_words(conversation.language)
    parts = [
        words.opening,
        *(_answer(conversation, message, words) for message in said),
        "\n".join([words.go_on, *_ways(desk, conversation, page, words)]),
        words.closing,
        words.why.format(contact=desk.policy.contact.address),
    ]
    return "\n\n".join(parts) + "\n"


def _answer(conversation: Conversation, message: Message, words: UnreadWords) -> str:
    when = moment_text(message.at, conversation.language, zone_of(conversation.zone))
    lines = [f"{when}, {message.author.name}:"]
    if message.text:
        lines.append(message.text)
    if message.attachments:
        lines.append(words.attachments.format(names=", ".join(each.name for each in message.attachments)))
    return "\n".join(lines)


def _ways(desk: Desk, conversation: Conversation, page: Page | None, words: UnreadWords) -> Iterator[str]:
    ticket, contact, own = conversation.ticket, desk.policy.contact.address, desk.settings.public_url
    known = _own_page(page, (*desk.settings.allowed_origins, own))
    if known:
        yield words.chat.format(url=known)
    if ticket and own:
        path = "/en/status" if conversation.language == "en" else "/status"
        yield words.status.format(ticket=ticket, url=f"{own}{path}")
    yield (words.write if ticket else words.write_without_ticket).format(contact=contact, ticket=ticket)


def _own_page(page: Page | None, origins: Sequence[str]) -> str | None:
    """The page with the chat when it is of our sites, without what follows its path: that may hold secrets."""
    try:
        parts = urlsplit(page.url if page else "")
    except ValueError:
        return None
    origin = f"{parts.scheme}://{parts.netloc}"
    return f"{origin}{parts.path}" if origin in origins and _PLAIN_PATH.fullmatch(parts.path) else None
