"""A visitor says something: stored once, numbered, answered by the bot if it is in charge, all in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot import phrases
from bot.dialogue import LookedUp, Said
from chat_server.actions.being_blocked import ensure_may_begin
from chat_server.actions.bot_turn import TurnTaken
from chat_server.actions.escalating import Escalation, escalate
from chat_server.actions.handing_over import called, routed
from chat_server.actions.saving import log, save, status, stored
from chat_server.actions.sending_along import asked_for_words, uploaded
from chat_server.actions.taking_turns import look_up, missing_texts, person_instead, take_turn
from chat_server.desk import Desk, Saved
from chat_server.domain.clocks import visitor_wrote
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import ConflictError, NotSignedInError
from chat_server.domain.message import Author, Draft, Message
from chat_server.domain.people import Visitor
from chat_server.store import conversations, messages, visitors
from chat_server.store.prepared import Tx

_REASON = 300  # of the visitor's words, as the reason of an escalation


@dataclass(frozen=True, slots=True)
class Say:
    """A text under the client's own id; `choice` is (seq of the question, id of the chip) when a chip was tapped.

    `attachments` are ids of what this visitor uploaded; with them the text may be empty.
    """

    client_id: str
    text: str
    choice: tuple[int, str] | None = None
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The stored message, and the conversation as it stands."""

    message: Message
    conversation: Conversation


@dataclass(frozen=True, slots=True)
class _Stored:
    receipt: Receipt
    saved: Saved | None  # None: it was stored before


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the bot made of the texts so far; a bot that is off or failed hears nothing, and people get the message."""

    looked_up: Mapping[str, LookedUp]
    is_bot_well: bool


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
        InvalidError: an attachment is not the visitor's, or was sent before.
    """
    heard = _Heard({}, is_bot_well=desk.settings.bot == "on")
    while True:
        outcome = await desk.store.run(partial(_store, desk=desk, visitor_id=visitor_id, say=say, heard=heard))
        if isinstance(outcome, _Stored):
            break
        found = await look_up(desk, outcome.texts)
        heard = _Heard({**heard.looked_up, **(found or {})}, is_bot_well=found is not None)
    if outcome.saved is not None:
        desk.fanout.saved(outcome.saved)
        if outcome.saved.alerts or outcome.saved.conversation.silent_since:
            desk.nudge()
    return outcome.receipt


def _store(tx: Tx, desk: Desk, visitor_id: str, say: Say, heard: _Heard) -> _Stored | _ToLookUp:
    author = Author("visitor", visitor_id, "")
    files = uploaded(tx, author, say.attachments)
    draft = Draft(author, "text", say.text, say.client_id, chosen=say.choice, attachments=files)
    known = messages.by_client_id(tx, draft.author, say.client_id)
    if known is not None:
        return _Stored(_repeated(tx, known, draft), None)
    now = desk.now()
    conversation = conversations.lock_active_of(tx, visitor_id) or _begin_once(tx, desk, visitor_id, now)
    if conversation.status == "paused":
        log(tx, conversation, "visitor", "wrote, so the pause is over", now)
    conversation = visitor_wrote(conversation, desk.policy, now)
    draft = replace(draft, author=replace(draft.author, name=conversation.visitor_name or ""))
    if conversation.status == "bot":
        return _with_bot(tx, desk, conversation, draft, heard, now)
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
    ensure_may_begin(tx, visitor_id)
    return conversations.lock_active_of(tx, visitor_id) or new_conversation(desk, visitor, now)


def new_conversation(desk: Desk, visitor: Visitor, now: datetime) -> Conversation:
    """A conversation with nothing in it; `head` 0 says that it is not stored yet."""
    return Conversation(
        desk.new_id(), visitor.id, visitor.language, now, now, visitor_name=visitor.name, zone=visitor.zone
    )


def _with_bot(
    tx: Tx, desk: Desk, conversation: Conversation, draft: Draft, heard: _Heard, now: datetime
) -> _Stored | _ToLookUp:
    if heard.is_bot_well and not draft.text:
        saved = save(tx, stored(tx, conversation), [draft, *asked_for_words(conversation)], now)
        return _Stored(Receipt(saved.messages[0], saved.conversation), saved)
    said = Said(draft.text, draft.chosen[1] if draft.chosen else None)
    missing = missing_texts(conversation, said, heard.looked_up)
    if missing and heard.is_bot_well:
        return _ToLookUp(missing)
    visitor = visitors.find(tx, conversation.visitor_id)
    assert visitor
    turn = take_turn if heard.is_bot_well else person_instead
    taken = turn(desk, stored(tx, conversation), visitor, said, heard.looked_up, now)
    if taken.visitor != visitor:
        visitors.save(tx, taken.visitor)
    is_complaint = any(found.escalates for found in heard.looked_up.values())
    saved = _save(tx, desk, taken, draft, now, is_complaint=is_complaint)
    return _Stored(Receipt(saved.messages[0], saved.conversation), saved)


def _save(tx: Tx, desk: Desk, taken: TurnTaken, draft: Draft, now: datetime, *, is_complaint: bool) -> Saved:
    """The message and the bot's turn on it, stored; a hand-over calls the agents, a complaint also the managers."""
    conversation = taken.conversation
    drafts = [draft, *taken.drafts]
    if not taken.is_handed_over:
        if conversation.is_resolved:
            log(tx, conversation, "bot", "ended it: the visitor said that all is done", now)
        return save(tx, conversation, drafts, now)
    if is_complaint:
        conversation = escalate(tx, desk, conversation, Escalation("bot", draft.text[:_REASON]), now)
        drafts.append(status(phrases.escalated(conversation.language)))
    saved = save(tx, routed(tx, conversation), drafts, now)
    return called(tx, desk, saved, "bot", "handed it over", now)
