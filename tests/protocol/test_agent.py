"""The agents' side of docs/protocol.md, spoken by the reference client against a real server."""

import asyncio
import uuid

import pytest
import socketio

from tests.clients import AgentClient, VisitorClient, code
from tests.running import Server


@pytest.fixture(scope="session")
def ali(server: Server) -> str:
    """The API token of Ali, another agent."""
    return server.add_agent("ali@dashpro.my.id", "Ali")


async def waiting_case(vera: VisitorClient) -> str:
    """The id of a conversation that waits for a person."""
    await vera.say("semua pengguna di kantor kami tidak bisa masuk sama sekali")
    conversation = (await vera.ask("human"))["conversation"]
    assert conversation["status"] == "waiting"
    return str(conversation["id"])


async def test_the_welcome_tells_who_is_there_and_what_waits(server: Server, bea: str) -> None:
    async with AgentClient(server.url, bea) as console:
        assert console.heard[0][0] == "welcome"
        welcome = console.welcome
        assert welcome["protocol"] == 1
        assert welcome["agent"]["name"] == "Bea"
        assert set(welcome["queues"]) == {"waiting", "mine", "team", "bot", "escalated", "done"}
        assert isinstance(welcome["change_id"], int)


async def test_nobody_gets_in_without_a_token(server: Server) -> None:
    for auth in ({}, {"token": "wrong"}, {"token": ""}):
        client = socketio.AsyncClient(reconnection=False)
        with pytest.raises(socketio.exceptions.ConnectionError):
            await client.connect(server.url, auth=auth, namespaces=["/agent"], transports=["websocket"])


async def test_a_visitors_token_opens_no_console(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        client = socketio.AsyncClient(reconnection=False)
        with pytest.raises(socketio.exceptions.ConnectionError):
            await client.connect(
                server.url, auth={"token": vera.token}, namespaces=["/agent"], transports=["websocket"]
            )


async def test_a_case_arrives_is_claimed_answered_read_and_resolved(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        identity = await waiting_case(vera)
        alert = await console.hears("alert", lambda told: told["conversation"]["id"] == identity)
        assert alert["kind"] == "new"
        assert alert["conversation"]["ticket"].startswith("DP-")
        assert alert["conversation"]["promise"]["due_at"]
        opened = await console.ask("open", {"conversation_id": identity})
        assert opened["triage"]["priority"]
        assert opened["triage"]["reasons"]
        claimed = await console.ask("claim", {"conversation_id": identity})
        assert claimed["conversation"]["agent"]["name"] == "Bea"
        said = await console.say(identity, "Selamat pagi, saya Bea. Kami periksa sekarang.")
        answer = await vera.hears_message(lambda message: message["author"]["kind"] == "agent")
        assert answer == said["message"]
        await vera.ask("read", {"seq": answer["seq"]})
        await console.hears("read", lambda told: told["by"] == "visitor" and told["seq"] == answer["seq"])
        resolved = await console.ask("resolve", {"conversation_id": identity})
        assert resolved["conversation"]["status"] == "resolved"
        await vera.hears("conversation", lambda told: told["status"] == "resolved")


async def test_the_bot_is_silent_after_a_person_took_over(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        identity = await waiting_case(vera)
        await console.ask("claim", {"conversation_id": identity})
        receipt = await vera.say("lupa kata sandi")
        assert receipt["conversation"]["head"] == receipt["message"]["seq"]


async def test_of_two_who_claim_at_once_exactly_one_wins(server: Server, bea: str, ali: str) -> None:
    async with (
        VisitorClient(server.url) as vera,
        AgentClient(server.url, bea) as first,
        AgentClient(server.url, ali) as second,
    ):
        identity = await waiting_case(vera)
        answers = await asyncio.gather(*(each.ask("claim", {"conversation_id": identity}) for each in (first, second)))
        assert sorted(answer["ok"] for answer in answers) == [False, True]
        winner, loser = sorted(answers, key=lambda answer: not answer["ok"])
        assert code(loser) == "already_claimed"
        assert loser["error"]["holder"] == winner["conversation"]["agent"]["name"]


async def test_an_answer_to_an_old_screen_is_stale_and_shows_what_was_missed(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        identity = await waiting_case(vera)
        head = (await console.ask("claim", {"conversation_id": identity}))["conversation"]["head"]
        await vera.say("satu hal lagi")
        refused = await console.say(identity, "Baik.", if_head=head)
        assert code(refused) == "stale"
        assert [message["text"] for message in refused["messages"]] == ["satu hal lagi"]
        assert (await console.say(identity, "Baik.", if_head=head + 1))["ok"]


async def test_a_note_reaches_colleagues_and_never_the_visitor(server: Server, bea: str, ali: str) -> None:
    async with (
        VisitorClient(server.url) as vera,
        AgentClient(server.url, bea) as console,
        AgentClient(server.url, ali) as colleague,
    ):
        identity = await waiting_case(vera)
        await colleague.ask("open", {"conversation_id": identity})
        client_id = str(uuid.uuid4())
        payload = {"conversation_id": identity, "client_id": client_id, "text": "pelanggan penting"}
        notes = [await console.ask("note", payload) for _ in range(2)]
        assert notes[0]["note"] == notes[1]["note"]
        await colleague.hears("note", lambda told: told["text"] == "pelanggan penting")
        await vera.say("halo?")
        stored = await vera.ask("catch_up", {"conversation_id": identity, "after": 0})
        assert "pelanggan penting" not in repr(stored)
        assert "pelanggan penting" not in repr(vera.heard)


async def test_changes_after_a_cursor_bring_what_was_missed(server: Server, bea: str) -> None:
    async with AgentClient(server.url, bea) as console:
        cursor = console.welcome["change_id"]
    async with VisitorClient(server.url) as vera:
        identity = await waiting_case(vera)
        async with AgentClient(server.url, bea) as console:
            missed = await console.ask("changes", {"after": cursor})
            assert identity in {conversation["id"] for conversation in missed["conversations"]}
            beat = await console.ask("heartbeat", {"change_id": cursor, "open": {identity: 0}})
            assert beat["change_id"] > cursor
            assert beat["heads"][identity] > 0


async def test_the_queue_shows_cases_by_due_time(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        await waiting_case(vera)
        listed = await console.ask("list", {"queue": "waiting"})
        due = [conversation["promise"]["due_at"] for conversation in listed["conversations"]]
        assert due == sorted(due)
        assert code(await console.ask("list", {"queue": "everything"})) == "invalid"


async def test_typing_is_seen_on_the_other_side(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        identity = await waiting_case(vera)
        await vera.ask("typing", {"text": "sebenarnya saya"})
        seen = await console.hears("typing", lambda told: told["conversation_id"] == identity)
        assert seen["text"] == "sebenarnya saya"
        await console.ask("typing", {"conversation_id": identity, "text": "B"})
        assert await vera.hears("typing", lambda told: told["on"]) == {"name": "Bea", "on": True}


async def test_release_and_reopen_bring_a_case_back(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        identity = await waiting_case(vera)
        await console.ask("claim", {"conversation_id": identity})
        released = await console.ask("release", {"conversation_id": identity})
        assert released["conversation"]["status"] == "waiting"
        await console.ask("resolve", {"conversation_id": identity})
        assert code(await console.ask("claim", {"conversation_id": identity})) == "conversation_closed"
        reopened = await console.ask("reopen", {"conversation_id": identity})
        assert reopened["conversation"]["status"] == "waiting"


async def test_a_changed_priority_moves_the_promise_and_tells_the_visitor(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        identity = await waiting_case(vera)
        opened = await console.ask("open", {"conversation_id": identity})
        priority = "high" if opened["conversation"]["priority"] != "high" else "medium"
        changed = await console.ask("set", {"conversation_id": identity, "priority": priority})
        assert changed["conversation"]["priority"] == priority
        assert changed["conversation"]["promise"]["due_at"] != opened["conversation"]["promise"]["due_at"]
        told = await vera.hears("conversation", lambda told: told["priority"] == priority)
        assert told["promise"]["due_at"] == changed["conversation"]["promise"]["due_at"]


@pytest.mark.parametrize("event", ["open", "claim", "release", "resolve", "reopen", "pause", "give_to_bot"])
async def test_an_unknown_conversation_is_not_found(server: Server, bea: str, event: str) -> None:
    async with AgentClient(server.url, bea) as console:
        assert code(await console.ask(event, {"conversation_id": "0" * 32})) == "not_found"
        assert code(await console.ask(event, {"conversation_id": "x", "room": "y"})) == "invalid"


@pytest.mark.parametrize("until", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-11-30", "soon"])
async def test_a_pause_until_what_is_no_moment_is_refused(server: Server, bea: str, until: str) -> None:
    async with AgentClient(server.url, bea) as console:
        assert code(await console.ask("pause", {"conversation_id": "0" * 32, "until": until})) == "invalid"
