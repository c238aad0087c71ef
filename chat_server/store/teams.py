"""Teams, who is in them, and how much their members have to do."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
import sqlalchemy as sa

from chat_server.domain.people import Agent
from chat_server.domain.routing import Load, Team
from chat_server.store.agents import COLUMNS, agent_of
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import agent, conversation, team, team_member
from chat_server.store.times import from_ms, to_ms

_ALL = Prepared(sa.select(team.c.name, team.c.categories, team.c.languages).order_by(team.c.name))
_MEMBERS = Prepared(sa.select(team_member.c.team, team_member.c.agent_id))
_INSERT = Prepared(sa.insert(team).values({name: sa.bindparam(name) for name in ("name", "categories", "languages")}))
_JOIN = Prepared(sa.insert(team_member).values(team=sa.bindparam("team"), agent_id=sa.bindparam("agent")))
_IS_MEMBER = Prepared(
    sa.select(team_member.c.agent_id).where(
        team_member.c.team == sa.bindparam("team"), team_member.c.agent_id == sa.bindparam("agent")
    )
)
_LEAVE = Prepared(
    sa.delete(team_member).where(
        team_member.c.team == sa.bindparam("team"), team_member.c.agent_id == sa.bindparam("agent")
    )
)
_OPEN_CASES = (
    sa.select(sa.func.count())
    .where(conversation.c.agent_id == agent.c.id, conversation.c.status == "open")
    .scalar_subquery()
)
_LOADS = Prepared(
    sa.select(*COLUMNS, _OPEN_CASES, agent.c.assigned_at)
    .where(agent.c.is_active, agent.c.availability == "online")
    .order_by(agent.c.id)
)
_ASSIGNED = Prepared(sa.update(agent).where(agent.c.id == sa.bindparam("key")).values(assigned_at=sa.bindparam("now")))


def everything(tx: Tx) -> Sequence[Team]:
    """All teams by name, each with its members."""
    members: dict[str, set[str]] = {}
    for name, agent_id in tx.rows(_MEMBERS):
        members.setdefault(name, set()).add(agent_id)
    return [
        Team(name, tuple(_list(categories)), tuple(_list(languages)), frozenset(members.get(name, ())))
        for name, categories, languages in tx.rows(_ALL)
    ]


def _list(text: str) -> list[str]:
    return msgspec.json.decode(text, type=list[str])


def insert(tx: Tx, new: Team) -> None:
    """Keep a new team."""
    tx.run(
        _INSERT,
        name=new.name,
        categories=msgspec.json.encode(new.categories).decode(),
        languages=msgspec.json.encode(new.languages).decode(),
    )


def join(tx: Tx, name: str, agent_id: str) -> None:
    """Put the agent into the team; twice is once."""
    if tx.row(_IS_MEMBER, team=name, agent=agent_id) is None:
        tx.run(_JOIN, team=name, agent=agent_id)


def leave(tx: Tx, name: str, agent_id: str) -> None:
    """Take the agent out of the team."""
    tx.run(_LEAVE, team=name, agent=agent_id)


def loads(tx: Tx) -> Sequence[Load]:
    """Every agent who takes cases now, with how many open ones they have."""
    return [Load(agent_of(row), row[-2], from_ms(row[-1])) for row in tx.rows(_LOADS)]


def assigned(tx: Tx, who: Agent, now: datetime) -> None:
    """Keep that the round robin gave this agent a case."""
    tx.run(_ASSIGNED, key=who.id, now=to_ms(now))
