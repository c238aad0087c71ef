"""One client's WebSocket: frames go straight to the transport, and who does not read them is cut off.

The library keeps a queue without bound, a writer task and two hops for each packet. Here the operating system's buffer
is the queue; only what it does not take is kept, within limits, and only then a task waits.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from engineio.packet import Packet

from chat_server.web.frames import CLOSED_BY_US, PING, text_frame
from chat_server.web.metrics import CUT_OFF


@dataclass(frozen=True, slots=True)
class Patience:
    """How much is kept for a client that reads slowly, and for how many seconds."""

    packets: int = 256
    bytes: int = 1 << 20
    seconds: float = 8.0


class Outbox:
    """The connections with something to send: each sends all of it in one piece when the event loop comes round."""

    def __init__(self) -> None:
        self._full: list[Connection] = []

    def add(self, connection: "Connection") -> None:
        """Let a connection send what it has."""
        if not self._full:
            asyncio.get_running_loop().call_soon(self._empty)
        self._full.append(connection)

    def _empty(self) -> None:
        full, self._full = self._full, []
        for connection in full:
            connection.flush()


class Connection:
    """A socket as the library's server expects one (`sid`, `session`, `closed`, `send`, `close`), and what we add."""

    __slots__ = (
        "_arrived", "_bytes_kept", "_deadline", "_draining", "_kept", "_outbox", "_patience", "_request", "_transport",
        "_unsent", "closed", "faults", "has_answered", "session", "sid", "sids",
    )  # fmt: skip

    def __init__(
        self, sid: str, request: web.Request, outbox: Outbox, patience: Patience, arrived: Callable[[], None]
    ) -> None:
        assert request.transport
        self.sid = sid
        self.sids: dict[str, str] = {}  # namespace: the client's id there
        self.session: dict[str, Any] = {}
        self.closed = False
        self.faults = 0
        self.has_answered = True  # the last ping
        self._deadline: asyncio.TimerHandle | None = None
        self._arrived: Callable[[], None] | None = arrived
        self._request = request
        self._transport = request.transport
        self._outbox = outbox
        self._unsent: list[bytes] | None = None
        self._patience = patience
        self._kept: deque[bytes] | None = None
        self._bytes_kept = 0
        self._draining: asyncio.Task[None] | None = None

    def expect(self, within: float) -> None:
        """Cut the connection unless `entered` is called in that many seconds."""
        self._deadline = asyncio.get_running_loop().call_later(within, self.abort, "did not enter")

    def entered(self) -> None:
        """It asked to be let into a namespace, so it is a client of ours."""
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def arrived(self) -> None:
        """It got its welcome, or it is gone; the second call means nothing."""
        if self._arrived is not None:
            self._arrived()
            self._arrived = None

    def write(self, frame: bytes) -> None:
        """Send a frame, after all that were sent before. Never waits."""
        if self.closed:
            return
        if self._unsent is None:
            self._unsent = [frame]
            self._outbox.add(self)
        else:
            self._unsent.append(frame)

    def flush(self) -> None:
        """Hand over what is to be sent, as one piece: a system call for each frame is what costs."""
        frames, self._unsent = self._unsent, None
        if frames is None or self.closed or self._transport.is_closing():
            return
        if self._kept is None and not self._request.protocol.writing_paused:
            self._transport.write(b"".join(frames))
            return
        for frame in frames:
            self._keep(frame)

    def ping(self) -> bool:
        """False when the ping before was not answered either; the connection is cut then."""
        if not self.has_answered:
            self.abort("silent")
            return False
        self.has_answered = False
        self.write(PING)
        return True

    def abort(self, why: str) -> None:
        """Cut the connection and forget what it has not taken; `why` goes into the metrics."""
        if not self.closed:
            CUT_OFF.labels(why).inc()
        self.closed = True
        self._forget()
        self._transport.abort()

    async def send(self, packet: Packet) -> None:
        """What the library sends."""
        self.write(text_frame(packet.encode()))

    async def close(self, *_: object, **__: object) -> None:
        """Say goodbye; the reading loop, which sees the end, does the rest."""
        self.end(CLOSED_BY_US)

    def end(self, farewell: bytes) -> None:
        """Send a last frame and close."""
        self.write(farewell)
        self.flush()
        self.closed = True
        self._forget()
        self._transport.close()

    def ended(self) -> None:
        """The reading loop is over."""
        self.closed = True
        self.arrived()
        self._forget()

    def _keep(self, frame: bytes) -> None:
        if self.closed:
            return
        if self._kept is None:
            self._kept = deque()
            self._draining = asyncio.create_task(self._drain(), name="slow-reader")
        self._kept.append(frame)
        self._bytes_kept += len(frame)
        if len(self._kept) > self._patience.packets or self._bytes_kept > self._patience.bytes:
            self.abort("slow")

    async def _drain(self) -> None:
        """Pass on what is kept while the client reads; too slow is the same as gone."""
        try:
            async with asyncio.timeout(self._patience.seconds):
                while self._kept:
                    await self._request.writer.drain()
                    self._pass_on()
        except TimeoutError:
            self.abort("slow")
        except ConnectionError:
            pass  # the reading loop sees the same
        else:
            self._kept = None
            self._draining = None

    def _pass_on(self) -> None:
        while self._kept and not self._request.protocol.writing_paused and not self._transport.is_closing():
            frame = self._kept.popleft()
            self._bytes_kept -= len(frame)
            self._transport.write(frame)

    def _forget(self) -> None:
        self.entered()
        self._unsent = None
        self._kept = None
        if self._draining is not None and self._draining is not asyncio.current_task():
            self._draining.cancel()
        self._draining = None
