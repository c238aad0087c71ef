"""Requests that no browser sends: answered by a 4xx, and nothing of them is written down."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.raw import PATIENCE
from tests.running import Server, running, wait_until

SOCKETS = "/socket.io/?EIO=4&transport=websocket"
UPGRADE = b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, quick_knowledge: Path) -> Iterator[Server]:
    """A server that has nothing else to write down: in that of all tests mails become due, for instance."""
    place = tmp_path_factory.mktemp("odd-requests")
    with running(Server(place, {"KNOWLEDGE_DIR": str(quick_knowledge)})) as started:
        wait_until(lambda: "ready" in started.log, "the last line of its start")
        yield started


async def status_of(server: Server, head: bytes) -> int:
    """The status of the answer to a request that consists of these bytes and an empty line."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(head + b"\r\n\r\n")
    answer = await asyncio.wait_for(reader.readline(), PATIENCE)
    writer.close()
    return int(answer.split()[1])


def request(server: Server, path: str, *headers: bytes) -> bytes:
    host = f"Host: 127.0.0.1:{server.port}".encode()
    return b"\r\n".join((f"GET {path} HTTP/1.1".encode(), host, *headers))


@pytest.mark.parametrize(
    ("path", "header"),
    [
        ("/attachments/x", b"Authorization: Bearer \xff"),
        ("/api/v1/conversations", b"Authorization: Bearer \xff"),
        ("/", b"X-Forwarded-For: \xff"),
        (SOCKETS, UPGRADE + b"Sec-WebSocket-Key: \xff"),
        (SOCKETS, UPGRADE + "Sec-WebSocket-Key: é".encode()),
    ],
)
async def test_a_header_that_is_no_text_is_a_bad_request(server: Server, path: str, header: bytes) -> None:
    before = len(server.log)
    assert await status_of(server, request(server, path, header)) == 400
    assert server.log[before:] == ""


@pytest.mark.parametrize("path", ["/", "/en/contact", "/none"])
async def test_a_host_that_is_no_text_is_a_bad_request(server: Server, path: str) -> None:
    before = len(server.log)
    assert await status_of(server, f"GET {path} HTTP/1.1\r\n".encode() + b"Host: \xff.example") == 400
    assert server.log[before:] == ""


@pytest.mark.parametrize("cookie", [b"\xff", b"\xed\xa0\x80"])
async def test_a_session_that_is_no_text_is_none(server: Server, cookie: bytes) -> None:
    before = len(server.log)
    assert await status_of(server, request(server, "/console/board.json", b"Cookie: console=" + cookie)) == 401
    assert server.log[before:] == ""


@pytest.mark.parametrize("header", ["User-Agent: peramban é".encode(), b"X-City: S\xe3o Paulo", b"Cookie: other=\xff"])
async def test_what_others_put_into_a_request_is_none_of_our_business(server: Server, header: bytes) -> None:
    assert await status_of(server, request(server, "/", header)) == 200


@pytest.mark.parametrize(
    "head",
    [b"GET /search?q=a+secret\xff HTTP/1.1", b"GET / HTTP/1.1\r\nCookie: console=a secret\x00", b"a secret"],
)
async def test_what_is_no_http_is_answered_and_not_written_down(server: Server, head: bytes) -> None:
    before = len(server.log)
    assert await status_of(server, head) == 400
    assert server.log[before:] == ""
