"""A visitor has the transcript of their ended conversation mailed, to the address that they gave in it and to no other.

They give the address once more: so nobody who sits down at their device learns it, and no mail goes astray.
"""

import hmac
from functools import partial

import msgspec

from chat_server.desk import Desk
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import NotAllowedError, NotFoundError
from chat_server.domain.mail import Mail
from chat_server.domain.message import Message
from chat_server.domain.time_words import moment_text
from chat_server.domain.transcript_words import TranscriptWords, transcript_words
from chat_server.domain.zones import zone_of
from chat_server.store import conversations, messages, outbox, visitors
from chat_server.store.outbox import Parcel
from chat_server.store.prepared import Tx

TRANSCRIPT = "transcript_mail"
_MOST_MESSAGES = 2000


class TranscriptMail(msgspec.Struct, frozen=True):
    """The payload of such a mail; its text is made when it is sent."""

    conversation_id: str
    to: str


async def mail_transcript(desk: Desk, visitor_id: str, email: str) -> None:
    """Put the mail into the outbox; asking again for the same conversation sends nothing more.

    Raises:
        NotFoundError: there is no ended conversation.
        NotAllowedError: the address is not the one that the visitor gave.
    """
    await desk.store.run(partial(_post, desk=desk, visitor_id=visitor_id, email=email))


def _post(tx: Tx, *, desk: Desk, visitor_id: str, email: str) -> None:
    conversation, visitor = conversations.newest_of(tx, visitor_id), visitors.find(tx, visitor_id)
    if conversation is None or visitor is None or not conversation.is_resolved:
        raise NotFoundError("there is no ended conversation")
    given, asked = (visitor.email or "").strip().lower(), email.strip().lower()
    if not given or not hmac.compare_digest(given.encode(), asked.encode()):
        raise NotAllowedError("this is not the address that was given in the conversation")
    identity = f"transcript-{conversation.id}-{conversation.head}"
    if not outbox.is_known(tx, identity):
        payload = msgspec.json.encode(TranscriptMail(conversation.id, given)).decode()
        outbox.add(tx, identity, TRANSCRIPT, payload, desk.now())


def transcript_mail(tx: Tx, desk: Desk, parcel: Parcel) -> Mail | None:
    """The mail; None when the conversation was erased meanwhile."""
    about = msgspec.json.decode(parcel.payload, type=TranscriptMail)
    conversation = conversations.find(tx, about.conversation_id)
    if conversation is None:
        return None
    words = transcript_words(conversation.language)
    said = messages.after(tx, conversation.id, 0, _MOST_MESSAGES)
    parts = [
        words.opening,
        *(_paragraph(desk, conversation, message, words) for message in said),
        words.closing.format(contact=desk.policy.contact.address),
    ]
    subject = words.subject.format(name=conversation.ticket or "DashPro")
    return Mail(parcel.id, (about.to,), subject, "\n\n".join(parts) + "\n")


def _paragraph(desk: Desk, conversation: Conversation, message: Message, words: TranscriptWords) -> str:
    author = message.author
    speakers = {"visitor": words.you, "bot": words.assistant, "system": "DashPro"}
    who = speakers.get(author.kind) or author.name or words.team
    when = moment_text(message.at, conversation.language, zone_of(conversation.zone))
    links = [f"-> {link.title}: {_whole(desk, link.url)}" for link in message.articles]
    return "\n".join([f"{when}, {who}:", message.text, *links])


def _whole(desk: Desk, url: str) -> str:
    return url if url.startswith("http") else f"{desk.settings.public_url}{url}"
