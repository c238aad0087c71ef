"""A visitor wants a person: handed over at once, whatever the bot was doing. Also the way of an escalation."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from bot import dialogue, phrases
from chat_server.actions import bot_turn
from chat_server.actions.saving import log, save, status
from chat_server.actions.visitor_says import new_conversation, stored
from chat_server.desk import Desk, Saved
from chat_server.domain.conversation import Conversation, escalated
from chat_server.domain.errors import NotSignedInError
from chat_server.domain.message import Draft
from chat_server.store import conversations, outbox, visitors
from chat_server.store.prepared import Tx


@dataclass(frozen=True, slots=True)
class _Outcome:
    saved: Saved
    is_new: bool


async def ask_for_person(desk: Desk, visitor_id: str) -> Conversation:
    """The visitor's conversation, with a person or waiting for one; asking twice changes nothing."""
    outcome = await desk.store.run(lambda tx: _hand_over(tx, desk, visitor_id))
    if outcome.is_new:
        desk.fanout.saved(outcome.saved, alert="new")
    return outcome.saved.conversation


async def visitor_escalates(desk: Desk, visitor_id: str, reason: str) -> Conversation:
    """The visitor's conversation, marked for the managers, with a mail to the escalation address on its way.

    Support policy, section 7: escalation with the details and the ticket number. Escalating twice changes nothing.
    """
    outcome = await desk.store.run(lambda tx: _escalate(tx, desk, visitor_id, reason))
    if outcome.is_new:
        desk.fanout.saved(outcome.saved, alert="escalated")
    return outcome.saved.conversation


def _hand_over(tx: Tx, desk: Desk, visitor_id: str) -> _Outcome:
    now = desk.now()
    conversation = _active(tx, desk, visitor_id, now)
    if conversation.status != "bot":
        return _Outcome(Saved(conversation), is_new=False)
    conversation, drafts = _to_queue(tx, desk, conversation, now)
    saved = save(tx, stored(tx, conversation), drafts, now)
    log(tx, saved.conversation, "visitor", "asked for a person", now)
    return _Outcome(saved, is_new=True)


def _escalate(tx: Tx, desk: Desk, visitor_id: str, reason: str) -> _Outcome:
    now = desk.now()
    conversation = _active(tx, desk, visitor_id, now)
    if conversation.is_escalated:
        return _Outcome(Saved(conversation), is_new=False)
    drafts: list[Draft] = []
    if conversation.status == "bot":
        conversation, drafts = _to_queue(tx, desk, conversation, now)
    conversation = escalated(conversation)
    drafts.append(status(phrases.escalated(conversation.language)))
    saved = save(tx, stored(tx, conversation), drafts, now)
    log(tx, saved.conversation, "visitor", f"escalated: {reason}" if reason else "escalated", now)
    mail = {"conversation_id": conversation.id, "ticket": conversation.ticket, "reason": reason, "by": "visitor"}
    outbox.add(tx, desk.new_id(), "escalation_mail", msgspec.json.encode(mail).decode(), now)
    return _Outcome(saved, is_new=True)


def _active(tx: Tx, desk: Desk, visitor_id: str, now: datetime) -> Conversation:
    visitor = visitors.lock(tx, visitor_id)
    if visitor is None:
        raise NotSignedInError("this visitor was erased")
    return conversations.lock_active_of(tx, visitor_id) or new_conversation(desk, visitor, now)


def _to_queue(tx: Tx, desk: Desk, conversation: Conversation, now: datetime) -> tuple[Conversation, list[Draft]]:
    visitor = visitors.find(tx, conversation.visitor_id)
    assert visitor
    world = bot_turn.world_for(desk, visitor, conversation, now)
    turn = dialogue.ask_for_person(bot_turn.memory_of(conversation), desk.knowledge, world)
    taken = bot_turn.take(desk, conversation, visitor, turn, now)
    if taken.visitor != visitor:
        visitors.save(tx, taken.visitor)
    return taken.conversation, list(taken.drafts)
