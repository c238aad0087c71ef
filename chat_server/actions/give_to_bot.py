"""An agent gives a conversation back to the bot, which answers at once what the visitor wrote last."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot import phrases
from bot.dialogue import LookedUp, Said
from chat_server.actions.agent_changes import acting
from chat_server.actions.handing_over import called, routed
from chat_server.actions.saving import locked, log, save, status
from chat_server.actions.taking_turns import look_up, take_turn
from chat_server.actions.wake_conversation import caught_up
from chat_server.desk import Desk, Saved
from chat_server.domain import transitions
from chat_server.domain.conversation import Conversation
from chat_server.domain.people import Agent
from chat_server.store import alerts, conversations, messages, visitors
from chat_server.store.prepared import Tx

_NEAR_THE_END = 10


async def give_to_bot(desk: Desk, agent: Agent, conversation_id: str) -> Conversation:
    """The conversation with the bot again, or waiting again when the bot has no answer to what stands there."""
    text = await desk.store.read(lambda tx: _unanswered(tx, conversations.find(tx, conversation_id)))
    looked_up = await look_up(desk, () if text is None else (text,)) or {}

    def work(tx: Tx) -> Saved:
        who = acting(tx, agent)
        before = locked(tx, conversation_id)
        now = desk.now()
        woken = caught_up(tx, desk, before, now)
        given = transitions.given_to_bot(woken.conversation)
        alerts.see(tx, before.id, who.id, now)
        log(tx, before, who.name, "gave it to the bot", now)
        line = status(phrases.given_to_bot(before.language))
        saved = replace(save(tx, given, [*woken.drafts, line], now), alerts=woken.alerts)
        said = _unanswered(tx, before)
        if said is None:
            return saved
        return _answered(tx, desk, saved, said, looked_up, now)

    saved = await desk.store.run(work)
    desk.fanout.saved(saved)
    desk.nudge()
    return saved.conversation


def _unanswered(tx: Tx, conversation: Conversation | None) -> str | None:
    """What the visitor wrote last, when nobody has said anything to it."""
    if conversation is None or conversation.preview is None or conversation.preview.author_kind != "visitor":
        return None
    found = messages.after(tx, conversation.id, max(0, conversation.head - _NEAR_THE_END), _NEAR_THE_END)
    said = (message.text for message in reversed(found) if message.author.kind == "visitor")
    return next((text for text in said if text), None)


def _answered(tx: Tx, desk: Desk, given: Saved, text: str, looked_up: Mapping[str, LookedUp], now: datetime) -> Saved:
    """The conversation after the bot's turn on `text`; what nobody looked up (it came just now) goes to people."""
    visitor = visitors.find(tx, given.conversation.visitor_id)
    assert visitor
    taken = take_turn(desk, given.conversation, visitor, Said(text), looked_up, now)
    if taken.visitor != visitor:
        visitors.save(tx, taken.visitor)
    conversation = routed(tx, taken.conversation) if taken.is_handed_over else taken.conversation
    saved = save(tx, conversation, taken.drafts, now)
    saved = replace(saved, messages=(*given.messages, *saved.messages), alerts=given.alerts)
    return called(tx, desk, saved, "bot", "handed it over", now) if taken.is_handed_over else saved
