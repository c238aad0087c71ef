"""The failing network of other tests fails as it says."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from tests.proxy import Proxy

PATIENCE = 60.0
SILENCE = 0.1
LONG = 600.0


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    """A proxy before a server that says back each line."""
    answering: set[asyncio.Task[None]] = set()

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answering.add(asyncio.current_task())
        with contextlib.suppress(ConnectionError):
            while line := await reader.readline():
                writer.write(line)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()

    listener = await asyncio.start_server(echo, "127.0.0.1", 0)
    async with Proxy(listener.sockets[0].getsockname()[1]) as started:
        yield started
    listener.close()
    await asyncio.gather(*answering)


class Caller:
    """A client of the echo."""

    def __init__(self, streams: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> None:
        self.reader, self.writer = streams

    def says(self, text: str) -> None:
        self.writer.write(f"{text}\n".encode())

    async def hears(self, seconds: float = PATIENCE) -> str:
        """The next line; empty when the connection ended; raises TimeoutError when nothing comes."""
        try:
            return (await asyncio.wait_for(self.reader.readline(), seconds)).decode().strip()
        except ConnectionError:
            return ""


Call = Callable[[], Awaitable[Caller]]


@pytest.fixture
async def caller(proxy: Proxy) -> AsyncIterator[Call]:
    """Opens a connection through the proxy; all are closed when the test ends."""
    opened: list[Caller] = []

    async def call() -> Caller:
        opened.append(Caller(await asyncio.open_connection("127.0.0.1", proxy.port)))
        return opened[-1]

    yield call
    for each in opened:
        each.writer.close()
        with contextlib.suppress(ConnectionError):
            await each.writer.wait_closed()


async def test_a_good_network_passes_everything(proxy: Proxy, caller: Call) -> None:
    one = await caller()
    one.says("hello")
    assert await one.hears() == "hello"


async def test_cutting_ends_what_stands_and_lets_new_ones_in(proxy: Proxy, caller: Call) -> None:
    one = await caller()
    one.says("hello")
    assert await one.hears() == "hello"
    proxy.cut()
    assert await one.hears() == ""
    other = await caller()
    other.says("again")
    assert await other.hears() == "again"


async def test_refusing_ends_new_ones_until_it_passes_on(proxy: Proxy, caller: Call) -> None:
    proxy.refuse()
    assert await (await caller()).hears() == ""
    proxy.pass_on()
    one = await caller()
    one.says("hello")
    assert await one.hears() == "hello"


@pytest.mark.parametrize("direction", ["none", "up", "down"])
async def test_what_was_held_back_comes_when_it_passes_on(proxy: Proxy, caller: Call, direction: str) -> None:
    one = await caller()
    if direction == "none":
        proxy.freeze()
    else:
        proxy.one_way("up" if direction == "up" else "down")
    one.says("hello")
    with pytest.raises(TimeoutError):
        await one.hears(SILENCE)
    proxy.pass_on()
    assert await one.hears() == "hello"


async def test_stranded_ones_hang_for_ever_while_new_ones_pass(proxy: Proxy, caller: Call) -> None:
    old = await caller()
    old.says("first")
    assert await old.hears() == "first"
    proxy.strand()
    new = await caller()
    new.says("hello")
    assert await new.hears() == "hello"
    old.says("second")
    proxy.pass_on()
    with pytest.raises(TimeoutError):
        await old.hears(SILENCE)


async def test_delayed_words_come_later(proxy: Proxy, caller: Call) -> None:
    one, other = await caller(), await caller()
    proxy.delay(SILENCE)
    one.says("hello")
    assert await one.hears() == "hello"
    proxy.delay(LONG)
    other.says("hello")
    with pytest.raises(TimeoutError):
        await other.hears(SILENCE)
