"""What agents do with a conversation besides talking: claim, release, transfer, set, pause, resolve and so on.

Each function gives the conversation as it stands afterwards, and raises what the transition raises.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import msgspec

from bot import phrases
from chat_server.actions.saving import locked, log, save, status
from chat_server.desk import Desk, Saved
from chat_server.domain import conversation as transitions
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import ConflictError, NotFoundError
from chat_server.domain.message import Draft
from chat_server.domain.people import Agent
from chat_server.domain.sla import due_text, promise
from chat_server.store import agents, conversations, outbox
from chat_server.store.prepared import Tx

_Decide = Callable[[Tx, Conversation, datetime], tuple[Conversation, str | None]]


async def _change(
    desk: Desk, agent: Agent, conversation_id: str, what: str, decide: _Decide, *, alert: str | None = None
) -> Conversation:
    """Carry out one transition: `decide` gives the conversation and the line (if any) that the visitor reads."""

    def work(tx: Tx) -> Saved:
        before = locked(tx, conversation_id)
        now = desk.now()
        after, line = decide(tx, before, now)
        if after == before:
            return Saved(before)
        drafts: list[Draft] = [] if line is None else [status(line)]
        log(tx, before, agent.name, what, now)
        return save(tx, after, drafts, now)

    saved = await desk.store.run(work)
    desk.fanout.saved(saved, alert=alert)
    return saved.conversation


async def claim(desk: Desk, agent: Agent, conversation_id: str) -> Conversation:
    """The conversation as this agent's; of two who claim at once exactly one wins."""

    def decide(_tx: Tx, before: Conversation, _now: datetime) -> tuple[Conversation, str | None]:
        return transitions.claimed(before, agent), phrases.agent_joined(before.language, agent.name)

    return await _change(desk, agent, conversation_id, "claimed it", decide)


async def release(desk: Desk, agent: Agent, conversation_id: str) -> Conversation:
    """The conversation, waiting for anybody again."""

    def decide(_tx: Tx, before: Conversation, _now: datetime) -> tuple[Conversation, str | None]:
        return transitions.released(before, agent), None

    return await _change(desk, agent, conversation_id, "released it", decide)


async def transfer(desk: Desk, agent: Agent, conversation_id: str, to: str, comment: str | None) -> Conversation:
    """The conversation as the agent `to`'s, with a comment for them in the log.

    Raises:
        NotFoundError: there is no such agent.
    """

    def decide(tx: Tx, before: Conversation, now: datetime) -> tuple[Conversation, str | None]:
        colleague = agents.find(tx, to)
        if colleague is None or not colleague.is_active:
            raise NotFoundError("there is no such agent")
        if comment:
            log(tx, before, agent.name, f"comment to {colleague.name}: {comment}", now)
        return transitions.transferred(before, colleague), phrases.transferred(before.language, colleague.name)

    return await _change(desk, agent, conversation_id, "transferred it", decide)


async def set_facts(
    desk: Desk, agent: Agent, conversation_id: str, *, priority: str | None, category: str | None, language: str | None
) -> Conversation:
    """The conversation with corrected facts; a new priority moves the due time, and the visitor is told."""

    def decide(_tx: Tx, before: Conversation, now: datetime) -> tuple[Conversation, str | None]:
        after = replace(before, category=category or before.category, language=language or before.language)
        if priority is None or priority == before.priority or before.clock_started_at is None:
            return after, None
        due = promise(desk.policy, priority, before.clock_started_at)
        after = replace(after, priority=priority, warn_at=due.warn_at, due_at=due.due_at)
        if not after.owes_answer:
            return after, None
        name = desk.policy.priority(priority).name(after.language)
        return after, phrases.promise_changed(after.language, name, due_text(due.due_at, now, after.language))

    changed = ", ".join(f"{name} {value}" for name, value in (("priority", priority), ("category", category),
                                                              ("language", language)) if value)  # fmt: skip
    return await _change(desk, agent, conversation_id, f"set {changed}", decide)


async def pause(desk: Desk, agent: Agent, conversation_id: str, until: datetime | None) -> Conversation:
    """The conversation waiting for the visitor."""

    def decide(_tx: Tx, before: Conversation, _now: datetime) -> tuple[Conversation, str | None]:
        return transitions.paused(before, until), None

    return await _change(desk, agent, conversation_id, "paused it", decide)


async def resolve(desk: Desk, agent: Agent, conversation_id: str) -> Conversation:
    """The conversation, done; the visitor is told."""

    def decide(_tx: Tx, before: Conversation, _now: datetime) -> tuple[Conversation, str | None]:
        return transitions.resolved(before), phrases.resolved(before.language, agent.name)

    return await _change(desk, agent, conversation_id, "resolved it", decide)


async def reopen(desk: Desk, agent: Agent, conversation_id: str) -> Conversation:
    """The conversation, taken up again.

    Raises:
        ConflictError: the visitor has begun another one meanwhile.
    """

    def decide(tx: Tx, before: Conversation, _now: datetime) -> tuple[Conversation, str | None]:
        after = transitions.reopened(before)
        if after != before:
            _ensure_no_other(tx, before)
        return after, phrases.reopened(before.language)

    return await _change(desk, agent, conversation_id, "reopened it", decide)


async def give_to_bot(desk: Desk, agent: Agent, conversation_id: str) -> Conversation:
    """The conversation with the bot again."""

    def decide(_tx: Tx, before: Conversation, _now: datetime) -> tuple[Conversation, str | None]:
        return transitions.given_to_bot(before), phrases.given_to_bot(before.language)

    return await _change(desk, agent, conversation_id, "gave it to the bot", decide)


async def agent_escalates(desk: Desk, agent: Agent, conversation_id: str, reason: str) -> Conversation:
    """The conversation, marked for the managers, with a mail to the escalation address on its way."""

    def decide(tx: Tx, before: Conversation, now: datetime) -> tuple[Conversation, str | None]:
        after = transitions.escalated(before)
        if after != before:
            mail = {"conversation_id": before.id, "ticket": before.ticket, "reason": reason, "by": agent.name}
            outbox.add(tx, desk.new_id(), "escalation_mail", msgspec.json.encode(mail).decode(), now)
        return after, phrases.escalated(before.language)

    return await _change(desk, agent, conversation_id, f"escalated: {reason}", decide, alert="escalated")


def _ensure_no_other(tx: Tx, conversation: Conversation) -> None:
    if conversations.lock_active_of(tx, conversation.visitor_id) is not None:
        raise ConflictError("the visitor has begun another conversation meanwhile")
