"""What agents decide about a conversation: its facts, a pause, its end, its escalation, the bot's turn again.

Each function gives the conversation as it stands afterwards, and raises what the transition raises.
"""

from dataclasses import replace
from datetime import datetime

from bot import phrases
from chat_server.actions.agent_changes import Change, change
from chat_server.actions.escalating import Escalation, escalate
from chat_server.actions.saving import log
from chat_server.desk import Desk
from chat_server.domain import transitions
from chat_server.domain.clocks import computed_anew, gone_on
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import ConflictError
from chat_server.domain.people import Agent
from chat_server.domain.sla import due_text
from chat_server.domain.zones import zone_of
from chat_server.store import conversations
from chat_server.store.prepared import Tx


async def set_facts(
    desk: Desk, agent: Agent, conversation_id: str, *, priority: str | None, category: str | None, language: str | None
) -> Conversation:
    """The conversation with corrected facts; a new priority moves the due time, and the visitor is told."""
    given = {"priority": priority, "category": category, "language": language}

    def decide(_tx: Tx, before: Conversation, now: datetime) -> Change:
        set_anew = replace(
            before,
            priority=priority or before.priority,
            category=category or before.category,
            language=language or before.language,
        )
        after = computed_anew(set_anew, desk.policy, now)
        if after.promised_until == before.promised_until or after.promised_until is None or priority is None:
            return Change(after)
        name = desk.policy.priority(priority).name(after.language)
        when = due_text(after.promised_until, now, after.language, zone_of(after.zone))
        return Change(after, (phrases.promise_changed(after.language, name, when),))

    changed = ", ".join(f"{name} {value}" for name, value in given.items() if value is not None)
    return await change(desk, agent, conversation_id, f"set {changed}", decide)


async def pause(desk: Desk, agent: Agent, conversation_id: str, until: datetime | None) -> Conversation:
    """The conversation waiting for the visitor; at `until` it comes back by itself."""

    def decide(_tx: Tx, before: Conversation, now: datetime) -> Change:
        return Change(transitions.paused(before, until, now))

    return await change(desk, agent, conversation_id, "paused it for the visitor", decide)


async def resolve(desk: Desk, agent: Agent, conversation_id: str) -> Conversation:
    """The conversation, done; the visitor is told."""

    def decide(_tx: Tx, before: Conversation, _now: datetime) -> Change:
        return Change(transitions.resolved(before), (phrases.resolved(before.language, agent.name),))

    return await change(desk, agent, conversation_id, "resolved it", decide)


async def reopen(desk: Desk, agent: Agent, conversation_id: str) -> Conversation:
    """The conversation, taken up again.

    Raises:
        ConflictError: the visitor has begun another one meanwhile.
    """

    def decide(tx: Tx, before: Conversation, _now: datetime) -> Change:
        after = transitions.reopened(before)
        if after != before:
            ensure_no_other(tx, before)
        return Change(after, (phrases.reopened(before.language),))

    return await change(desk, agent, conversation_id, "reopened it", decide)


def ensure_no_other(tx: Tx, conversation: Conversation) -> None:
    """Back when the visitor has no other active conversation; raises ConflictError."""
    if conversations.lock_active_of(tx, conversation.visitor_id) is not None:
        raise ConflictError("the visitor has begun another conversation meanwhile")


async def agent_escalates(desk: Desk, agent: Agent, conversation_id: str, reason: str, level: int = 1) -> Conversation:
    """The conversation, marked for the managers at that level, with a mail to the escalation address on its way.

    One that the bot had waits for people from now on.
    """

    def decide(tx: Tx, before: Conversation, now: datetime) -> Change:
        after = escalate(tx, desk, before, Escalation(agent.name, reason, level), now)
        if after == before:
            log(tx, before, agent.name, f"asked again for a manager: {reason}", now)
            return Change(before)
        if after.status == "bot":
            after = transitions.queued(gone_on(after, desk.policy, now))
        return Change(after, (phrases.escalated(before.language),), alert="escalated")

    return await change(desk, agent, conversation_id, "called the managers", decide)
