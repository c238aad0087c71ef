"""python-socketio, set up for this chat: text packets only, events in order, a welcome first.

Why each option: `async_handlers=False` or one client's events are handled out of order; binary packets pile up in
memory; polling needs sticky sessions; the library lets a missing Origin pass, so `security.py` checks it (design.md).
"""

import asyncio
from typing import Any

import socketio
import structlog
from aiohttp import web
from engineio.async_drivers import aiohttp as driver
from socketio import packet

from chat_server.web.metrics import REFUSED_PACKETS
from chat_server.web.wire import json

_LARGEST_PACKET = 64 * 1024
_PING_SECONDS = 20
_LOOK_AGAIN = 0.05
_CLOSES_WITHIN = 2.0
_WEBSOCKET = "dashpro.websocket"
_log = structlog.get_logger(__name__)


class TextPacket(packet.Packet):  # type: ignore[misc]
    """A Socket.IO packet that is never binary, neither in nor out."""

    uses_binary_events = False

    def decode(self, encoded_packet: Any) -> int:
        """Read a packet; raises ValueError for a binary one before it takes any memory."""
        if not isinstance(encoded_packet, str) or encoded_packet[:1] in ("5", "6"):
            raise ValueError("binary packets are refused")
        return super().decode(encoded_packet) or 0


class PlainWebSocket(driver.WebSocket):  # type: ignore[misc]
    """The library's WebSocket without permessage-deflate, which costs three times the CPU for packets this small."""

    is_refused = False

    async def __call__(self, environ: Any) -> web.WebSocketResponse:
        """Speak with one client until it is gone."""
        self.environ = environ
        environ[_WEBSOCKET] = self
        self._sock = web.WebSocketResponse(
            max_msg_size=self.server.max_http_buffer_size, compress=False, timeout=_CLOSES_WITHIN
        )
        await self._sock.prepare(environ["aiohttp.request"])
        await self.handler(self)
        return self._sock

    async def wait(self) -> Any:
        """The next frame; the end once the client is refused, since only this ends the library's loop."""
        if self.is_refused:
            raise OSError("refused")
        return await super().wait()


class SocketServer(socketio.AsyncServer):  # type: ignore[misc]
    """The Socket.IO server; a namespace with a `welcome(sid)` is called when a client is let in."""

    def __init__(self, client_manager: socketio.AsyncManager | None = None) -> None:
        super().__init__(
            client_manager=client_manager,
            async_mode="aiohttp",
            async_handlers=False,
            serializer=TextPacket,
            json=json,
            transports=["websocket"],
            cors_allowed_origins=[],
            max_http_buffer_size=_LARGEST_PACKET,
            ping_interval=_PING_SECONDS,
            ping_timeout=_PING_SECONDS,
            logger=False,
            engineio_logger=False,
        )
        self.eio._async = {**self.eio._async, "websocket": PlainWebSocket}  # noqa: SLF001 - the library has no setting

    async def _handle_connect(self, eio_sid: str, namespace: str | None, data: Any) -> None:
        """Let a client in, then welcome it: what a connect handler emits would come before the acceptance."""
        await super()._handle_connect(eio_sid, namespace, data)
        sid = self.manager.sid_from_eio_sid(eio_sid, namespace or "/")
        handler = self.namespace_handlers.get(namespace)
        if sid is not None and handler is not None and self.manager.is_connected(sid, namespace):
            await handler.welcome(sid)
            if eio_sid not in self.eio.sockets:  # it left while it was let in, and the library did not say so
                await self._handle_disconnect(eio_sid, namespace)

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        """Take a packet; one that is not of the protocol ends the connection, since nothing can acknowledge it."""
        try:
            await super()._handle_eio_message(eio_sid, data)
        except (ValueError, IndexError, KeyError, TypeError, AttributeError) as error:
            _log.info("packet_refused", error=type(error).__name__)
            self.environ[eio_sid][_WEBSOCKET].is_refused = True
            REFUSED_PACKETS.inc()

    def is_empty(self) -> bool:
        """True when nobody is connected to this process."""
        return not self.eio.sockets

    async def until_empty(self) -> None:
        """Back when the last client has gone."""
        while self.eio.sockets:  # noqa: ASYNC110 - the library tells nobody when a socket goes
            await asyncio.sleep(_LOOK_AGAIN)
