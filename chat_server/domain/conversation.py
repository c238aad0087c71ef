"""A conversation and every change of its state: the one owner of bot / waiting / open / paused / resolved.

Each transition is a function from a conversation to the changed one; what is not allowed raises a ChatError.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from chat_server.domain.errors import AlreadyClaimedError, ConversationClosedError, NotAllowedError
from chat_server.domain.people import Agent
from chat_server.domain.sla import Promise

STATUSES = ("bot", "waiting", "open", "paused", "resolved")
PRIORITIES = ("critical", "high", "medium", "low")
CATEGORIES = ("technical", "usage", "troubleshooting", "integration")


@dataclass(frozen=True, slots=True)
class Preview:
    """The last thing somebody said, for lists."""

    author_kind: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """One case of one visitor.

    `memory` and `case` are JSON texts: what the bot remembers between turns, and what it found out for the agent.
    `clock_started_at` is the visitor's first request for a person (or the bot's decision to hand over), and nothing
    but a person's answer (`answered_at`) stops that clock (support policy, section 4).
    """

    id: str
    visitor_id: str
    language: str
    created_at: datetime
    updated_at: datetime
    status: str = "bot"
    ticket: str | None = None
    priority: str | None = None
    category: str | None = None
    agent_id: str | None = None
    agent_name: str | None = None
    visitor_name: str | None = None
    clock_started_at: datetime | None = None
    warn_at: datetime | None = None
    due_at: datetime | None = None
    answered_at: datetime | None = None
    paused_until: datetime | None = None
    is_escalated: bool = False
    head: int = 0
    read_by_visitor: int = 0
    read_by_agents: int = 0
    preview: Preview | None = None
    score: int | None = None
    memory: str | None = None
    case: str | None = None
    change_id: int = 0

    @property
    def is_resolved(self) -> bool:
        """True when nobody works on it any more."""
        return self.status == "resolved"

    @property
    def owes_answer(self) -> bool:
        """True when a person was promised and no person has answered yet."""
        return self.due_at is not None and self.answered_at is None and not self.is_resolved


def _ensure_active(conversation: Conversation) -> None:
    if conversation.is_resolved:
        raise ConversationClosedError


def clock_started(conversation: Conversation, at: datetime) -> Conversation:
    """The conversation with its clock running since `at`, or since earlier when it ran already.

    A request after a person's answer (the bot had it again meanwhile) is a new one, with a promise of its own.
    """
    if conversation.clock_started_at is not None and conversation.answered_at is None:
        return conversation
    return replace(conversation, clock_started_at=at, answered_at=None, warn_at=None, due_at=None)


def handed_over(conversation: Conversation, *, ticket: str, category: str, priority: str, due: Promise) -> Conversation:
    """The conversation waiting for a person, with what was promised. A ticket that it has already stays."""
    _ensure_active(conversation)
    return replace(
        conversation,
        status="waiting",
        ticket=conversation.ticket or ticket,
        category=category,
        priority=priority,
        warn_at=due.warn_at,
        due_at=due.due_at,
    )


def claimed(conversation: Conversation, agent: Agent) -> Conversation:
    """The conversation in the hands of `agent`; exactly one of two who try wins."""
    _ensure_active(conversation)
    if conversation.agent_id == agent.id:
        return conversation
    if conversation.agent_id is not None:
        raise AlreadyClaimedError(f"{conversation.agent_name} has this conversation")
    return replace(conversation, status="open", agent_id=agent.id, agent_name=agent.name)


def released(conversation: Conversation, agent: Agent) -> Conversation:
    """The conversation back in the queue; only who has it, or a manager, can put it there."""
    _ensure_active(conversation)
    if conversation.agent_id is None:
        return conversation
    if conversation.agent_id != agent.id and agent.role not in ("manager", "admin"):
        raise NotAllowedError("only the agent who has it, or a manager, can release it")
    return replace(conversation, status="waiting", agent_id=None, agent_name=None, paused_until=None)


def transferred(conversation: Conversation, to: Agent) -> Conversation:
    """The conversation in the hands of `to`."""
    _ensure_active(conversation)
    return replace(conversation, status="open", agent_id=to.id, agent_name=to.name, paused_until=None)


def answered(conversation: Conversation, agent: Agent, at: datetime) -> Conversation:
    """The conversation after `agent`'s answer: theirs if it was nobody's, and the first answer is on record."""
    _ensure_active(conversation)
    if conversation.agent_id is None:
        conversation = claimed(conversation, agent)
    return replace(conversation, status="open", paused_until=None, answered_at=conversation.answered_at or at)


def heard_from_visitor(conversation: Conversation) -> Conversation:
    """The conversation after the visitor wrote: one that was paused for the visitor goes on."""
    _ensure_active(conversation)
    if conversation.status != "paused":
        return conversation
    return replace(conversation, status="open" if conversation.agent_id else "waiting", paused_until=None)


def paused(conversation: Conversation, until: datetime | None) -> Conversation:
    """The conversation waiting for the visitor, at most until `until`."""
    _ensure_active(conversation)
    if conversation.status == "bot":
        raise NotAllowedError("the bot has this conversation; claim it first")
    return replace(conversation, status="paused", paused_until=until)


def resolved(conversation: Conversation) -> Conversation:
    """The conversation, done."""
    if conversation.is_resolved:
        return conversation
    return replace(conversation, status="resolved", paused_until=None)


def reopened(conversation: Conversation) -> Conversation:
    """A resolved conversation taken up again by whoever had it, else by the queue; one that is active stays."""
    if not conversation.is_resolved:
        return conversation
    return replace(conversation, status="open" if conversation.agent_id else "waiting")


def given_to_bot(conversation: Conversation) -> Conversation:
    """The conversation back with the bot, which starts with an empty memory."""
    _ensure_active(conversation)
    return replace(conversation, status="bot", agent_id=None, agent_name=None, paused_until=None, memory=None)


def escalated(conversation: Conversation) -> Conversation:
    """The conversation marked for the managers."""
    _ensure_active(conversation)
    return replace(conversation, is_escalated=True)
