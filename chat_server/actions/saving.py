"""How every action stores what it decided: number the messages, keep the conversation, write the log."""

from collections.abc import Iterable
from datetime import datetime

from chat_server.actions.sending_along import send_along
from chat_server.desk import Desk, Saved
from chat_server.domain.alerts import Alert, raised
from chat_server.domain.changing import replace
from chat_server.domain.conversation import Conversation, Preview
from chat_server.domain.errors import NotFoundError
from chat_server.domain.message import SYSTEM, Draft, Message
from chat_server.store import alerts, conversations, messages, notes
from chat_server.store.prepared import Tx

_PREVIEW_LENGTH = 160


def save(tx: Tx, conversation: Conversation, drafts: Iterable[Draft], at: datetime) -> Saved:
    """The conversation with `drafts` as its next messages, both stored."""
    stored: list[Message] = []
    for seq, draft in enumerate(drafts, conversation.head + 1):
        stored.append(messages.insert(tx, conversation.id, seq, draft, at))
        if draft.attachments:
            send_along(tx, stored[-1])
    if stored:
        conversation = replace(conversation, head=stored[-1].seq, updated_at=at, preview=_preview(conversation, stored))
    else:
        conversation = replace(conversation, updated_at=at)
    return Saved(conversations.save(tx, conversation), tuple(stored))


def _preview(conversation: Conversation, stored: list[Message]) -> Preview | None:
    for message in reversed(stored):
        if message.kind != "status":
            return Preview(message.author.kind, message.gist[:_PREVIEW_LENGTH], message.at)
    return conversation.preview


def locked(tx: Tx, conversation_id: str) -> Conversation:
    """The conversation of that id, locked; raises NotFoundError."""
    conversation = conversations.lock(tx, conversation_id)
    if conversation is None:
        raise NotFoundError("there is no such conversation")
    return conversation


def alert(tx: Tx, desk: Desk, conversation_id: str, kind: str, *, mark: str | None = None) -> Alert:
    """A new alert (new, warning, breach, escalated), stored; announce it with the conversation after the commit."""
    now = desk.now()
    called = raised(Alert(desk.new_id(), conversation_id, kind, now, mark), now)
    alerts.insert(tx, called)
    return called


def log(tx: Tx, conversation: Conversation, who: str, what: str, at: datetime) -> None:
    """Write into the conversation's internal log who did what."""
    notes.log(tx, conversation.id, who, what, at)


def stored(tx: Tx, conversation: Conversation) -> Conversation:
    """The conversation, with its row made if it is new."""
    return conversation if conversation.change_id else conversations.insert(tx, conversation)


def status(text: str) -> Draft:
    """A line in the conversation that tells the visitor what happened."""
    return Draft(SYSTEM, "status", text)
