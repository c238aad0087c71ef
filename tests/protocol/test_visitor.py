"""The visitor's side of docs/protocol.md, spoken by the reference client against a real server."""

import asyncio
import re
import uuid

import pytest
import socketio

from tests.clients import VisitorClient, code
from tests.running import Server


async def test_the_welcome_is_the_first_event_and_has_all_its_parts(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        assert vera.heard[0][0] == "welcome"
        welcome = vera.welcome
        assert welcome["protocol"] == 1
        assert welcome["conversation"] is None
        assert welcome["messages"] == []
        assert welcome["more"] is False
        assert set(welcome["desk"]) == {"agents_online", "chat_open", "phone_open", "next_phone_opening"}
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", welcome["now"])


async def test_the_same_say_five_times_over_two_connections_is_one_message_and_five_equal_receipts(
    server: Server,
) -> None:
    async with VisitorClient(server.url) as phone, VisitorClient(server.url, phone.token) as laptop:
        client_id = str(uuid.uuid4())
        senders = [phone, laptop, phone, laptop, phone]
        receipts = await asyncio.gather(*(each.say("lupa kata sandi", client_id) for each in senders))
        assert all(receipt["ok"] for receipt in receipts)
        assert all(receipt["message"] == receipts[0]["message"] for receipt in receipts)
        conversation = receipts[0]["conversation"]
        stored = await phone.ask("catch_up", {"conversation_id": conversation["id"], "after": 0})
        assert [each["client_id"] for each in stored["messages"]].count(client_id) == 1


async def test_a_client_id_again_with_another_text_is_a_conflict(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        client_id = str(uuid.uuid4())
        await vera.say("halo", client_id)
        assert code(await vera.say("sesuatu yang lain", client_id)) == "conflict"


async def test_two_hundred_messages_sent_without_waiting_are_stored_and_delivered_in_order(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        human = await vera.ask("human")
        conversation_id = human["conversation"]["id"]
        receipts = await asyncio.gather(*(vera.say(f"pesan {number}") for number in range(200)))
        numbers = [receipt["message"]["seq"] for receipt in receipts]
        assert numbers == list(range(numbers[0], numbers[0] + 200))
        await vera.hears_message(lambda message: message["text"] == "pesan 199")
        delivered = [each["text"] for each in vera.told("message") if each["text"].startswith("pesan ")]
        assert delivered == [f"pesan {number}" for number in range(200)]
        stored = await vera.ask("catch_up", {"conversation_id": conversation_id, "after": numbers[0] - 1})
        assert [each["text"] for each in stored["messages"]] == delivered


async def test_a_message_says_who_when_and_what(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        receipt = await vera.say("bagaimana cara mengganti kata sandi?")
        message = receipt["message"]
        assert message["author"] == {"kind": "visitor", "id": vera.welcome["visitor"]["id"], "name": ""}
        assert message["kind"] == "text"
        assert message["seq"] == 1
        assert message["conversation_id"] == receipt["conversation"]["id"]
        assert receipt["conversation"]["status"] == "bot"


async def test_the_bot_answers_with_an_article_and_its_link(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        await vera.say("saya lupa kata sandi")
        answer = await vera.hears_message(lambda message: message["kind"] == "answer")
        assert answer["author"]["kind"] == "bot"
        assert answer["articles"][0]["slug"] == "reset-password"
        assert answer["articles"][0]["url"].endswith("/articles/reset-password")
        assert answer["choices"]


async def test_a_visitor_comes_back_with_the_token_and_gets_what_came_after_the_cursor(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        receipt = await vera.say("lupa kata sandi")
        head = receipt["conversation"]["head"]
        cursor = {"conversation_id": receipt["conversation"]["id"], "seq": 1, "epoch": vera.welcome["epoch"]}
        token = vera.token
    async with VisitorClient(server.url, token, cursor=cursor) as vera:
        assert [message["seq"] for message in vera.welcome["messages"]] == list(range(2, head + 1))
        assert vera.welcome["token"] == token
    foreign = cursor | {"epoch": "another life"}
    async with VisitorClient(server.url, token, cursor=foreign) as vera:
        assert [message["seq"] for message in vera.welcome["messages"]] == list(range(1, head + 1))


async def test_a_heartbeat_tells_the_head_and_the_epoch(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        receipt = await vera.say("halo")
        beat = await vera.ask("heartbeat", {"seq": 0})
        assert beat["ok"]
        assert beat["head"] == receipt["conversation"]["head"]
        assert beat["epoch"] == vera.welcome["epoch"]


async def test_another_visitors_conversation_cannot_be_read_by_any_event(server: Server) -> None:
    async with VisitorClient(server.url) as vera, VisitorClient(server.url) as mallory:
        receipt = await vera.say("rahasia saya: 4711")
        conversation_id = receipt["conversation"]["id"]
        foreign = await mallory.ask("catch_up", {"conversation_id": conversation_id, "after": 0})
        unknown = await mallory.ask("catch_up", {"conversation_id": "0" * 32, "after": 0})
        assert foreign == unknown
        assert code(foreign) == "not_found"
        for event in ("say", "read", "typing", "human", "end", "rate", "heartbeat", "escalate"):
            assert code(await mallory.ask(event, {"conversation_id": conversation_id})) == "invalid"
        for event in ("open", "list", "claim", "note", "changes"):
            assert code(await mallory.ask(event, {"conversation_id": conversation_id})) == "invalid"
        cursor = {"conversation_id": conversation_id, "seq": 0, "epoch": vera.welcome["epoch"]}
    async with VisitorClient(server.url, mallory.token, cursor=cursor) as mallory:
        assert "4711" not in repr(mallory.heard)


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ({}, "invalid"),
        ({"client_id": "1", "text": "halo"}, "invalid"),
        ({"client_id": str(uuid.uuid4()), "text": ""}, "invalid"),
        ({"client_id": str(uuid.uuid4()), "text": "   "}, "invalid"),
        ({"client_id": str(uuid.uuid4()), "text": 5}, "invalid"),
        ({"client_id": str(uuid.uuid4()), "text": ["halo"]}, "invalid"),
        ({"client_id": str(uuid.uuid4()), "text": {"a": 1}}, "invalid"),
        ({"client_id": str(uuid.uuid4()), "text": "halo", "room": "x"}, "invalid"),
        ({"client_id": str(uuid.uuid4()), "text": "nol \x00"}, "invalid"),
        ({"client_id": str(uuid.uuid4()), "text": "setengah \ud800"}, "invalid"),
        ({"client_id": str(uuid.uuid4()), "text": "a" * 4001}, "too_long"),
        ({"client_id": str(uuid.uuid4()), "text": "halo", "choice": {"seq": "1", "id": "x"}}, "invalid"),
        ({"client_id": str(uuid.uuid4()), "text": "halo", "attachments": ["nothing"]}, "invalid"),
        ("halo", "invalid"),
        ([1, 2], "invalid"),
    ],
)
async def test_a_say_that_is_not_of_the_protocol_is_refused_by_its_code(
    server: Server, payload: object, expected: str
) -> None:
    async with VisitorClient(server.url) as vera:
        assert code(await vera.ask("say", payload)) == expected
        assert (await vera.say("masih di sini"))["message"]["seq"] == 1


async def test_four_thousand_emoji_arrive_whole(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        text = "😀" * 4000
        assert (await vera.say(text))["message"]["text"] == text


async def test_a_refused_connection_says_why(server: Server) -> None:
    client = socketio.AsyncClient(reconnection=False)
    told: list[object] = []
    client.on("connect_error", told.append, namespace="/visitor")
    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(server.url, auth={"widget": 7}, namespaces=["/visitor"], transports=["websocket"])
    assert "invalid" in repr(told)


async def test_the_visitor_can_end_and_rate_and_begin_anew(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        first = (await vera.say("halo"))["conversation"]
        ended = await vera.ask("end")
        assert ended["conversation"]["status"] == "resolved"
        assert (await vera.ask("rate", {"score": 5, "comment": "bagus"}))["ok"]
        assert code(await vera.ask("rate", {"score": 6})) == "invalid"
        second = (await vera.say("halo lagi"))["conversation"]
        assert second["id"] != first["id"]


async def test_with_the_usual_limits_the_excess_is_told_when_to_try_again(start_server: object) -> None:
    server = start_server()  # type: ignore[operator]
    async with VisitorClient(server.url) as vera:
        answers = await asyncio.gather(*(vera.say(f"pesan {number}") for number in range(200)))
        refused = [answer for answer in answers if not answer["ok"]]
        stored = [answer for answer in answers if answer["ok"]]
        assert stored
        assert refused
        assert {code(answer) for answer in refused} == {"too_many"}
        assert all(answer["error"]["retry_after"] > 0 for answer in refused)
