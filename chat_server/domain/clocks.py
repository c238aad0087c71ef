"""The two clocks of a case: started, paused, computed anew, and read for what is due. Pure; times come from outside."""

from datetime import datetime

from chat_server.domain import transitions
from chat_server.domain.changing import replace
from chat_server.domain.conversation import Conversation
from chat_server.domain.policy import Policy
from chat_server.domain.sla import Mark, Pause, Promise, promise

_WITHOUT_PRIORITY = "medium"  # an agent answered before anything gave the case a priority


def visitor_wrote(conversation: Conversation, policy: Policy, at: datetime) -> Conversation:
    """The conversation after the visitor wrote at `at`: its pause is over, and people who had answered owe a reply."""
    conversation = transitions.heard_from_visitor(gone_on(conversation, policy, at))
    if conversation.status == "bot" or conversation.answered_at is None or conversation.reply_asked_at is not None:
        return conversation
    due = promise(policy, conversation.priority or _WITHOUT_PRIORITY, at)
    return _with_reply(replace(conversation, reply_asked_at=at), due, due.marks)


def gone_on(conversation: Conversation, policy: Policy, at: datetime) -> Conversation:
    """The conversation after its pause, which is taken out of the clock of the next reply; else as it is."""
    since = conversation.paused_at
    going = transitions.went_on(conversation)
    if since is None or conversation.status != "paused" or not _runs_reply(conversation):
        return going
    going = replace(going, pauses=(*going.pauses, Pause(since, at)))
    due = _promised(going, policy)
    kept = {mark.kind for mark in conversation.marks}
    return _with_reply(going, due, tuple(mark for mark in due.marks if mark.kind in kept))


def computed_anew(conversation: Conversation, policy: Policy, now: datetime) -> Conversation:
    """The conversation with the promise that is owed as the policy and its priority now give it.

    What is behind already is not warned of again. A promise that is broken under the new rule counts as a breach, once.
    """
    if not conversation.owes_answer or conversation.priority is None:
        return conversation
    due = _promised(conversation, policy)
    if (due.warn_at, due.due_at) == (conversation.warned_at, conversation.promised_until):
        return conversation
    marks = ahead(conversation, due, now)
    if conversation.owes_first_answer:
        return replace(conversation, warn_at=due.warn_at, due_at=due.due_at, marks=marks)
    return _with_reply(conversation, due, marks)


def ahead(conversation: Conversation, due: Promise, now: datetime) -> tuple[Mark, ...]:
    """The marks that the running clock has ahead of it when its promise becomes `due`; all of them if none ran."""
    if not conversation.owes_answer:
        return due.marks
    marks = tuple(mark for mark in due.marks if mark.at > now)
    was_broken = not conversation.marks
    return marks if marks or was_broken else due.marks[-1:]


def reached(conversation: Conversation, now: datetime) -> tuple[Conversation, tuple[Mark, ...]]:
    """The conversation without the marks of its running clock that are reached at `now`, and these marks."""
    if not conversation.owes_answer or conversation.is_clock_still:
        return conversation, ()
    behind = tuple(mark for mark in conversation.marks if mark.at <= now)
    return replace(conversation, marks=conversation.marks[len(behind) :]), behind


def _runs_reply(conversation: Conversation) -> bool:
    return conversation.reply_asked_at is not None and not conversation.owes_first_answer


def _promised(conversation: Conversation, policy: Policy) -> Promise:
    """What the running clock promises by the policy."""
    assert conversation.asked_at
    return promise(policy, conversation.priority or _WITHOUT_PRIORITY, conversation.asked_at, conversation.pauses)


def _with_reply(conversation: Conversation, due: Promise, marks: tuple[Mark, ...]) -> Conversation:
    return replace(conversation, reply_warn_at=due.warn_at, reply_due_at=due.due_at, marks=marks)
