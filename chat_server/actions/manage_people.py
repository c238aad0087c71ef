"""Accounts and teams, as the command line changes them: roles, passwords, switching off, teams and who is in them."""

from collections.abc import Callable
from dataclasses import replace

from chat_server.actions.sign_in import hashed_password
from chat_server.domain.conversation import CATEGORIES
from chat_server.domain.errors import InvalidError, NotFoundError
from chat_server.domain.people import ROLES, Agent
from chat_server.domain.routing import DEFAULT_TEAM, Team
from chat_server.store import agents, meta, teams
from chat_server.store.database import Store
from chat_server.store.prepared import Tx

_LANGUAGES = ("id", "en")
_LONGEST_NAME = 40


async def set_role(store: Store, email: str, role: str) -> Agent:
    """The agent in their new role; consoles that they have open sign in anew.

    Raises:
        NotFoundError: there is no such agent.
        InvalidError: there is no such role, or nobody would be left to manage.
    """
    if role not in ROLES:
        raise InvalidError(f"there is no role {role}; one of {', '.join(ROLES)}")
    return await _changed(store, email, lambda agent: replace(agent, role=role))


async def deactivate(store: Store, email: str) -> Agent:
    """The agent, switched off: sign-ins and tokens end, and what they owe goes back to the queue.

    Raises:
        NotFoundError: there is no such agent.
        InvalidError: nobody would be left to manage.
    """

    def switched_off(agent: Agent) -> Agent:
        return replace(agent, is_active=False, availability="offline")

    return await _changed(store, email, switched_off)


async def _changed(store: Store, email: str, change: Callable[[Agent], Agent]) -> Agent:
    def work(tx: Tx) -> Agent:
        before = _agent(tx, email)
        after = change(before)
        others = [each for each in agents.everybody(tx) if each.id != after.id]
        if before.leads and not any(each.leads and each.is_active for each in (after, *others)):
            raise InvalidError("this is the last manager; give somebody else that role first")
        agents.save(tx, after)
        if not after.is_active:
            agents.end_everything(tx, after.id)
        meta.people_changed(tx)
        return after

    return await store.run(work)


async def set_password(store: Store, email: str, password: str) -> None:
    """Keep a new password; sign-ins with the old one end, API tokens stay.

    Raises:
        NotFoundError: there is no such agent.
        InvalidError: the password is too short or too long.
    """
    password_hash = await hashed_password(password)

    def work(tx: Tx) -> None:
        agents.set_password(tx, _agent(tx, email).id, password_hash)
        meta.people_changed(tx)

    await store.run(work)


async def add_team(store: Store, name: str, categories: tuple[str, ...], languages: tuple[str, ...]) -> None:
    """Keep a new team for these kinds of support and languages; none given means all.

    Raises:
        InvalidError: the name is empty, too long or taken, or there is no such kind or language.
    """
    if not name.strip() or len(name) > _LONGEST_NAME:
        raise InvalidError(f"a team's name has 1 to {_LONGEST_NAME} characters")
    for given, known in ((categories, CATEGORIES), (languages, _LANGUAGES)):
        if unknown := [each for each in given if each not in known]:
            raise InvalidError(f"there is no {unknown[0]}; one of {', '.join(known)}")

    def work(tx: Tx) -> None:
        if name == DEFAULT_TEAM or name in {team.name for team in teams.everything(tx)}:
            raise InvalidError(f"there is a team {name} already")
        teams.insert(tx, Team(name, categories, languages))

    await store.run(work)


async def join_team(store: Store, name: str, email: str) -> None:
    """Put the agent into the team, besides the teams that they are in.

    Raises:
        NotFoundError: there is no such team or agent.
    """

    def work(tx: Tx) -> None:
        if name not in {team.name for team in teams.everything(tx)}:
            raise NotFoundError(f"there is no team {name}; `teams list` shows them")
        teams.join(tx, name, _agent(tx, email).id)

    await store.run(work)


def _agent(tx: Tx, email: str) -> Agent:
    found = agents.by_email(tx, email.strip().lower())
    if found is None:
        raise NotFoundError(f"there is no agent {email}; `agents list` shows them")
    return found[0]
