"""The command line: what it prints, its exit codes, and errors that say the cure."""

import asyncio
import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from chat_server.cli import main
from tests.running import PROJECT, Server


@pytest.fixture
def here(tmp_path: Path) -> Server:
    """The settings of a server that is not started: for commands alone."""
    return Server(tmp_path / "place")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("serve",),
        ("migrate",),
        ("agents",),
        ("agents", "add"),
        ("agents", "token"),
        ("agents", "list"),
        ("knowledge",),
        ("knowledge", "check"),
        ("knowledge", "ask"),
        ("policy",),
        ("policy", "due"),
    ],
)
def test_every_command_explains_itself(arguments: tuple[str, ...]) -> None:
    told = CliRunner().invoke(main, [*arguments, "--help"])
    assert told.exit_code == 0
    assert "Usage:" in told.stdout


def test_an_agent_is_added_listed_and_given_a_token(here: Server) -> None:
    added = here.command("agents", "add", "Bea@DashPro.my.id", "--name", "Bea", "--role", "manager")
    assert added.returncode == 0, added.stderr
    assert "Password (shown only now):" in added.stdout
    listed = here.command("agents", "list")
    assert "bea@dashpro.my.id" in listed.stdout
    assert "manager" in listed.stdout
    token = here.command("agents", "token", "bea@dashpro.my.id")
    assert len(token.stdout.strip()) > 30


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (("agents", "add", "nonsense", "--name", "X"), None, "not an e-mail address"),
        (("agents", "add", "x@y.id", "--name", "X", "--password-stdin"), "short\n", "8 to 256 characters"),
        (("agents", "token", "nobody@y.id"), None, "`agents list` shows them"),
        (("policy", "due", "--priority", "urgent", "--at", "2026-12-24T10:00"), None, "critical, high, medium, low"),
        (("policy", "due", "--priority", "low", "--at", "tomorrow"), None, "2026-12-24T10:00+07:00"),
    ],
)
def test_an_error_says_the_cure(here: Server, arguments: tuple[str, ...], stdin: str | None, said: str) -> None:
    refused = here.command(*arguments, stdin=stdin)
    assert refused.returncode == 1
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_same_agent_twice_is_refused(here: Server) -> None:
    assert here.command("agents", "add", "bea@y.id", "--name", "Bea").returncode == 0
    refused = here.command("agents", "add", "BEA@y.id", "--name", "Bea")
    assert refused.returncode == 1
    assert "there is an agent bea@y.id already" in refused.stderr


def test_a_setting_that_cannot_be_used_stops_the_start_and_stays_secret(tmp_path: Path) -> None:
    server = Server(tmp_path, {"DATABASE_URL": "mysql://root:hunter2@host/chat"})
    refused = server.command("serve")
    assert refused.returncode == 1
    assert "DATABASE_URL" in refused.stderr
    assert "postgresql://" in refused.stderr
    assert "hunter2" not in refused.stderr


def test_a_redis_that_does_not_answer_stops_the_start(tmp_path: Path) -> None:
    server = Server(tmp_path, {"REDIS_URL": "redis://127.0.0.1:1/0"})
    refused = server.command("serve")
    assert refused.returncode == 1
    assert "REDIS_URL" in refused.stderr


def test_policy_due_prints_both_times(here: Server) -> None:
    told = here.command("policy", "due", "--priority", "low", "--at", "2026-12-24T10:00+07:00", "--json")
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {"warn_at": "2026-12-28T03:00:00.000Z", "due_at": "2026-12-29T03:00:00.000Z"}


def test_knowledge_check_finds_nothing_wrong_with_what_is_shipped(here: Server) -> None:
    told = here.command("knowledge", "check")
    assert told.returncode == 0, told.stdout


def test_knowledge_check_names_file_line_and_cure(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(PROJECT / "knowledge", folder)
    article = folder / "id" / "reset-password.md"
    article.write_text(article.read_text().replace("kind:", "knid:"))
    told = Server(tmp_path / "place", {"KNOWLEDGE_DIR": str(folder)}).command("knowledge", "check")
    assert told.returncode == 1
    assert "id/reset-password.md:3" in told.stdout
    assert "Cure:" in told.stdout


def test_knowledge_ask_explains_its_answer(here: Server) -> None:
    told = here.command("knowledge", "ask", "lupa kata sandi")
    assert told.returncode == 0, told.stderr
    assert "reset-password" in told.stdout


async def test_four_processes_that_migrate_at_once_make_one_database(here: Server, postgres_url: str) -> None:
    async def migrate(environment: dict[str, str]) -> int:
        command = [sys.executable, "-m", "chat_server", "migrate"]
        process = await asyncio.create_subprocess_exec(*command, cwd=PROJECT, env=environment)
        return await process.wait()

    for settings in (here.settings, here.settings | {"DATABASE_URL": postgres_url}):
        assert await asyncio.gather(*(migrate(settings) for _ in range(4))) == [0, 0, 0, 0]
