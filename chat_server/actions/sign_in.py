"""Agents sign in: argon2 away from the event loop, sessions in the database, the same answer for every failure."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

import argon2

from chat_server.actions.visitor_connects import hash_of
from chat_server.desk import Desk
from chat_server.domain.errors import InvalidError, NotFoundError, NotSignedInError, TooManyError
from chat_server.domain.people import ROLES, Agent
from chat_server.store import agents
from chat_server.store.database import Store
from chat_server.store.prepared import Tx

SESSION_LASTS = timedelta(hours=12)
SHORTEST_PASSWORD = 8
FIRST_MANAGER = "manager@dashpro.my.id"
_LONGEST_PASSWORD = 256

# OWASP's floor for argon2id; two threads, so that a storm of sign-ins cannot stall the chat.
_hasher = argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_threads = ThreadPoolExecutor(2, thread_name_prefix="argon2")
# Of a password that nobody knows, made as all others are, so that an unknown address takes as long as a wrong password.
_NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$QhGOpRrUNF6AT+5bYPoQAw$IuGlCZmmk2Pv8AJ4pMidzdrNhhhSvsnc2sYbT+jAr4A"
_MOST_WAITING = 32  # a second or two of work; whoever comes then is told to wait, instead of waiting for ever


class _Passwords:
    """Looks at passwords in the two threads, at most `_MOST_WAITING` at once."""

    def __init__(self) -> None:
        self._waiting = 0

    async def look(self, look: Callable[[], bool]) -> bool:
        if self._waiting >= _MOST_WAITING:
            raise TooManyError("very many are signing in right now", retry_after=2.0)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(_threads, look)
        finally:
            self._waiting -= 1


_passwords = _Passwords()


async def sign_in(desk: Desk, email: str, password: str) -> tuple[Agent, str]:
    """The agent and the token of their new session.

    Raises:
        NotSignedInError: unknown address, wrong password or switched off; which of them is not told, nor timed.
        TooManyError: a storm of sign-ins is waiting already.
    """
    address = email.strip().lower()
    found = await desk.store.read(lambda tx: agents.by_email(tx, address))
    agent, password_hash = found or (None, _NOBODYS)
    is_right = await _passwords.look(lambda: _verify(password_hash, password))
    if agent is None or not is_right or not agent.is_active:
        raise NotSignedInError("the e-mail address or the password is wrong")
    token = desk.new_token()
    await _keep(desk.store, agent, "session", token, desk.now())
    return agent, token


@dataclass(frozen=True, slots=True)
class SignIn:
    """What shows who somebody is: the token of a `session`, or an API `token`."""

    kind: str
    token: str


async def agent_of(desk: Desk, sign_in: SignIn) -> Agent | None:
    """The active agent who is signed in by that."""
    return await _agent_of(desk, sign_in.token, sign_in.kind)


async def agent_of_session(desk: Desk, token: str) -> Agent | None:
    """The agent who is signed in with that session token."""
    return await _agent_of(desk, token, "session")


async def agent_of_api_token(desk: Desk, token: str) -> Agent | None:
    """The agent to whom that API token belongs."""
    return await _agent_of(desk, token, "token")


async def sign_out(desk: Desk, token: str) -> None:
    """End the session."""
    await desk.store.run(lambda tx: agents.end_session(tx, hash_of(token)))


async def new_api_token(store: Store, email: str, token: str, at: datetime) -> None:
    """Keep `token` (as a hash) as an API token of the agent with that address.

    Raises:
        NotFoundError: there is no such agent.
    """
    found = await store.read(lambda tx: agents.by_email(tx, email.strip().lower()))
    if found is None:
        raise NotFoundError(f"there is no agent {email}; `agents list` shows them")
    await _keep(store, found[0], "token", token, at)


async def add_agent(
    store: Store, *, identity: str, email: str, name: str, role: str, password: str, at: datetime
) -> Agent:
    """The new agent.

    Raises:
        InvalidError: the address is no address or taken, the role unknown, or the password too short.
    """
    address = _address(email)
    if role not in ROLES:
        raise InvalidError(f"there is no role {role}; one of {', '.join(ROLES)}")
    password_hash = await hashed_password(password)
    agent = Agent(identity, address, name.strip() or address, role, "online", is_active=True)

    def work(tx: Tx) -> None:
        if agents.by_email(tx, address) is not None:
            raise InvalidError(f"there is an agent {address} already")
        agents.insert(tx, agent, password_hash, at)

    await store.run(work)
    return agent


async def hashed_password(password: str) -> str:
    """What is kept of a password; raises InvalidError when it is too short or too long."""
    if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise InvalidError(f"the password must have {SHORTEST_PASSWORD} to {_LONGEST_PASSWORD} characters")
    return await asyncio.get_running_loop().run_in_executor(_threads, _hasher.hash, password)


async def add_first_manager(store: Store, *, identity: str, password: str, at: datetime) -> Agent | None:
    """The manager who can add everybody else, on a database without agents; None when there are some already."""
    if await store.read(agents.everybody):
        return None
    try:
        return await add_agent(
            store, identity=identity, email=FIRST_MANAGER, name="Manajer", role="manager", password=password, at=at
        )
    except InvalidError:  # another process that started at the same moment was first
        return None


def _address(email: str) -> str:
    address = email.strip().lower()
    name, _, host = address.partition("@")
    if not name or not host or "@" in host or any(map(str.isspace, address)):
        raise InvalidError(f"{email} is not an e-mail address")
    return address


def _verify(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password[:_LONGEST_PASSWORD])
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        return False


async def _keep(store: Store, agent: Agent, kind: str, token: str, at: datetime) -> None:
    expires_at = at + SESSION_LASTS if kind == "session" else None
    await store.run(lambda tx: agents.open_session(tx, hash_of(token), agent.id, kind, at=at, expires_at=expires_at))


async def _agent_of(desk: Desk, token: str, kind: str) -> Agent | None:
    if not token:
        return None
    return await desk.store.read(lambda tx: agents.by_token_hash(tx, hash_of(token), kind, desk.now()))
