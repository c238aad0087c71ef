"""Agents, their sign-ins and their API tokens in the database."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from chat_server.domain.people import Agent
from chat_server.store.prepared import Prepared, Row, Tx
from chat_server.store.schema import agent as table
from chat_server.store.schema import session
from chat_server.store.times import to_ms

_NAMES = ("id", "email", "name", "role", "availability", "is_active")
_COLUMNS = [table.c[name] for name in _NAMES]
COLUMNS = tuple(_COLUMNS)
_INSERT = Prepared(
    sa.insert(table).values({name: sa.bindparam(name) for name in (*_NAMES, "password_hash", "created_at")})
)
_ALL = Prepared(sa.select(*_COLUMNS).order_by(table.c.name, table.c.id))
_FIND = Prepared(sa.select(*_COLUMNS).where(table.c.id == sa.bindparam("key")))
_BY_EMAIL = Prepared(sa.select(*_COLUMNS, table.c.password_hash).where(table.c.email == sa.bindparam("email")))
_SET_AVAILABILITY = Prepared(
    sa.update(table).where(table.c.id == sa.bindparam("key")).values(availability=sa.bindparam("availability"))
)
_SET = Prepared(
    sa.update(table)
    .where(table.c.id == sa.bindparam("key"))
    .values({name: sa.bindparam(name) for name in ("role", "availability", "is_active")})
)
_SET_PASSWORD = Prepared(
    sa.update(table).where(table.c.id == sa.bindparam("key")).values(password_hash=sa.bindparam("password_hash"))
)
_BY_SESSION = Prepared(
    sa.select(*_COLUMNS)
    .join(session, session.c.agent_id == table.c.id)
    .where(
        session.c.token_hash == sa.bindparam("token_hash"),
        session.c.kind == sa.bindparam("kind"),
        sa.or_(session.c.expires_at.is_(None), session.c.expires_at > sa.bindparam("now")),
        table.c.is_active,
    )
)
_OPEN_SESSION = Prepared(
    sa.insert(session).values(
        {name: sa.bindparam(name) for name in ("token_hash", "agent_id", "kind", "created_at", "expires_at")}
    )
)
_END_SESSION = Prepared(sa.delete(session).where(session.c.token_hash == sa.bindparam("token_hash")))
_END_ALL = Prepared(sa.delete(session).where(session.c.agent_id == sa.bindparam("key")))
_END_SIGN_INS = Prepared(
    sa.delete(session).where(session.c.agent_id == sa.bindparam("key"), session.c.kind == "session")
)
_END_EXPIRED = Prepared(sa.delete(session).where(session.c.expires_at <= sa.bindparam("now")))


def agent_of(row: Row) -> Agent:
    """The agent from a row that begins with `COLUMNS`, for queries that live elsewhere (`teams.py`)."""
    identity, email, name, role, availability, is_active = row[:6]
    return Agent(identity, email, name, role, availability, bool(is_active))


def insert(tx: Tx, agent: Agent, password_hash: str, at: datetime) -> None:
    """Keep a new agent."""
    tx.run(
        _INSERT,
        id=agent.id,
        email=agent.email,
        name=agent.name,
        role=agent.role,
        availability=agent.availability,
        is_active=agent.is_active,
        password_hash=password_hash,
        created_at=to_ms(at),
    )


def everybody(tx: Tx) -> Sequence[Agent]:
    """All agents by name."""
    return [agent_of(row) for row in tx.rows(_ALL)]


def find(tx: Tx, agent_id: str) -> Agent | None:
    """The agent of that id."""
    row = tx.row(_FIND, key=agent_id)
    return agent_of(row) if row else None


def by_email(tx: Tx, email: str) -> tuple[Agent, str] | None:
    """The agent with that e-mail address (lower case), and the hash of their password."""
    row = tx.row(_BY_EMAIL, email=email)
    return (agent_of(row), row[6]) if row else None


def set_availability(tx: Tx, agent_id: str, availability: str) -> None:
    """Keep whether the agent takes conversations now."""
    tx.run(_SET_AVAILABILITY, key=agent_id, availability=availability)


def by_token_hash(tx: Tx, token_hash: str, kind: str, now: datetime) -> Agent | None:
    """The active agent whose sign-in (`session`) or API token (`token`) has that hash and is not over."""
    row = tx.row(_BY_SESSION, token_hash=token_hash, kind=kind, now=to_ms(now))
    return agent_of(row) if row else None


def open_session(
    tx: Tx, token_hash: str, agent_id: str, kind: str, *, at: datetime, expires_at: datetime | None
) -> None:
    """Keep a sign-in or API token; sign-ins that are over go at the same time."""
    tx.run(_END_EXPIRED, now=to_ms(at))
    tx.run(
        _OPEN_SESSION,
        token_hash=token_hash,
        agent_id=agent_id,
        kind=kind,
        created_at=to_ms(at),
        expires_at=to_ms(expires_at),
    )


def end_session(tx: Tx, token_hash: str) -> None:
    """Sign out."""
    tx.run(_END_SESSION, token_hash=token_hash)


def save(tx: Tx, changed: Agent) -> None:
    """Keep an agent's role, availability and whether they are active."""
    tx.run(
        _SET,
        key=changed.id,
        role=changed.role,
        availability=changed.availability,
        is_active=changed.is_active,
    )


def set_password(tx: Tx, agent_id: str, password_hash: str) -> None:
    """Keep a new password and end the sign-ins that the old one opened."""
    tx.run(_SET_PASSWORD, key=agent_id, password_hash=password_hash)
    tx.run(_END_SIGN_INS, key=agent_id)


def end_everything(tx: Tx, agent_id: str) -> None:
    """End all sign-ins and API tokens of an agent."""
    tx.run(_END_ALL, key=agent_id)
