"""What stands behind `python -m chat_server agents role|deactivate|password`, `… teams` and `… erase`."""

import secrets
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from chat_server.actions import manage_people
from chat_server.actions.erase_person import erase_person, find_person
from chat_server.domain.conversation import CATEGORIES
from chat_server.domain.people import ROLES
from chat_server.domain.routing import DEFAULT_TEAM
from chat_server.store import agents, teams
from chat_server.store.database import Store

# Runs an act on the opened database; `cli.py` gives it, so that errors are told in one way everywhere.
WithStore = Callable[[Callable[[Store], Awaitable[Any]]], Any]


def add_to(agents_group: click.Group, main: click.Group, with_store: WithStore) -> None:
    """Put the commands into the command line."""
    agents_group.add_command(_role(with_store))
    agents_group.add_command(_deactivate(with_store))
    agents_group.add_command(_password(with_store))
    main.add_command(_teams(with_store))
    main.add_command(_erase(with_store))


def _role(with_store: WithStore) -> click.Command:
    @click.command("role")
    @click.argument("email")
    @click.argument("role", type=click.Choice(ROLES))
    def role_of(email: str, role: str) -> None:
        """Give an agent another role; consoles that they have open sign in anew."""
        with_store(lambda store: manage_people.set_role(store, email, role))
        click.echo(f"{email} is {role} now.")

    return role_of


def _deactivate(with_store: WithStore) -> click.Command:
    @click.command("deactivate")
    @click.argument("email")
    def deactivate(email: str) -> None:
        """Switch an agent off: signed out at once, and what they owe goes back to the queue."""
        with_store(lambda store: manage_people.deactivate(store, email))
        click.echo(f"{email} is switched off.")

    return deactivate


def _password(with_store: WithStore) -> click.Command:
    @click.command("password")
    @click.argument("email")
    @click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of making one.")
    def password(email: str, *, password_stdin: bool) -> None:
        """Give an agent a new password; without --password-stdin one is made and shown once."""
        new = sys.stdin.readline().rstrip("\n") if password_stdin else secrets.token_urlsafe(12)
        with_store(lambda store: manage_people.set_password(store, email, new))
        click.echo(f"{email} has a new password.")
        if not password_stdin:
            click.echo(f"Password (shown only now): {new}")

    return password


def _teams(with_store: WithStore) -> click.Group:
    @click.group("teams")
    def group() -> None:
        """Who gets which cases. Without any teams everybody gets all of them."""

    @group.command("list")
    def list_teams() -> None:
        """List the teams."""
        with_store(_print_teams)

    @group.command("add")
    @click.argument("name")
    @click.option("--kind", "kinds", multiple=True, type=click.Choice(CATEGORIES), help="A kind of support; repeat.")
    @click.option("--language", "languages", multiple=True, type=click.Choice(("id", "en")), help="Repeat for both.")
    def add(name: str, kinds: tuple[str, ...], languages: tuple[str, ...]) -> None:
        """Add a team for some kinds of support and languages; none given means all."""
        with_store(lambda store: manage_people.add_team(store, name, kinds, languages))
        click.echo(f"Added the team {name}; `teams join {name} EMAIL` puts people into it.")

    @group.command("join")
    @click.argument("name")
    @click.argument("email")
    def join(name: str, email: str) -> None:
        """Put an agent into a team."""
        with_store(lambda store: manage_people.join_team(store, name, email))
        click.echo(f"{email} is in the team {name}.")

    return group


async def _print_teams(store: Store) -> None:
    found = await store.read(teams.everything)
    names = {agent.id: agent.name for agent in await store.read(agents.everybody)}
    table = Table("Team", "Kinds of support", "Languages", "Members", box=None, header_style="bold")
    for team in found:
        members = ", ".join(sorted(names.get(member, member) for member in team.members))
        table.add_row(team.name, ", ".join(team.categories) or "all", ", ".join(team.languages) or "all", members)
    table.add_row(DEFAULT_TEAM, "all others", "all others", "everybody")
    Console().print(table)


def _erase(with_store: WithStore) -> click.Command:
    @click.command("erase")
    @click.argument("who", metavar="EMAIL_OR_TICKET")
    @click.option("--yes", is_flag=True, help="Do not ask before.")
    def erase(who: str, *, yes: bool) -> None:
        """Erase a person and all their conversations, for good; the server may go on meanwhile."""
        found = with_store(lambda store: find_person(store, who))
        if not yes:
            click.confirm(f"{who} came with {_counted(len(found), 'browser')}. Erase all that they wrote?", abort=True)
        count = with_store(lambda store: erase_person(store, found))
        click.echo(f"Erased {_counted(count, 'conversation')}. Files go within minutes; backups still hold all of it.")

    return erase


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
