"""Whose a conversation is: agents claim, release and transfer it, and managers take it over.

Each function gives the conversation as it stands afterwards, and raises what the transition raises.
"""

from dataclasses import replace
from datetime import datetime

from bot import phrases
from chat_server.actions.agent_changes import Change, change
from chat_server.actions.saving import log
from chat_server.desk import Desk
from chat_server.domain import transitions
from chat_server.domain.clocks import gone_on
from chat_server.domain.conversation import Conversation
from chat_server.domain.desk_words import desk_words
from chat_server.domain.errors import NotFoundError
from chat_server.domain.people import Agent
from chat_server.domain.routing import DEFAULT_TEAM, is_in, teams_of
from chat_server.store import agents, teams
from chat_server.store.prepared import Tx


async def claim(desk: Desk, agent: Agent, conversation_id: str, *, take_over: bool = False) -> Conversation:
    """The conversation as this agent's; of two who claim at once exactly one wins. Managers may `take_over`."""

    def decide(_tx: Tx, before: Conversation, now: datetime) -> Change:
        if take_over and before.agent_id not in (None, agent.id):
            line = desk_words(before.language).taken_over.format(name=agent.name)
            return Change(transitions.taken_over(gone_on(before, desk.policy, now), agent), (line,))
        if before.agent_id == agent.id:
            return Change(transitions.claimed(before, agent))
        after = transitions.claimed(gone_on(before, desk.policy, now), agent)
        return Change(after, (phrases.agent_joined(before.language, agent.name),))

    return await change(desk, agent, conversation_id, "took it over" if take_over else "claimed it", decide)


async def release(desk: Desk, agent: Agent, conversation_id: str) -> Conversation:
    """The conversation, waiting for anybody again."""

    def decide(_tx: Tx, before: Conversation, now: datetime) -> Change:
        return Change(transitions.released(gone_on(before, desk.policy, now), agent) if before.agent_id else before)

    return await change(desk, agent, conversation_id, "released it", decide)


async def transfer(desk: Desk, agent: Agent, conversation_id: str, to: str, comment: str | None) -> Conversation:
    """The conversation as the agent's or the team's that `to` names, with a comment for them in the log.

    Raises:
        NotFoundError: there is no such agent or team.
    """

    def decide(tx: Tx, before: Conversation, now: datetime) -> Change:
        going = gone_on(before, desk.policy, now)
        colleague = agents.find(tx, to)
        if colleague is not None and colleague.is_active:
            decided = _to_colleague(tx, going, agent, colleague)
            whom = colleague.name
        else:
            decided = _to_team(tx, going, agent, to)
            whom = f"team {to}"
        log(tx, before, agent.name, f"comment to {whom}: {comment}" if comment else f"for {whom}", now)
        return decided

    return await change(desk, agent, conversation_id, "transferred it", decide)


def _to_colleague(tx: Tx, going: Conversation, by: Agent, to: Agent) -> Change:
    after = transitions.transferred(going, by, to)
    found = teams.everything(tx)
    if not is_in(found, to, after.team):
        after = replace(after, team=teams_of(found, to)[0])
    return Change(after, (phrases.transferred(going.language, to.name),), alert="new")


def _to_team(tx: Tx, going: Conversation, by: Agent, name: str) -> Change:
    if name != DEFAULT_TEAM and name not in {team.name for team in teams.everything(tx)}:
        raise NotFoundError("there is no such agent or team")
    line = desk_words(going.language).to_team
    return Change(transitions.transferred_to_team(going, by, name), (line,), alert="new")
