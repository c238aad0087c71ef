"""A visitor wants a person: handed over at once, whatever the bot was doing. Also the way of an escalation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot import dialogue, phrases
from chat_server.actions import bot_turn
from chat_server.actions.being_blocked import ensure_may_begin
from chat_server.actions.escalating import Escalation, escalate
from chat_server.actions.handing_over import called, routed
from chat_server.actions.saving import save, status, stored
from chat_server.actions.taking_turns import whole
from chat_server.actions.visitor_says import new_conversation
from chat_server.desk import Desk, Saved
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import NotSignedInError
from chat_server.domain.message import Draft
from chat_server.store import conversations, visitors
from chat_server.store.prepared import Tx


@dataclass(frozen=True, slots=True)
class _Outcome:
    saved: Saved
    is_new: bool


async def ask_for_person(desk: Desk, visitor_id: str) -> Conversation:
    """The visitor's conversation, with a person or waiting for one; asking twice changes nothing."""
    return await _told(desk, lambda tx: _hand_over(tx, desk, visitor_id))


async def visitor_escalates(desk: Desk, visitor_id: str, reason: str) -> Conversation:
    """The visitor's conversation, marked for the managers, with a mail to the escalation address on its way.

    Support policy, section 7: escalation with the details and the ticket number. Escalating twice changes nothing.
    """
    return await _told(desk, lambda tx: _escalate(tx, desk, visitor_id, reason))


async def _told(desk: Desk, work: Callable[[Tx], _Outcome]) -> Conversation:
    outcome = await desk.store.run(work)
    if outcome.is_new:
        desk.fanout.saved(outcome.saved)
        desk.nudge()
    return outcome.saved.conversation


def _hand_over(tx: Tx, desk: Desk, visitor_id: str) -> _Outcome:
    now = desk.now()
    conversation = _active(tx, desk, visitor_id, now)
    if conversation.status != "bot":
        return _Outcome(Saved(conversation), is_new=False)
    conversation, drafts = to_queue(tx, desk, conversation, now)
    saved = save(tx, routed(tx, conversation), drafts, now)
    return _Outcome(called(tx, desk, saved, "visitor", "asked for a person", now), is_new=True)


def _escalate(tx: Tx, desk: Desk, visitor_id: str, reason: str) -> _Outcome:
    now = desk.now()
    conversation = _active(tx, desk, visitor_id, now)
    if conversation.is_escalated:
        return _Outcome(Saved(conversation), is_new=False)
    drafts: list[Draft] = []
    if conversation.status == "bot":
        conversation, drafts = to_queue(tx, desk, conversation, now)
        conversation = routed(tx, conversation)
    conversation = escalate(tx, desk, conversation, Escalation("visitor", reason), now)
    drafts.append(status(phrases.escalated(conversation.language)))
    saved = save(tx, conversation, drafts, now)
    return _Outcome(called(tx, desk, saved, "visitor", "called a manager", now), is_new=True)


def _active(tx: Tx, desk: Desk, visitor_id: str, now: datetime) -> Conversation:
    visitor = visitors.lock(tx, visitor_id)
    if visitor is None:
        raise NotSignedInError("this visitor was erased")
    found = conversations.lock_active_of(tx, visitor_id)
    if found is None:
        ensure_may_begin(tx, visitor_id)
    return found or stored(tx, new_conversation(desk, visitor, now))


def to_queue(tx: Tx, desk: Desk, conversation: Conversation, now: datetime) -> tuple[Conversation, list[Draft]]:
    """The bot's conversation as one that waits for a person, and the lines that tell the visitor."""
    visitor = visitors.find(tx, conversation.visitor_id)
    assert visitor

    def ask() -> bot_turn.TurnTaken:
        world = bot_turn.world_for(desk, visitor, conversation, now)
        turn = dialogue.ask_for_person(bot_turn.memory_of(conversation), desk.knowledge, world)
        return bot_turn.take(desk, conversation, visitor, turn, now)

    question = conversation.preview.text if conversation.preview else ""
    taken = whole(ask, lambda: bot_turn.person_instead(desk, conversation, visitor, question, None, now))
    if taken.visitor != visitor:
        visitors.save(tx, taken.visitor)
    return taken.conversation, list(taken.drafts)
