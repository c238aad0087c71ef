"""A network that fails on request: a TCP proxy that can cut, freeze, slow down or lose one direction."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Self

_PIECE = 1 << 16


@dataclass
class _Way:
    """One direction of all connections: `up` from the clients, `down` to them."""

    is_open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.is_open.set()


class Proxy:
    """Passes bytes on between its own `port` and the port that it is given, until told otherwise.

    What a closed direction does not pass is held back, as a network does that loses packets and sends them again: it
    arrives after `pass_on`, unless the connection is gone by then.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._ways = {"up": _Way(), "down": _Way()}
        self._delay = 0.0
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._connecting: set[asyncio.Task[None]] = set()

    @property
    def port(self) -> int:
        """Where clients connect."""
        assert self._server
        return int(self._server.sockets[0].getsockname()[1])

    @property
    def url(self) -> str:
        """The same as an address of a server."""
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server
        self._server.close()
        self.cut()
        for task in self._connecting:
            task.cancel()
        await asyncio.gather(*self._connecting, return_exceptions=True)

    def cut(self) -> None:
        """End every connection that there is; new ones are let through."""
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    def freeze(self) -> None:
        """Pass on nothing, but keep the connections: half-open, as both ends see it."""
        for way in self._ways.values():
            way.is_open.clear()

    def one_way(self, direction: str) -> None:
        """Pass on only what goes `up` (from the clients) or only what goes `down`."""
        for name, way in self._ways.items():
            if name == direction:
                way.is_open.set()
            else:
                way.is_open.clear()

    def delay(self, seconds: float) -> None:
        """Pass everything on so much later."""
        self._delay = seconds

    def pass_on(self) -> None:
        """A sound network again; what was held back arrives."""
        self._delay = 0.0
        for way in self._ways.values():
            way.is_open.set()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._connecting.add(task)
        try:
            await self._join(reader, writer)
        except (OSError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            self._connecting.discard(task)

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry both directions of a connection until both have ended."""
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        both = {writer, back}
        self._writers |= both
        try:
            await asyncio.gather(self._carry("up", reader, back), self._carry("down", there, writer))
        finally:
            self._writers -= both
            for each in both:
                each.transport.abort()

    async def _carry(self, name: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        way = self._ways[name]
        while True:
            piece = await reader.read(_PIECE)
            if self._delay:
                await asyncio.sleep(self._delay)
            await way.is_open.wait()
            if not piece:
                break
            writer.write(piece)
            await writer.drain()
        with contextlib.suppress(OSError, RuntimeError):
            writer.write_eof()
