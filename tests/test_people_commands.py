"""Accounts, teams and the explanation of a due time on the command line, against a server that runs."""

import asyncio
import contextlib

import pytest
import socketio

from chat_server.web import account_watch
from tests.clients import AgentClient, VisitorClient, code
from tests.running import PATIENCE, Server, wait_until


async def waiting_case(vera: VisitorClient) -> tuple[str, str]:
    """Id and ticket of a conversation that waits for a person."""
    await vera.say("laporan penjualan kami salah hitung")
    conversation = (await vera.ask("human"))["conversation"]
    return str(conversation["id"]), str(conversation["ticket"])


async def until_gone(client: AgentClient) -> None:
    """Back when the server has disconnected the client; that it looks every second has a test of its own."""
    async with asyncio.timeout(PATIENCE):
        while client.socket.connected:  # noqa: ASYNC110 - the client tells nobody
            await asyncio.sleep(0.02)


def test_accounts_are_looked_at_every_second() -> None:
    assert account_watch.LOOK_EVERY.total_seconds() == 1


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("rina", ("agents", "deactivate")),
        ("tono", ("agents", "role")),
    ],
)
async def test_whoever_is_switched_off_or_changed_loses_the_console(
    server: Server, name: str, command: tuple[str, ...]
) -> None:
    address = f"{name}@dashpro.my.id"
    token = await asyncio.to_thread(server.add_agent, address, name.title())
    async with VisitorClient(server.url) as vera, AgentClient(server.url, token) as console:
        case, _ = await waiting_case(vera)
        arguments = (*command, address, *(("editor",) if command[1] == "role" else ()))
        done = await asyncio.to_thread(server.command, *arguments)
        assert done.returncode == 0, done.stderr
        with contextlib.suppress(socketio.exceptions.SocketIOError):  # it may be disconnected already
            assert code(await console.ask("claim", {"conversation_id": case})) in ("not_signed_in", "not_allowed")
        await until_gone(console)


async def test_a_new_password_ends_sign_ins_and_keeps_tokens(server: Server) -> None:
    token = await asyncio.to_thread(server.add_agent, "sari@dashpro.my.id", "Sari")
    done = await asyncio.to_thread(
        server.command, "agents", "password", "sari@dashpro.my.id", "--password-stdin", stdin="another password\n"
    )
    assert done.returncode == 0, done.stderr
    async with AgentClient(server.url, token) as console:
        assert console.welcome["agent"]["name"] == "Sari"


async def test_a_team_is_added_joined_listed_and_told_to_consoles(server: Server, bea: str) -> None:
    for arguments in (
        ("teams", "add", "integrasi", "--kind", "integration", "--language", "id"),
        ("teams", "join", "integrasi", "bea@dashpro.my.id"),
    ):
        done = await asyncio.to_thread(server.command, *arguments)
        assert done.returncode == 0, done.stderr
    listed = await asyncio.to_thread(server.command, "teams", "list")
    assert "integrasi" in listed.stdout
    assert "Bea" in listed.stdout
    async with AgentClient(server.url, bea) as console:
        assert [team["name"] for team in console.welcome["teams"]] == ["integrasi"]


async def test_why_it_is_due_then_is_told_to_agents_and_on_the_command_line(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        case, ticket = await waiting_case(vera)
        opened = await console.ask("open", {"conversation_id": case})
        assert opened["why_due"][0]["text"].startswith("Pertama kali meminta petugas")
        assert opened["why_due"][-1]["at"] == opened["conversation"]["promise"]["due_at"]
        assert opened["conversation"]["clock"] == "first"
        explained = await asyncio.to_thread(server.command, "policy", "explain", ticket.lower())
        assert explained.returncode == 0, explained.stderr
        for part in (ticket, "First asked for a person", "Promise to the visitor", "An answer is owed."):
            assert part in explained.stdout
        unknown = await asyncio.to_thread(server.command, "policy", "explain", "DP-ZZZZ-ZZZZ")
        assert unknown.returncode == 1
        assert "there is no ticket" in unknown.stderr


async def test_a_complaint_in_words_calls_the_managers(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        said = await vera.say("saya kecewa sekali, saya mau bicara dengan atasan atau manajer Anda")
        assert said["conversation"]["status"] == "waiting"
        assert said["conversation"]["escalated"]
        alert = await console.hears("alert", lambda told: told["conversation"]["id"] == said["conversation"]["id"])
        assert alert["kind"] == "escalated"
        assert alert["conversation"]["level"] == 1


async def test_a_manager_sees_an_alert_and_takes_over(server: Server, bea: str) -> None:
    mia = await asyncio.to_thread(server.add_agent, "mia@dashpro.my.id", "Mia", "manager")
    async with VisitorClient(server.url) as vera, AgentClient(server.url, mia) as manager:
        case, _ = await waiting_case(vera)
        assert (await manager.ask("alert_seen", {"conversation_id": case}))["ok"]
        assert (await manager.ask("open", {"conversation_id": case}))["alerts"] == []
        async with AgentClient(server.url, bea) as console:
            await console.ask("claim", {"conversation_id": case})
        assert code(await manager.ask("claim", {"conversation_id": case})) == "already_claimed"
        taken = await manager.ask("claim", {"conversation_id": case, "take_over": True})
        assert taken["conversation"]["agent"]["name"] == "Mia"


async def test_without_a_mail_server_the_log_says_that_a_mail_would_go(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        await waiting_case(vera)
        await vera.ask("escalate", {"reason": "terlalu lama"})
    await asyncio.to_thread(wait_until, lambda: "mail_would_be_sent" in server.log, "the mail in the log")
    assert "terlalu lama" not in server.log
    assert "escalation@" not in server.log


async def test_who_was_erased_comes_back_as_somebody_new(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        case, ticket = await waiting_case(vera)
        unsure = await asyncio.to_thread(server.command, "erase", ticket, stdin="n\n")
        assert (unsure.returncode, (await vera.say("masih ada"))["ok"]) == (1, True)
        done = await asyncio.to_thread(server.command, "erase", ticket, "--yes")
        assert (done.returncode, done.stdout.split(".")[0]) == (0, "Erased 1 conversation"), done.stderr
        assert code(await vera.say("halo?")) == "not_signed_in"
        async with VisitorClient(server.url, vera.token) as again:
            assert again.token != vera.token
            assert again.welcome["conversation"] is None
            assert (await again.say("halo lagi"))["message"]["conversation_id"] != case
    nobody = await asyncio.to_thread(server.command, "erase", ticket, "--yes")
    assert (nobody.returncode, "nobody gave this address" in nobody.stderr) == (1, True)
