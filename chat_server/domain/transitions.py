"""Every change of a conversation's state: the one owner of bot / waiting / open / paused / resolved.

Each transition is a function from a conversation to the changed one; what is not allowed raises a ChatError.
"""

from datetime import datetime

from chat_server.domain.changing import replace
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import AlreadyClaimedError, ConversationClosedError, NotAllowedError
from chat_server.domain.people import Agent
from chat_server.domain.sla import Promise


def _ensure_active(conversation: Conversation) -> None:
    if conversation.is_resolved:
        raise ConversationClosedError


def _ensure_answers(agent: Agent) -> None:
    if not agent.answers:
        raise NotAllowedError(f"{agent.name} writes articles; agents and managers have conversations")


def _unpaused(conversation: Conversation) -> Conversation:
    return replace(conversation, paused_at=None, paused_until=None)


def without_reply_clock(conversation: Conversation) -> Conversation:
    """The conversation with nothing owed to what the visitor wrote after the first answer."""
    if conversation.reply_asked_at is None:
        return conversation
    stopped = replace(conversation, reply_asked_at=None, reply_warn_at=None, reply_due_at=None, pauses=())
    return stopped if stopped.owes_first_answer else replace(stopped, marks=())


def clock_started(conversation: Conversation, at: datetime) -> Conversation:
    """The conversation with its clock running since `at`, or since earlier when it ran already.

    A request after a person's answer (the bot had it again meanwhile) is a new one, with a promise of its own.
    """
    if conversation.clock_started_at is not None and conversation.answered_at is None:
        return conversation
    anew = without_reply_clock(conversation)
    return replace(anew, clock_started_at=at, answered_at=None, warn_at=None, due_at=None, marks=())


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
        marks=due.marks,
        silent_since=None,
    )


def claimed(conversation: Conversation, agent: Agent) -> Conversation:
    """The conversation in the hands of `agent`; exactly one of two who try wins."""
    _ensure_active(conversation)
    _ensure_answers(agent)
    if conversation.agent_id == agent.id:
        return conversation
    if conversation.agent_id is not None:
        raise AlreadyClaimedError(conversation.agent_name or "")
    return _given_to(conversation, agent)


def taken_over(conversation: Conversation, agent: Agent) -> Conversation:
    """The conversation in the hands of a manager, whoever had it."""
    _ensure_active(conversation)
    if not agent.leads:
        raise NotAllowedError("only a manager takes over what a colleague has")
    return conversation if conversation.agent_id == agent.id else _given_to(conversation, agent)


def _given_to(conversation: Conversation, agent: Agent) -> Conversation:
    given = replace(conversation, status="open", agent_id=agent.id, agent_name=agent.name, silent_since=None)
    return _unpaused(given)


def released(conversation: Conversation, agent: Agent) -> Conversation:
    """The conversation back in the queue; only who has it, or a manager, can put it there."""
    _ensure_active(conversation)
    if conversation.agent_id is None:
        return conversation
    if conversation.agent_id != agent.id and not agent.leads:
        raise NotAllowedError("only the agent who has it, or a manager, can release it")
    return queued(conversation)


def queued(conversation: Conversation) -> Conversation:
    """The conversation waiting for anybody, since whoever had it is not there."""
    _ensure_active(conversation)
    waiting = replace(conversation, status="waiting", agent_id=None, agent_name=None, silent_since=None)
    return _unpaused(waiting)


def transferred(conversation: Conversation, by: Agent, to: Agent) -> Conversation:
    """The conversation in the hands of `to`; given by who has it or a manager, or by anybody when nobody has it."""
    _ensure_may_give(conversation, by)
    _ensure_answers(to)
    return _given_to(conversation, to)


def transferred_to_team(conversation: Conversation, by: Agent, team: str) -> Conversation:
    """The conversation waiting for anybody of that team."""
    _ensure_may_give(conversation, by)
    return replace(queued(conversation), team=team)


def _ensure_may_give(conversation: Conversation, by: Agent) -> None:
    _ensure_active(conversation)
    _ensure_answers(by)
    if conversation.agent_id not in (None, by.id) and not by.leads:
        raise NotAllowedError("only the agent who has it, or a manager, can transfer it")


def answered(conversation: Conversation, agent: Agent, at: datetime) -> Conversation:
    """The conversation after `agent`'s answer: theirs if it was nobody's; nothing is owed until the visitor writes."""
    _ensure_active(conversation)
    _ensure_answers(agent)
    if conversation.agent_id is None:
        conversation = claimed(conversation, agent)
    conversation = replace(
        conversation, status="open", answered_at=conversation.answered_at or at, silent_since=None, marks=()
    )
    return _unpaused(without_reply_clock(conversation))


def heard_from_visitor(conversation: Conversation) -> Conversation:
    """The conversation after the visitor wrote: one that was paused for the visitor goes on."""
    _ensure_active(conversation)
    return went_on(conversation)


def went_on(conversation: Conversation) -> Conversation:
    """The conversation after its pause; one that is not paused stays."""
    if conversation.status != "paused":
        return conversation
    return _unpaused(replace(conversation, status="open" if conversation.agent_id else "waiting"))


def paused(conversation: Conversation, until: datetime | None, at: datetime) -> Conversation:
    """The conversation waiting for the visitor since `at`, at most until `until`."""
    _ensure_active(conversation)
    if conversation.status == "bot":
        raise NotAllowedError("the bot has this conversation; claim it first")
    since = conversation.paused_at if conversation.status == "paused" else at
    return replace(conversation, status="paused", paused_at=since, paused_until=until)


def resolved(conversation: Conversation) -> Conversation:
    """The conversation, done. What the visitor wrote last (mostly thanks) needs no answer then."""
    if conversation.is_resolved:
        return conversation
    return _unpaused(replace(without_reply_clock(conversation), status="resolved", silent_since=None))


def reopened(conversation: Conversation) -> Conversation:
    """A resolved conversation taken up again by whoever had it, else by the queue; one that is active stays."""
    if not conversation.is_resolved:
        return conversation
    return replace(conversation, status="open" if conversation.agent_id else "waiting")


def given_to_bot(conversation: Conversation) -> Conversation:
    """The conversation back with the bot, which starts with an empty memory. A promised first answer stays owed."""
    _ensure_active(conversation)
    given = replace(without_reply_clock(conversation), status="bot", agent_id=None, agent_name=None, memory=None)
    return _unpaused(given)


def escalated(conversation: Conversation, level: int = 1) -> Conversation:
    """The conversation marked for the managers; its level (1 to 3) only rises."""
    _ensure_active(conversation)
    return replace(conversation, is_escalated=True, level=max(conversation.level, level))
