"""A Socket.IO client on the bare WebSocket, lean enough not to be what is measured.

It masks with a key of zeros, which the standard allows and which costs nothing, and looks only at the first bytes of a
frame unless somebody waits for its content.
"""

import asyncio
import base64
import json
import os
from collections.abc import Callable
from typing import Any

_TEXT = 0x81
_PATIENCE = 30.0


def text_frame(text: str) -> bytes:
    """A masked WebSocket frame."""
    payload = text.encode()
    size = len(payload)
    if size < 126:
        return bytes((_TEXT, 0x80 | size)) + b"\0\0\0\0" + payload
    return bytes((_TEXT, 0x80 | 126)) + size.to_bytes(2, "big") + b"\0\0\0\0" + payload


class RefusedError(Exception):
    """The server did not accept the WebSocket; the first line of its answer."""


class Connection(asyncio.Protocol):
    """One client in one namespace. `on_answer` gets the id of every acknowledgement that nobody waits for."""

    def __init__(self, namespace: str) -> None:
        self.prefix = "" if namespace == "/" else f"{namespace},"
        self.on_answer: Callable[[int], None] = lambda _: None
        self.events = 0
        self.transport: Any = None
        self._answer = b"43" + self.prefix.encode()
        self._event = b"42" + self.prefix.encode()
        self._rest = b""
        self._is_open = False
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._kept: asyncio.Queue[tuple[str, Any]] | None = asyncio.Queue()
        self._opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._accepted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def open(self, host: str, port: int, auth: Any = None) -> None:
        """Connect, upgrade, enter the namespace; raises RefusedError."""
        await asyncio.get_running_loop().create_connection(lambda: self, host, port)
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        await asyncio.wait_for(self._opened, _PATIENCE)
        self.send("40" + self.prefix + (json.dumps(auth) if auth is not None else ""))
        await asyncio.wait_for(self._accepted, _PATIENCE)

    def send(self, packet: str) -> None:
        """Send a packet as it is."""
        self.transport.write(text_frame(packet))

    def emit(self, identity: int, event: str, payload: str) -> None:
        """Send an event with its payload as JSON; its acknowledgement comes under `identity`."""
        self.send(f'42{self.prefix}{identity}["{event}",{payload}]')

    async def ask(self, event: str, payload: Any, identity: int = 0) -> Any:
        """The acknowledgement of an event."""
        self._waiting[identity] = asyncio.get_running_loop().create_future()
        self.emit(identity, event, json.dumps(payload))
        return await asyncio.wait_for(self._waiting[identity], _PATIENCE)

    async def hears(self, event: str) -> Any:
        """What comes with the next event of that name."""
        assert self._kept is not None
        while True:
            name, content = await asyncio.wait_for(self._kept.get(), _PATIENCE)
            if name == event:
                return content

    async def next_event(self) -> tuple[str, Any]:
        """Name and content of the next event, however long that takes."""
        assert self._kept is not None
        return await self._kept.get()

    def forget_events(self) -> None:
        """From now on events are counted, not kept."""
        self._kept = None

    def close(self) -> None:
        """Cut the connection, if it was ever made."""
        if self.transport is not None:
            self.transport.abort()

    def connection_made(self, transport: Any) -> None:
        """Part of asyncio.Protocol."""
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Part of asyncio.Protocol."""
        del exc
        for future in (self._opened, self._accepted, *self._waiting.values()):
            if not future.done():
                future.set_exception(RefusedError("the connection ended"))
                future.exception()
        if not self.ended.done():
            self.ended.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Part of asyncio.Protocol: take the whole frames out of what came."""
        buffer = self._rest + data if self._rest else data
        start = 0 if self._is_open else self._read_upgrade(buffer)
        end = len(buffer)
        while end - start >= 2:
            size, begin = buffer[start + 1], start + 2
            if size >= 126:
                begin += 2 if size == 126 else 8
                size = int.from_bytes(buffer[start + 2 : begin], "big")
            if begin + size > end:
                break
            self._take(buffer, begin, begin + size)
            start = begin + size
        self._rest = buffer[start:]

    def _read_upgrade(self, buffer: bytes) -> int:
        """Where the first frame begins."""
        head = buffer.find(b"\r\n\r\n")
        if head < 0:
            return 0
        status = buffer[: buffer.find(b"\r\n")].decode()
        if " 101 " not in status:
            self._opened.set_exception(RefusedError(status))
            self.transport.close()
            return len(buffer)
        self._is_open = True
        self._opened.set_result(None)
        return head + 4

    def _take(self, buffer: bytes, begin: int, end: int) -> None:
        if buffer.startswith(self._answer, begin):
            self._take_answer(buffer, begin + len(self._answer), end)
        elif buffer.startswith(self._event, begin):
            self.events += 1
            if self._kept is not None:
                name, *content = json.loads(buffer[begin + len(self._event) : end])
                self._kept.put_nowait((name, content[0] if content else None))
        elif buffer.startswith(b"40", begin):
            self._accepted.set_result(None)
        elif buffer.startswith(b"44", begin):
            self._accepted.set_exception(RefusedError(buffer[begin:end].decode()))
        elif buffer[begin:end] == b"2":
            self.transport.write(text_frame("3"))

    def _take_answer(self, buffer: bytes, begin: int, end: int) -> None:
        opening = buffer.index(b"[", begin, end)
        identity = int(buffer[begin:opening])
        waiting = self._waiting.pop(identity, None)
        if waiting is None:
            self.on_answer(identity)
        elif not waiting.done():
            waiting.set_result(json.loads(buffer[opening:end])[0])
