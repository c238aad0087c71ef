"""What the transport refuses, spoken on the bare WebSocket as a hostile client would."""

import json

import aiohttp
import pytest

from tests.raw import PATIENCE
from tests.running import Server

SOCKETS = "/socket.io/?EIO=4&transport=websocket"


async def opened(browser: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    """A connection that is in /visitor and has read its welcome."""
    socket = await browser.ws_connect(SOCKETS)
    assert (await socket.receive_str()).startswith("0")
    await socket.send_str('40/visitor,{"widget":"default"}')
    assert (await socket.receive_str()).startswith("40/visitor,")
    assert (await socket.receive_str()).startswith('42/visitor,["welcome"')
    return socket


async def next_answer(socket: aiohttp.ClientWebSocketResponse) -> str:
    """The next acknowledgement; events and pings may come before it."""
    while not (frame := await socket.receive_str(timeout=PATIENCE)).startswith("43/"):
        pass
    return frame


async def is_closed(socket: aiohttp.ClientWebSocketResponse) -> bool:
    """True when the server ends the connection rather than go on."""
    ends = (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING, aiohttp.WSMsgType.ERROR)
    while True:
        message = await socket.receive(timeout=PATIENCE)
        if message.type in ends:
            return True
        if message.type == aiohttp.WSMsgType.TEXT and message.data.startswith("43/visitor,"):
            return False


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1.evil.example"])
async def test_a_page_of_another_site_cannot_open_a_socket(server: Server, origin: str) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect(SOCKETS, origin=origin)
        assert refused.value.status == 403


async def test_compression_is_not_negotiated(server: Server) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        socket = await browser.ws_connect(SOCKETS, compress=15)
        assert socket.compress == 0
        await socket.close()


async def test_polling_is_not_spoken(server: Server) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        answer = await browser.get("/socket.io/?EIO=4&transport=polling")
        assert answer.status == 400


@pytest.mark.parametrize(
    "packet",
    [
        '451-/visitor,["say",{"_placeholder":true,"num":0}]',
        '4599999999-/visitor,["say"]',
        '461-/visitor,1["x"]',
        "42",
        "42/visitor,",
        "42/visitor,1",
        "42/visitor,{}",
        "42/visitor,[]",
        "42/visitor,1[" + "[" * 20_000,
        "4",
        "49",
        "9",
    ],
)
async def test_a_packet_that_is_not_of_the_protocol_ends_the_connection_or_nothing(server: Server, packet: str) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        socket = await opened(browser)
        await socket.send_str(packet)
        await socket.send_str('42/visitor,7["heartbeat",{"seq":0}]')
        assert await is_closed(socket) in (True, False)
        await socket.close()
    async with aiohttp.ClientSession(server.url) as browser:
        await (await opened(browser)).close()


async def test_a_binary_frame_ends_the_connection(server: Server) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        socket = await opened(browser)
        await socket.send_bytes(b"\x00" * 100)
        await socket.send_bytes(b"\x00" * 100)
        assert await is_closed(socket)


async def test_a_frame_above_64_kilobytes_ends_the_connection(server: Server) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        socket = await opened(browser)
        payload = json.dumps(["say", {"client_id": "x", "text": "a" * 70_000}])
        await socket.send_str(f"42/visitor,1{payload}")
        assert await is_closed(socket)


@pytest.mark.parametrize("spelling", ["42/visitor?any=query,", "42/visitor,1234567890123456789"])
@pytest.mark.parametrize("name", ["connect", "disconnect"])
async def test_an_event_cannot_be_taken_for_coming_or_going(server: Server, spelling: str, name: str) -> None:
    payload, before = {"aiohttp.request": "a request"}, len(server.log)
    async with aiohttp.ClientSession(server.url) as browser:
        socket = await opened(browser)
        await socket.send_str(f"{spelling}{json.dumps([name, payload])}")
        await socket.send_str('42/visitor,7["heartbeat",{"seq":0}]')
        while not (answer := await next_answer(socket)).startswith("43/visitor,7["):
            pass
        assert '"ok":true' in answer
    assert "event_failed" not in server.log[before:]


async def test_an_event_in_an_unusual_spelling_is_answered(server: Server) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        socket = await opened(browser)
        await socket.send_str('42/visitor?any=query,7["heartbeat",{"seq":0}]')
        assert (await next_answer(socket)).startswith('43/visitor,7[{"ok":true')


async def test_what_is_nested_too_deeply_is_refused_like_any_bad_packet(server: Server) -> None:
    before = len(server.log)
    async with aiohttp.ClientSession(server.url) as browser:
        socket = await opened(browser)
        await socket.send_str('42/visitor,1["say",' + "[" * 30_000 + "]" * 30_000 + "]")
        await socket.send_str('42/visitor,7["heartbeat",{"seq":0}]')
        assert (await next_answer(socket)).startswith('43/visitor,7[{"ok":true')
    assert "request_failed" not in server.log[before:]


async def test_there_is_no_namespace_but_the_two(server: Server) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        socket = await browser.ws_connect(SOCKETS)
        assert (await socket.receive_str()).startswith("0")
        await socket.send_str("40")
        assert (await socket.receive_str(timeout=PATIENCE)).startswith("44")
