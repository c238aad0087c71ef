"""A network between a browser and the server that a test can hold up, cut and mend."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

from tests.running import free_port

_CHUNK = 1 << 16


@dataclass
class Wire:
    """A TCP proxy to `server_port`, on a port of its own."""

    server_port: int
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self._downstream = asyncio.Event()
        self._downstream.set()
        self._is_whole = True
        self._writers: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def hold(self) -> None:
        """From now on what the server says stays on its way; what the browser says arrives."""
        self._downstream.clear()

    def release(self) -> None:
        """Deliver what was held."""
        self._downstream.set()

    def cut(self) -> None:
        """End every connection, lose what is on its way, and refuse new ones."""
        self._is_whole = False
        for writer in list(self._writers):
            writer.transport.abort()
        self._downstream.set()

    def mend(self) -> None:
        """Let connections through again."""
        self._is_whole = True

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, in both directions, until either side ends it."""
        if not self._is_whole:
            writer.transport.abort()
            return
        to_reader, to_writer = await asyncio.open_connection("127.0.0.1", self.server_port)
        if not self._is_whole:  # it was cut meanwhile
            for each in (writer, to_writer):
                each.transport.abort()
            return
        self._writers |= {writer, to_writer}
        up = asyncio.create_task(_pour(reader, to_writer, _always))
        down = asyncio.create_task(_pour(to_reader, writer, self._downstream.wait))
        await asyncio.wait((up, down), return_when=asyncio.FIRST_COMPLETED)
        for each in (writer, to_writer):
            each.transport.abort()
        await asyncio.gather(up, down)
        self._writers -= {writer, to_writer}


async def _always() -> None:
    """A gate that is open."""


async def _pour(
    source: asyncio.StreamReader, drain: asyncio.StreamWriter, gate: Callable[[], Awaitable[object]]
) -> None:
    with contextlib.suppress(ConnectionError):
        while chunk := await source.read(_CHUNK):
            await gate()
            drain.write(chunk)
            await drain.drain()


@contextlib.asynccontextmanager
async def wire_to(server_port: int) -> AsyncIterator[Wire]:
    """A whole wire to the server, taken away at the end."""
    wire = Wire(server_port)
    listening = await asyncio.start_server(wire.carry, "127.0.0.1", wire.port)
    yield wire
    wire.cut()
    listening.close()
    await listening.wait_closed()
