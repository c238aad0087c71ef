"""What is due on a conversation by itself: a warning, a broken promise, the end of a pause, the bot's silence.

Each is done once, whatever dies in between: the transaction that does it moves the conversation's `wake_at` on, under
the row's lock, and any process may be the one that does it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from chat_server.actions import bot_turn
from chat_server.actions.escalating import CaseMail, mail_about
from chat_server.actions.handing_over import routed
from chat_server.actions.saving import alert, log, save, status
from chat_server.desk import Desk, Saved
from chat_server.domain import transitions
from chat_server.domain.alerts import Alert
from chat_server.domain.clocks import gone_on, reached
from chat_server.domain.conversation import BOT_PATIENCE, Conversation
from chat_server.domain.desk_words import desk_words
from chat_server.domain.message import Draft
from chat_server.domain.sla import Mark
from chat_server.store import conversations, visitors
from chat_server.store.prepared import Tx

CLOCK = "clock"
_TOLD = {
    "half": "half of the time is over",
    "most": "80 % of the time is over",
    "warn": "the team's own target is reached",
    "breach": "the promise is broken",
}


@dataclass(frozen=True, slots=True)
class Woken:
    """What came of waking so far: the conversation, not stored yet, the lines for the visitor, the alerts."""

    conversation: Conversation
    drafts: tuple[Draft, ...] = ()
    alerts: tuple[Alert, ...] = ()


_Step = Callable[[Tx, Desk, Woken, datetime], Woken]


def wake(tx: Tx, desk: Desk, conversation_id: str, now: datetime) -> Saved | None:
    """What became of the conversation; None when nothing is due on it (any more: another process was first)."""
    before = conversations.lock(tx, conversation_id)
    if before is None or before.wake_at is None or before.wake_at > now:
        return None
    woken = Woken(before)
    for step in _STEPS:
        woken = step(tx, desk, woken, now)
    saved = save(tx, woken.conversation, woken.drafts, now)
    return replace(saved, alerts=woken.alerts)


def _end_silence(tx: Tx, desk: Desk, woken: Woken, now: datetime) -> Woken:
    """The watchdog: what the visitor wrote and the bot left unanswered goes to people."""
    conversation = woken.conversation
    since = conversation.silent_since
    if conversation.status != "bot" or since is None or since + BOT_PATIENCE > now:
        return woken
    visitor = visitors.find(tx, conversation.visitor_id)
    assert visitor
    question = conversation.preview.text if conversation.preview else ""
    taken = bot_turn.person_instead(desk, conversation, visitor, question, None, now)
    log(tx, conversation, CLOCK, "the bot had said nothing for 30 s, so it waits for a person", now)
    called = alert(tx, desk, conversation.id, "new")
    return Woken(routed(tx, taken.conversation), (*woken.drafts, *taken.drafts), (*woken.alerts, called))


def _end_pause(tx: Tx, desk: Desk, woken: Woken, now: datetime) -> Woken:
    """The end of a pause that had one: the case comes back to whoever has it."""
    conversation = woken.conversation
    until = conversation.paused_until
    if conversation.status != "paused" or until is None or until > now:
        return woken
    log(tx, conversation, CLOCK, "the pause is over", now)
    called = alert(tx, desk, conversation.id, "warning", mark="pause_over")
    return replace(woken, conversation=gone_on(conversation, desk.policy, until), alerts=(*woken.alerts, called))


def caught_up(tx: Tx, desk: Desk, conversation: Conversation, now: datetime) -> Woken:
    """The locked conversation after the marks that its clock has passed and no loop has seen: it was down, or late.

    Whatever stops or moves a clock does this first, so that a promise that was broken stays broken.
    """
    return _pass_marks(tx, desk, Woken(conversation), now)


def _pass_marks(tx: Tx, desk: Desk, woken: Woken, now: datetime) -> Woken:
    """The marks that the running clock has reached: each is logged, the strongest calls the agents."""
    conversation, marks = reached(woken.conversation, now)
    if not marks:
        return woken
    for mark in marks:
        log(tx, conversation, CLOCK, _TOLD[mark.kind], mark.at)
    strongest = marks[-1]
    if strongest.kind == "breach":
        return _break_promise(tx, desk, replace(woken, conversation=conversation), strongest, now)
    called = alert(tx, desk, conversation.id, "warning", mark=strongest.kind)
    return replace(woken, conversation=conversation, alerts=(*woken.alerts, called))


def _break_promise(tx: Tx, desk: Desk, woken: Woken, mark: Mark, now: datetime) -> Woken:
    """The promise was not kept: escalated once, a mail to the manager, the visitor told; the bot's case is people's."""
    conversation = woken.conversation
    mail_about(tx, desk, "breach_mail", CaseMail(conversation.id, CLOCK), now)
    drafts = woken.drafts
    if not conversation.is_escalated:
        log(tx, conversation, CLOCK, "escalated to level 1", now)
        conversation = transitions.escalated(conversation)
        drafts = (*drafts, status(desk_words(conversation.language).promise_broken))
    if conversation.status == "bot":
        conversation = transitions.queued(conversation)
        log(tx, conversation, CLOCK, "took it from the bot: it waits for a person", now)
    called = alert(tx, desk, conversation.id, "breach", mark=mark.kind)
    return Woken(conversation, drafts, (*woken.alerts, called))


_STEPS: tuple[_Step, ...] = (_end_silence, _end_pause, _pass_marks)
