"""A visitor who left learns of an answer by mail: what agents said, they have not read, and no such mail told.

A conversation has one parcel, which waits while there may be something to tell and is renewed when there is again.
It leaves when the oldest unread answer has waited for UNREAD_MAIL_MINUTES. Before a mail leaves, its last answer is
written down, so that however often it is tried it tells the same, and what was said meanwhile comes with the next one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from chat_server.actions import unread_text
from chat_server.actions.saving import log
from chat_server.desk import Desk
from chat_server.domain.conversation import Conversation
from chat_server.domain.mail import Mail
from chat_server.domain.mail_address import is_plain_address
from chat_server.domain.message import Message
from chat_server.domain.people import Visitor
from chat_server.store import conversations, messages, outbox, visitor_blocks, visitors
from chat_server.store.outbox import Parcel
from chat_server.store.prepared import Tx

UNREAD = "unread_mail"
_MOST_ANSWERS = 50
_NAME = "mail"  # in the log


class UnreadMail(msgspec.Struct, frozen=True):
    """The payload: mails told what was said up to `told`; the one that is leaving tells up to `until`, 0 for none."""

    conversation_id: str
    told: int = 0
    until: int = 0


def post_unread(tx: Tx, desk: Desk, conversation: Conversation, now: datetime) -> None:
    """Let the mail wait, unless it does already or this visitor is not to be mailed; an agent answered just now."""
    if _recipient(tx, desk, conversation) is None:
        return
    identity, due_at = f"unread-{conversation.id}", now + _patience(desk)
    kept = outbox.look(tx, identity)
    if kept is None:
        outbox.add(tx, identity, UNREAD, _payload(UnreadMail(conversation.id)), now, due_at)
    elif not kept.is_waiting:
        told = _about(kept.payload).told
        outbox.renew(tx, identity, _payload(UnreadMail(conversation.id, told)), now, due_at)


def is_mailed(tx: Tx, desk: Desk, waiting: Conversation | None) -> bool:
    """True when a visitor who waits for a person gets a mail if they leave; False for what does not wait."""
    if waiting is None or waiting.status != "waiting" or not desk.settings.mails_unread:
        return False
    return _recipient(tx, desk, waiting) is not None


def unread_mail(tx: Tx, *, desk: Desk, parcel: Parcel) -> Mail | None:
    """The mail; None when there is nothing to tell, or not yet. Writes down up to where it tells."""
    found = _waiting(tx, parcel)
    if found is None:
        return None
    conversation, about = found
    visitor, unread = _recipient(tx, desk, conversation), _unread(tx, conversation, about)
    if visitor is None or visitor.email is None or not unread:
        return None
    if not about.until and unread[0].at + _patience(desk) > desk.now():
        return None
    until = about.until or unread[-1].seq
    outbox.rewrite(tx, parcel.id, _payload(UnreadMail(conversation.id, about.told, until)))
    text = unread_text.text(desk, conversation, visitor.page, unread)
    return Mail(f"{parcel.id}-{until}", (visitor.email,), unread_text.subject(conversation), text)


def unread_done(tx: Tx, desk: Desk, parcel: Parcel, *, is_sent: bool) -> None:
    """The mail has left, or there was none to send: wait for the next unread answer if there is one already."""
    found = _waiting(tx, parcel)
    if found is None:
        return
    conversation, about = found
    now = desk.now()
    if is_sent:
        log(tx, conversation, _NAME, "sent the visitor what they had not read", now)
    about = UnreadMail(conversation.id, about.until if is_sent else about.told)
    following = _unread(tx, conversation, about, most=1)
    if following and _recipient(tx, desk, conversation) is not None:
        outbox.renew(tx, parcel.id, _payload(about), now, following[0].at + _patience(desk))
    else:
        outbox.rewrite(tx, parcel.id, _payload(about))
        outbox.sent(tx, parcel.id, now)


def _waiting(tx: Tx, parcel: Parcel) -> tuple[Conversation, UnreadMail] | None:
    """The locked conversation and what the parcel says now; None when it waits no more, or was erased meanwhile."""
    conversation = conversations.lock(tx, _about(parcel.payload).conversation_id)
    kept = outbox.look(tx, parcel.id)
    if conversation is None or kept is None or not kept.is_waiting:
        return None
    return conversation, _about(kept.payload)


def _unread(tx: Tx, conversation: Conversation, about: UnreadMail, most: int = _MOST_ANSWERS) -> Sequence[Message]:
    """The oldest answers that the visitor has not read and no mail told; of a mail that is leaving, its own only."""
    after = max(about.told, conversation.read_by_visitor)
    found = messages.of_agents_after(tx, conversation.id, after, most)
    return [message for message in found if not about.until or message.seq <= about.until]


def _recipient(tx: Tx, desk: Desk, conversation: Conversation) -> Visitor | None:
    """The visitor when they are to be mailed what they do not read."""
    if not desk.settings.unread_mail_minutes:
        return None
    visitor = visitors.find(tx, conversation.visitor_id)
    if visitor is None or not is_plain_address(visitor.email or ""):
        return None
    return None if visitor_blocks.is_blocked(tx, visitor.id) else visitor


def _patience(desk: Desk) -> timedelta:
    return timedelta(minutes=desk.settings.unread_mail_minutes)


def _about(payload: str) -> UnreadMail:
    return msgspec.json.decode(payload, type=UnreadMail)


def _payload(about: UnreadMail) -> str:
    return msgspec.json.encode(about).decode()
