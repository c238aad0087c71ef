"""A Socket.IO client on the bare WebSocket that does what no decent one does: not read, not enter, send nonsense."""

import asyncio
import base64
import json
import os
import re
import socket
from typing import Any

PATIENCE = 60.0


class RefusedError(Exception):
    """The server did not upgrade; `status` and `headers` are its answer."""

    def __init__(self, status: int, headers: str) -> None:
        super().__init__(f"{status}\n{headers}")
        self.status = status
        self.headers = headers

    @property
    def retry_after(self) -> int:
        found = re.search(r"(?i)^retry-after: (\d+)", self.headers, re.MULTILINE)
        return int(found[1]) if found else 0


class Raw:
    """One connection; frames are masked with a key of zeros."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send(self, packet: str | bytes) -> bool:
        """Send a text (or, from bytes, a binary) frame; False when the connection is gone."""
        payload, first = (packet.encode(), 0x81) if isinstance(packet, str) else (packet, 0x82)
        size = len(payload)
        length = bytes((0x80 | size,)) if size < 126 else bytes((0x80 | 126,)) + size.to_bytes(2, "big")
        try:
            self._writer.write(bytes((first,)) + length + b"\0\0\0\0" + payload)
            await self._writer.drain()
        except ConnectionError:
            return False
        return not self._writer.is_closing()

    async def emit(self, identity: int, event: str, payload: Any) -> bool:
        """Send an event of /visitor that is to be acknowledged under that id."""
        return await self.send(f'42/visitor,{identity}["{event}",{json.dumps(payload)}]')

    async def frame(self) -> str:
        """The next frame; an empty text when the connection ends."""
        try:
            async with asyncio.timeout(PATIENCE):
                first, size = await self._reader.readexactly(2)
                if size >= 126:
                    size = int.from_bytes(await self._reader.readexactly(2 if size == 126 else 8), "big")
                payload = await self._reader.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError):
            return ""
        return payload.decode() if first == 0x81 else ""

    async def next_answer(self) -> int:
        """The id of the next acknowledgement."""
        while True:
            text = await self.frame()
            assert text, "the connection ended"
            found = re.match(r"43/visitor,(\d+)\[", text)
            if found:
                return int(found[1])

    async def is_ended(self) -> bool:
        """True once the server ends the connection; whatever it says before is read and forgotten."""
        while await self.frame():
            pass
        return True

    def stop_reading(self) -> None:
        """Take nothing more from the network."""
        self._writer.transport.pause_reading()  # type: ignore[attr-defined]

    def read_on(self) -> None:
        """Take from the network again."""
        self._writer.transport.resume_reading()  # type: ignore[attr-defined]

    def close(self) -> None:
        """Cut the connection."""
        self._writer.transport.abort()


class Crowd:
    """The connections of a test, cut when it ends."""

    def __init__(self) -> None:
        self._all: list[Raw] = []

    async def open(self, port: int, *, receive_buffer: int | None = None, headers: str = "") -> Raw:
        """A connection that is upgraded, nothing more; raises RefusedError. `headers` are lines, each with its end."""
        plain = socket.socket()
        if receive_buffer is not None:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        plain.settimeout(0)
        await asyncio.get_running_loop().sock_connect(plain, ("127.0.0.1", port))
        reader, writer = await asyncio.open_connection(sock=plain, limit=1 << 16)
        self._all.append(Raw(reader, writer))
        key = base64.b64encode(os.urandom(16)).decode()
        writer.write(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n{headers}\r\n".encode()
        )
        head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)).decode()
        status = int(head.split(" ", 2)[1])
        if status != 101:
            raise RefusedError(status, head)
        return self._all[-1]

    async def visitor(self, port: int, auth: dict[str, Any] | None = None, **options: Any) -> Raw:
        """A visitor who was let in and has read the welcome."""
        client = await self.open(port, **options)
        assert (await client.frame()).startswith("0")
        await client.send("40/visitor," + json.dumps({"widget": "default"} | (auth or {})))
        assert (await client.frame()).startswith("40/visitor,")
        assert (await client.frame()).startswith('42/visitor,["welcome"')
        return client

    def close(self) -> None:
        """Cut them all."""
        for each in self._all:
            each.close()
