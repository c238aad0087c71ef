"""Bodies that end too early or never: refused, and nothing of it fills the log."""

import asyncio

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from chat_server.domain.errors import InvalidError
from chat_server.web.bodies import whole_body
from tests.running import Server

PATHS = ("/contact", "/en/status", "/console/session")


def head(server: Server, path: str, *headers: str) -> bytes:
    """The beginning of a request from one of our own pages."""
    lines = (f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", f"Origin: {server.url}", *headers)
    return "\r\n".join((*lines, "", "")).encode()


@pytest.mark.parametrize("path", PATHS)
async def test_who_leaves_in_the_middle_of_a_body_writes_nothing_into_the_log(server: Server, path: str) -> None:
    before = len(server.log)
    for _ in range(3):
        _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(head(server, path, "Content-Length: 1000") + b"a=")
        await writer.drain()
        writer.close()
        await writer.wait_closed()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(head(server, path, "Content-Length: 1") + b"a")
    assert (await reader.readline()).startswith(b"HTTP/1.1 ")
    writer.close()
    assert server.log[before:] == ""


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("header", "body"),
    [("Content-Encoding: gzip\r\nContent-Length: 4", b"nope"), ("Transfer-Encoding: chunked", b"zz\r\n")],
)
async def test_a_body_that_is_not_packed_as_it_says_is_a_bad_request(
    server: Server, path: str, header: str, body: bytes
) -> None:
    before = len(server.log)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(head(server, path, header) + body)
    assert (await reader.readline()).split()[1] == b"400"
    writer.close()
    assert server.log[before:] == ""


async def test_a_body_that_does_not_arrive_in_time_is_refused() -> None:
    refused: list[InvalidError] = []

    async def take(request: web.Request) -> web.Response:
        try:
            await whole_body(request, within=0.05)
        except InvalidError as error:
            refused.append(error)
        return web.Response(status=400)

    app = web.Application()
    app.router.add_post("/", take)
    async with TestServer(app) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\na")
        assert (await reader.readline()).split()[1] == b"400"
        writer.close()
    assert len(refused) == 1
