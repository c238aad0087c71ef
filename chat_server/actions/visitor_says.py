"""A visitor says something: stored once, numbered, answered by the bot if it is in charge, all in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.dialogue import LookedUp, Said, step, texts_to_match
from chat_server.actions import bot_turn
from chat_server.actions.saving import log, save
from chat_server.desk import Desk, Saved
from chat_server.domain.conversation import Conversation, heard_from_visitor
from chat_server.domain.errors import ConflictError, NotSignedInError
from chat_server.domain.message import Author, Draft, Message
from chat_server.domain.people import Visitor
from chat_server.store import conversations, messages, visitors
from chat_server.store.prepared import Tx


@dataclass(frozen=True, slots=True)
class Say:
    """A text under the client's own id; `choice` is (seq of the question, id of the chip) when a chip was tapped."""

    client_id: str
    text: str
    choice: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """The stored message, and the conversation as it stands."""

    message: Message
    conversation: Conversation


@dataclass(frozen=True, slots=True)
class _Stored:
    receipt: Receipt
    saved: Saved | None  # None: it was stored before
    is_handed_over: bool = False


@dataclass(frozen=True, slots=True)
class _ToLookUp:
    """The bot is in charge and must look these texts up first; nothing was stored."""

    texts: tuple[str, ...]


async def visitor_says(desk: Desk, visitor_id: str, say: Say) -> Receipt:
    """The receipt for `say`, given after the commit; the same for every repetition of it.

    Looking a text up is heavy and stays outside the transaction; only the transaction knows whether the bot is in
    charge and which texts belong together. So it is asked first, and asked again with what was looked up.

    Raises:
        ConflictError: the client id was used for another text.
    """
    looked_up: dict[str, LookedUp] = {}
    while True:
        outcome = await desk.store.run(lambda tx: _store(tx, desk, visitor_id, say, looked_up))
        if isinstance(outcome, _Stored):
            break
        for text in outcome.texts:
            looked_up[text] = await desk.library.look_up(text)
    if outcome.saved is not None:
        desk.fanout.saved(outcome.saved, alert="new" if outcome.is_handed_over else None)
    return outcome.receipt


def _store(tx: Tx, desk: Desk, visitor_id: str, say: Say, looked_up: Mapping[str, LookedUp]) -> _Stored | _ToLookUp:
    draft = Draft(Author("visitor", visitor_id, ""), "text", say.text, say.client_id, chosen=say.choice)
    known = messages.by_client_id(tx, draft.author, say.client_id)
    if known is not None:
        return _Stored(_repeated(tx, known, draft), None)
    now = desk.now()
    conversation = conversations.lock_active_of(tx, visitor_id) or _begin_once(tx, desk, visitor_id, now)
    conversation = heard_from_visitor(conversation)
    draft = replace(draft, author=replace(draft.author, name=conversation.visitor_name or ""))
    if conversation.status == "bot":
        return _with_bot(tx, desk, conversation, draft, looked_up, now)
    saved = save(tx, conversation, [draft], now)
    return _Stored(Receipt(saved.messages[0], saved.conversation), saved)


def _repeated(tx: Tx, known: Message, draft: Draft) -> Receipt:
    if not known.says_the_same_as(draft):
        raise ConflictError("this client_id was used for another text")
    conversation = conversations.find(tx, known.conversation_id)
    assert conversation
    return Receipt(known, conversation)


def _begin_once(tx: Tx, desk: Desk, visitor_id: str, now: datetime) -> Conversation:
    """The visitor's active conversation, begun here unless another tab did so just now. Not stored yet if new."""
    visitor = visitors.lock(tx, visitor_id)
    if visitor is None:
        raise NotSignedInError("this visitor was erased")
    return conversations.lock_active_of(tx, visitor_id) or new_conversation(desk, visitor, now)


def new_conversation(desk: Desk, visitor: Visitor, now: datetime) -> Conversation:
    """A conversation with nothing in it; `head` 0 says that it is not stored yet."""
    return Conversation(desk.new_id(), visitor.id, visitor.language, now, now, visitor_name=visitor.name)


def _with_bot(
    tx: Tx, desk: Desk, conversation: Conversation, draft: Draft, looked_up: Mapping[str, LookedUp], now: datetime
) -> _Stored | _ToLookUp:
    memory = bot_turn.memory_of(conversation)
    said = Said(draft.text, draft.chosen[1] if draft.chosen else None)
    missing = tuple(text for text in texts_to_match(memory, said) if text not in looked_up)
    if missing:
        return _ToLookUp(missing)
    visitor = visitors.find(tx, conversation.visitor_id)
    assert visitor
    world = bot_turn.world_for(desk, visitor, conversation, now)
    turn = step(memory, said, looked_up, desk.knowledge, world)
    taken = bot_turn.take(desk, conversation, visitor, turn, now)
    if taken.visitor != visitor:
        visitors.save(tx, taken.visitor)
    saved = save(tx, stored(tx, taken.conversation), [draft, *taken.drafts], now)
    if taken.is_handed_over:
        log(tx, saved.conversation, "bot", "handed over", now)
    return _Stored(Receipt(saved.messages[0], saved.conversation), saved, taken.is_handed_over)


def stored(tx: Tx, conversation: Conversation) -> Conversation:
    """The conversation, with its row made if it is new."""
    return conversation if conversation.head else conversations.insert(tx, conversation)
