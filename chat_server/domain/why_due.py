"""Why the answer that a conversation owes is due when it is: the way from its clock's start, pauses included."""

from datetime import datetime

from chat_server.domain.conversation import Conversation
from chat_server.domain.policy import Policy
from chat_server.domain.sla import Pause
from chat_server.domain.walk import Step, walk, walk_of_reply


def why_due(conversation: Conversation, policy: Policy, language: str, now: datetime) -> tuple[Step, ...]:
    """The steps to the promise that stands; none when nothing was ever promised. A running pause counts until `now`."""
    if conversation.priority is None or conversation.asked_at is None:
        return ()
    if conversation.reply_asked_at is None:
        return walk(policy, conversation.priority, conversation.asked_at, language)
    pauses = conversation.pauses
    if conversation.is_clock_still and conversation.paused_at is not None:
        pauses = (*pauses, Pause(conversation.paused_at, now))
    return walk_of_reply(policy, conversation.priority, conversation.asked_at, language, pauses)
