"""An agent blocks a visitor who abuses the chat, or lets them talk again."""

from datetime import datetime

from chat_server.actions.agent_changes import Change, Decide, change
from chat_server.actions.agent_decides import ensure_no_other
from chat_server.actions.saving import log
from chat_server.desk import Desk
from chat_server.domain import transitions
from chat_server.domain.conversation import Conversation
from chat_server.domain.desk_words import desk_words
from chat_server.domain.people import Agent
from chat_server.store import visitor_blocks
from chat_server.store.prepared import Tx


async def block_visitor(desk: Desk, agent: Agent, conversation_id: str, *, is_on: bool) -> Conversation:
    """The conversation, ended if its visitor is blocked now; with `is_on` False they may begin another.

    Raises:
        ConflictError: the visitor talks in another conversation; block them there.
    """
    return await change(desk, agent, conversation_id, "ended it", _blocking(agent) if is_on else _unblocking(agent))


def _blocking(agent: Agent) -> Decide:
    def decide(tx: Tx, before: Conversation, now: datetime) -> Change:
        if before.is_resolved:
            ensure_no_other(tx, before)
        visitor_blocks.block(tx, before.visitor_id, agent.id, now)
        log(tx, before, agent.name, "blocked the visitor", now)
        if before.is_resolved:
            return Change(before)
        return Change(transitions.resolved(before), (desk_words(before.language).closed,))

    return decide


def _unblocking(agent: Agent) -> Decide:
    def decide(tx: Tx, before: Conversation, now: datetime) -> Change:
        visitor_blocks.unblock(tx, before.visitor_id)
        log(tx, before, agent.name, "let the visitor talk again", now)
        return Change(before)

    return decide
