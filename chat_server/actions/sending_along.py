"""Attachments inside a transaction: those that a message names, and that they belong to it from its commit on."""

from bot import phrases
from chat_server.domain.attachment import Attachment
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import InvalidError
from chat_server.domain.message import Author, Draft, Message
from chat_server.store import attachments
from chat_server.store.prepared import Tx


def uploaded(
    tx: Tx, sender: Author, ids: tuple[str, ...], conversation_id: str | None = None
) -> tuple[Attachment, ...]:
    """The attachments of these ids, in this order.

    Args:
        conversation_id: the conversation that agents uploaded them for; visitors have only one at a time.

    Raises:
        InvalidError: one does not exist, is somebody else's, or was uploaded for another conversation.
    """
    found = [attachments.find(tx, each) for each in dict.fromkeys(ids)]
    known = [each for each in found if each is not None and each.sender == sender.sender]
    if conversation_id is not None:
        known = [each for each in known if each.conversation_id == conversation_id]
    if len(known) != len(ids):
        raise InvalidError("there are no attachments of yours with these ids")
    return tuple(each.attachment for each in known)


def send_along(tx: Tx, message: Message) -> None:
    """Let the message's attachments belong to it.

    Raises:
        InvalidError: one was sent with another message.
    """
    for attachment in message.attachments:
        if not attachments.send(tx, attachment.id, message):
            raise InvalidError("an attachment was sent before")


def asked_for_words(conversation: Conversation) -> tuple[Draft, ...]:
    """What the bot says to a file without words, which it cannot read."""
    author = Author("bot", None, phrases.bot_name(conversation.language))
    return (Draft(author, "text", phrases.wording(conversation.language).attachment_received),)
