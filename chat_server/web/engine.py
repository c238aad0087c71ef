"""Engine.IO over WebSocket alone: lets connections in, reads them one packet after the other, and sees who is gone.

What the library does for each frame (a task, a timeout, a decoded packet object) costs more than the chat itself
(performance.md). Here one coroutine reads a connection for as long as it lives; nothing of a client's next packet is
looked at before the last one was answered, so a flood waits in the client's own network buffers.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import engineio
import structlog
from aiohttp import WSMsgType, web

from chat_server.web.admission import Admission
from chat_server.web.connection import Connection, Outbox, Patience
from chat_server.web.frames import CLOSED_BY_US, text_frame
from chat_server.web.heartbeat import Heartbeat
from chat_server.web.metrics import REFUSED_PACKETS
from chat_server.web.security import client_address
from chat_server.web.wire import json

LARGEST_PACKET = 64 * 1024
PING_SECONDS = 20
_CLOSES_WITHIN = 2.0
ENTERS_WITHIN = 5.0
_MOST_FAULTS = 3
_log = structlog.get_logger(__name__)


class PacketRefusedError(Exception):
    """A packet that is not of the protocol; `is_fatal` ends the connection at once."""

    def __init__(self, why: str, *, is_fatal: bool = False) -> None:
        super().__init__(why)
        self.is_fatal = is_fatal


class Engine(engineio.AsyncServer):  # type: ignore[misc]
    """The library's server underneath Socket.IO, with a transport of our own."""

    sockets: dict[str, Connection]

    def __init__(
        self,
        *,
        admission: Admission,
        patience: Patience,
        take: Callable[[Connection, str], Awaitable[None]],
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._admission = admission
        self._patience = patience
        self._take_message = take
        self._heartbeat = Heartbeat(PING_SECONDS)
        self._outbox = Outbox()

    async def handle_request(self, request: web.Request) -> web.StreamResponse:
        """One client's whole stay."""
        if not _speaks_our_protocol(request):
            return web.Response(status=400, text="only Engine.IO 4 over WebSocket is spoken here\n")
        address = client_address(request)
        refusal = self._admission.refusal(address)
        if refusal is not None:
            return refusal
        connection = Connection(self.generate_id(), request, self._outbox, self._patience, self._admission.arrived)
        try:
            websocket = web.WebSocketResponse(max_msg_size=LARGEST_PACKET, compress=False, timeout=_CLOSES_WITHIN)
            await websocket.prepare(request)
            await self._stay(connection, websocket, {"aiohttp.request": request})
        finally:
            connection.ended()
            self._admission.left(address)
        return websocket

    async def _stay(self, connection: Connection, websocket: web.WebSocketResponse, environ: dict[str, Any]) -> None:
        self.sockets[connection.sid] = connection
        self._heartbeat.add(connection)
        connection.write(_open_frame(connection.sid))
        connection.expect(ENTERS_WITHIN)
        try:
            await self.handlers["connect"](connection.sid, environ)
            await self._read(connection, websocket)
        except asyncio.CancelledError:
            pass  # the server stops, and does not wait
        finally:
            connection.ended()
            self._heartbeat.remove(connection)
            await self.handlers["disconnect"](connection.sid, self.reason.TRANSPORT_CLOSE)
            self.sockets.pop(connection.sid, None)

    async def _read(self, connection: Connection, websocket: web.WebSocketResponse) -> None:
        """Take one packet after the other until the client is gone or goes too far."""
        while not connection.closed:
            kind, text, _ = await websocket.receive()
            if kind is not WSMsgType.TEXT:
                if kind is WSMsgType.BINARY:
                    self._refuse(connection, PacketRefusedError("binary", is_fatal=True))
                return
            try:
                await self._take(connection, text)
            except PacketRefusedError as error:
                self._refuse(connection, error)

    async def _take(self, connection: Connection, text: str) -> None:
        kind = text[:1]
        if kind == "4":
            await self._take_message(connection, text)
        elif kind == "3":
            connection.has_answered = True
        elif kind == "1":
            connection.end(CLOSED_BY_US)
        elif kind != "6":
            raise PacketRefusedError("engine")

    def _refuse(self, connection: Connection, error: PacketRefusedError) -> None:
        REFUSED_PACKETS.inc()
        connection.faults += 1
        if error.is_fatal or connection.faults >= _MOST_FAULTS:
            _log.debug("client_cut_off", error=str(error))
            connection.abort("faulty")

    async def send(self, sid: str, data: str) -> None:
        """Send a message to a connection, if it is still there."""
        connection = self.sockets.get(sid)
        if connection is not None:
            connection.write(text_frame("4" + data))

    async def send_packet(self, sid: str, pkt: Any) -> None:
        """The same for a packet."""
        connection = self.sockets.get(sid)
        if connection is not None:
            await connection.send(pkt)

    async def disconnect(self, sid: str | None = None) -> None:
        """Say goodbye to one connection, or to all."""
        for connection in list(self.sockets.values()) if sid is None else [self.sockets[sid]]:
            connection.end(CLOSED_BY_US)

    async def shutdown(self) -> None:
        """Stop what runs beside the connections."""
        self._heartbeat.stop()


def _speaks_our_protocol(request: web.Request) -> bool:
    query, headers = request.query, request.headers
    is_upgrade = request.method == "GET" and headers.get("Upgrade", "").lower() == "websocket"
    has_key = headers.get("Sec-WebSocket-Key", "").isascii()  # on any other key the library fails
    is_ours = query.get("transport") == "websocket" and query.get("EIO") == "4"
    return is_upgrade and has_key and is_ours and "sid" not in query


def _open_frame(sid: str) -> bytes:
    told = {
        "sid": sid,
        "upgrades": [],
        "pingInterval": PING_SECONDS * 1000,
        "pingTimeout": PING_SECONDS * 1000,
        "maxPayload": LARGEST_PACKET,
    }
    return text_frame(b"0" + json.encode(told))
