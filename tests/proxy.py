"""A TCP proxy whose network fails on command: cut, silent, deaf on one side, slow, refusing."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Literal, Self

Direction = Literal["up", "down"]  # up: from the client to the server


@dataclass(slots=True)
class _Road:
    """What both directions of a connection wait for before a byte passes."""

    up: asyncio.Event = field(default_factory=asyncio.Event)
    down: asyncio.Event = field(default_factory=asyncio.Event)

    def open(self, *directions: Direction) -> None:
        """Let these directions pass, and no other."""
        for direction in ("up", "down"):
            gate: asyncio.Event = getattr(self, direction)
            if direction in directions:
                gate.set()
            else:
                gate.clear()


@dataclass(slots=True, eq=False)
class _Link:
    """One connection: the client's half and the server's."""

    road: _Road
    writers: list[asyncio.StreamWriter]
    pumps: list[asyncio.Task[None]] = field(default_factory=list)
    is_cut: bool = False

    def cut(self) -> None:
        """End both halves at once, without a farewell."""
        self.is_cut = True
        for pump in self.pumps:
            pump.cancel()
        for writer in self.writers:
            writer.transport.abort()


class Proxy:
    """Stands before the server on `port`: `async with Proxy(server.port) as proxy`, then talk to `proxy.url`.

    What was held back while nothing passed is delivered when it passes again, as TCP does.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        self._links: set[_Link] = set()
        self._road = _Road()
        self._seconds = 0.0
        self._is_refusing = False

    async def __aenter__(self) -> Self:
        self.pass_on()
        self._listener = await asyncio.start_server(self._arrive, "127.0.0.1", 0)
        self.port = int(self._listener.sockets[0].getsockname()[1])
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listener.close()
        self.cut()
        ends = [writer.wait_closed() for link in self._links for writer in link.writers]
        await asyncio.gather(*ends, return_exceptions=True)

    @property
    def url(self) -> str:
        """The address to use in place of the server's."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """End every connection that stands; new ones are treated as before."""
        for link in self._links:
            link.cut()

    def refuse(self) -> None:
        """Cut, and end every new connection as soon as it comes."""
        self._is_refusing = True
        self.cut()

    def freeze(self) -> None:
        """Accept and keep connections, but pass nothing."""
        self._road.open()

    def one_way(self, direction: Direction) -> None:
        """Pass only what goes up to the server, or only what comes down from it."""
        self._road.open(direction)

    def delay(self, seconds: float) -> None:
        """Pass everything so much later."""
        self._seconds = seconds

    def strand(self) -> None:
        """Let the connections that stand hang for ever, as after a change of network; new ones pass."""
        self._road.open()
        self._road = _Road()
        self.pass_on()

    def pass_on(self) -> None:
        """Be a good network again."""
        self._is_refusing = False
        self._seconds = 0.0
        self._road.open("up", "down")

    async def _arrive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_refusing:
            writer.transport.abort()
            return
        link = _Link(self._road, [writer])
        self._links.add(link)
        try:
            await self._join(link, reader, writer)
        finally:
            self._links.discard(link)

    async def _join(self, link: _Link, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass both ways until both sides have ended."""
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            link.cut()
            return
        link.writers.append(far_writer)
        if link.is_cut:
            link.cut()
            return
        ways = ((reader, far_writer, link.road.up), (far_reader, writer, link.road.down))
        link.pumps += [asyncio.create_task(self._pump(*way)) for way in ways]
        await asyncio.wait(link.pumps)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, gate: asyncio.Event) -> None:
        """Pass what is read on until one side ends; then the other side hears of it, if anything passes at all."""
        with contextlib.suppress(ConnectionError):
            while passed := await reader.read(1 << 16):
                await asyncio.sleep(self._seconds)
                await gate.wait()
                writer.write(passed)
                await writer.drain()
        await gate.wait()
        writer.close()
