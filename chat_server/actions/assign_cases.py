"""Cases find agents: what an absent agent owes goes back to the queue, and with AUTO_ASSIGN what waits is given out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot import phrases
from chat_server.actions.saving import alert, log, save, status
from chat_server.actions.wake_conversation import CLOCK
from chat_server.desk import Desk, Saved
from chat_server.domain import transitions
from chat_server.domain.absence import Absences
from chat_server.domain.clocks import gone_on
from chat_server.domain.conversation import Conversation
from chat_server.domain.desk_words import desk_words
from chat_server.domain.people import Agent
from chat_server.domain.routing import is_in, next_agent
from chat_server.store import agents, conversations, due, queues, teams
from chat_server.store.prepared import Tx

_AT_ONCE = 50


async def release_of_absent(desk: Desk, before: Absences) -> Absences:
    """Who is absent now, after every answer that they owe was put back into the queue."""
    now = desk.now()
    everybody = await desk.store.read(agents.everybody)
    absences = before.seen(everybody, desk.presence.agents(), now)
    await release_all(desk, [agent for agent in everybody if absences.is_absent(agent, now)])
    return absences


async def release_all(desk: Desk, absent: Sequence[Agent]) -> None:
    """Put every case in which one of these owes an answer back into the queue; what waits for visitors stays theirs."""
    by_id = {agent.id: agent for agent in absent}
    for conversation_id, agent_id in await desk.store.read(due.held):
        agent = by_id.get(agent_id)
        if agent is None:
            continue
        saved = await desk.store.run(partial(_release, desk=desk, agent=agent, conversation_id=conversation_id))
        if saved is not None:
            desk.fanout.saved(saved)


def _release(tx: Tx, *, desk: Desk, agent: Agent, conversation_id: str) -> Saved | None:
    conversation = conversations.lock(tx, conversation_id)
    if conversation is None or conversation.agent_id != agent.id or not _is_owed(conversation):
        return None
    now = desk.now()
    log(tx, conversation, CLOCK, f"{agent.name} is not there, so it waits for anybody", now)
    queued = transitions.queued(gone_on(conversation, desk.policy, now))
    saved = save(tx, queued, [status(desk_words(queued.language).agent_away)], now)
    return replace(saved, alerts=(alert(tx, desk, conversation.id, "new"),))


def _is_owed(conversation: Conversation) -> bool:
    return conversation.status == "open" and conversation.owes_answer


async def assign_waiting(desk: Desk) -> int:
    """How many waiting cases were given to agents: each to the one of its team who has the fewest (AUTO_ASSIGN)."""
    if desk.settings.auto_assign != "on":
        return 0
    waiting = await desk.store.read(
        lambda tx: queues.page(tx, "waiting", agent_id="", query="", after=None, limit=_AT_ONCE)
    )
    given = 0
    for conversation in waiting.conversations:
        saved = await desk.store.run(partial(_assign, desk=desk, conversation_id=conversation.id, now=desk.now()))
        if saved is not None:
            desk.fanout.saved(saved)
            given += 1
    return given


def _assign(tx: Tx, *, desk: Desk, conversation_id: str, now: datetime) -> Saved | None:
    conversation = conversations.lock(tx, conversation_id)
    if conversation is None or conversation.status != "waiting" or conversation.agent_id is not None:
        return None
    agent = _free_agent(tx, desk, conversation)
    if agent is None:
        return None
    teams.assigned(tx, agent, now)
    log(tx, conversation, CLOCK, f"gave it to {agent.name}, who has the fewest cases", now)
    line = status(phrases.agent_joined(conversation.language, agent.name))
    saved = save(tx, transitions.claimed(conversation, agent), [line], now)
    return replace(saved, alerts=(alert(tx, desk, conversation.id, "new"),))


def _free_agent(tx: Tx, desk: Desk, conversation: Conversation) -> Agent | None:
    """The agent of the case's team, with a console open, who has the fewest cases."""
    connected, found = desk.presence.agents(), teams.everything(tx)
    fitting = [
        load
        for load in teams.loads(tx)
        if load.agent.id in connected and is_in(found, load.agent, conversation.team) and not load.agent.leads
    ]
    return next_agent(fitting, desk.settings.agent_limit)
