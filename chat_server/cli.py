"""The command line. Every error says the cure; exit codes: 0 done, 1 refused or faulty, 2 wrong usage."""

import asyncio
import secrets
import sys
import uuid
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import NoReturn, TypeVar

import click
import uvloop
from rich.console import Console
from rich.table import Table

from bot.fault import KnowledgeError
from chat_server import backup_commands, knowledge_commands, logs, people_commands, policy_commands, serving, workers
from chat_server.actions import sign_in
from chat_server.app import build_store
from chat_server.domain.errors import ChatError
from chat_server.domain.people import ROLES
from chat_server.settings import Settings, SettingsError
from chat_server.store import agents as stored_agents
from chat_server.store.database import Store

_T = TypeVar("_T")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
def main() -> None:
    """DashPro Live Chat: live chat with a bot that answers from the help centre and hands over with a due time."""


@main.command()
@click.option("--worker", type=int, default=0, hidden=True)
def serve(worker: int) -> None:
    """Start the server. Settings come from the environment; README lists them."""
    settings = _settings()
    logs.set_up(settings.log_level)
    if settings.web_concurrency > 1:
        sys.exit(_finish(lambda: asyncio.run(workers.serve(settings))))
    _finish(lambda: uvloop.run(serving.serve(settings, worker)))


@main.command()
def migrate() -> None:
    """Bring the database's tables to this program's version; safe to repeat and with several nodes."""
    settings = _settings()
    _finish(build_store(settings).migrate)
    click.echo("The database is up to date.")


@main.group()
def agents() -> None:
    """The people who work in the console."""


@agents.command("add")
@click.argument("email")
@click.option("--name", required=True, help="The name that visitors see.")
@click.option("--role", type=click.Choice(ROLES), default="agent", show_default=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of making one.")
def agents_add(email: str, name: str, role: str, *, password_stdin: bool) -> None:
    """Add an agent. Without --password-stdin a password is made and shown once."""
    password = sys.stdin.readline().rstrip("\n") if password_stdin else secrets.token_urlsafe(12)

    async def add(store: Store) -> str:
        agent = await sign_in.add_agent(
            store, identity=uuid.uuid4().hex, email=email, name=name, role=role, password=password, at=datetime.now(UTC)
        )
        return agent.email

    address = _with_store(add)
    click.echo(f"Added {address} as {role}.")
    if not password_stdin:
        click.echo(f"Password (shown only now): {password}")


@agents.command("token")
@click.argument("email")
def agents_token(email: str) -> None:
    """Print a new API token for an agent; it is shown once."""
    token = secrets.token_urlsafe(32)
    _with_store(lambda store: sign_in.new_api_token(store, email, token, datetime.now(UTC)))
    click.echo(token)


@agents.command("list")
def agents_list() -> None:
    """List all agents."""
    found = _with_store(lambda store: store.read(stored_agents.everybody))
    table = Table("E-mail", "Name", "Role", "State", "Active", box=None, header_style="bold")
    for agent in found:
        table.add_row(agent.email, agent.name, agent.role, agent.availability, "yes" if agent.is_active else "no")
    Console().print(table)


@main.group()
def knowledge() -> None:
    """The articles, the triage rules and the policy in the knowledge folder."""


@knowledge.command("check")
def knowledge_check() -> None:
    """Tell every fault with file, line and cure; exit code 1 when there is one."""
    sys.exit(knowledge_commands.check(_settings().knowledge_dir, sys.stdout))


@knowledge.command("ask")
@click.argument("text", required=False)
@click.option(
    "--jsonl", is_flag=True, help='Read {"text", "language"?} lines from standard input, answer each by a line.'
)
def knowledge_ask(text: str | None, *, jsonl: bool) -> None:
    """Show what the bot makes of TEXT, and why."""
    if jsonl == (text is not None):
        raise click.UsageError('give either a text, as in `knowledge ask "lupa kata sandi"`, or --jsonl')
    folder = _settings().knowledge_dir
    if text is None:
        _finish(lambda: knowledge_commands.ask_lines(folder, sys.stdin, sys.stdout))
    else:
        _finish(lambda: knowledge_commands.ask(folder, text, sys.stdout))


@main.group()
def policy() -> None:
    """The support policy."""


@policy.command("due")
@click.option("--priority", required=True, help="critical, high, medium or low")
@click.option(
    "--at", "at", required=True, help="When the clock starts, such as 2026-12-24T10:00+07:00 (no offset: WIB)."
)
@click.option("--json", "as_json", is_flag=True, help='Print {"warn_at", "due_at"} in RFC 3339 UTC.')
def policy_due(priority: str, at: str, *, as_json: bool) -> None:
    """Print when the team is warned and what the visitor is promised."""
    folder = _settings().knowledge_dir
    _finish(lambda: policy_commands.due(folder, priority, at, as_json=as_json, out=sys.stdout))


@policy.command("explain")
@click.argument("ticket")
@click.option("--language", type=click.Choice(("id", "en")), default="en", show_default=True)
def policy_explain(ticket: str, language: str) -> None:
    """Tell why the answer to TICKET is due when it is, step by step, with holidays and pauses."""
    folder = _settings().knowledge_dir
    _with_store(lambda store: policy_commands.explain(store, folder, ticket, language, sys.stdout))


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except SettingsError as error:
        _refuse(str(error))


def _with_store(act: Callable[[Store], Awaitable[_T]]) -> _T:
    """The result of `act` on the migrated and opened database."""

    async def run() -> _T:
        store = build_store(_settings())
        await asyncio.to_thread(store.migrate)
        await store.start()
        try:
            return await act(store)
        finally:
            await store.close()

    return _finish(lambda: asyncio.run(run()))


people_commands.add_to(agents, main, _with_store)


def _finish(act: Callable[[], _T]) -> _T:
    """The result of `act`; what is expected to go wrong ends the program with a sentence and exit code 1."""
    try:
        return act()
    except (ChatError, KnowledgeError, OSError) as error:
        _refuse(str(error))


backup_commands.add_to(main, _settings, _finish)


def _refuse(sentence: str) -> NoReturn:
    click.echo(f"Error: {sentence}", err=True)
    sys.exit(1)
