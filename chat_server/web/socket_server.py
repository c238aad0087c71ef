"""python-socketio, set up for this chat: text packets only, events in order, a welcome first.

Why each option: `async_handlers=False` or one client's events are handled out of order; binary packets pile up in
memory; polling needs sticky sessions; the library lets a missing Origin pass, so `security.py` checks it (design.md).
What it does for each event is replaced where that costs: `engine.py` reads, `rooms.py` sends, and events take the short
way below. Everything else (connecting, namespaces, leaving) is the library's.
"""

import asyncio
from typing import Any

import socketio
from aiohttp import web
from socketio import packet

from chat_server.settings import Settings
from chat_server.web.admission import Admission, caps_of
from chat_server.web.connection import Connection, Patience
from chat_server.web.engine import ENTERS_WITHIN, Engine, PacketRefusedError
from chat_server.web.fanout import AGENTS, VISITORS
from chat_server.web.frames import answer_frame
from chat_server.web.rooms import Hints, Rooms
from chat_server.web.wire import json
from chat_server.web.wire.packets import Event, read_event

_LOOK_AGAIN = 0.05
_FAULTY = (ValueError, IndexError, KeyError, TypeError, AttributeError)


class TextPacket(packet.Packet):  # type: ignore[misc]
    """A Socket.IO packet that is never binary, neither in nor out."""

    uses_binary_events = False

    def decode(self, encoded_packet: Any) -> int:
        """Read a packet; raises ValueError for a binary one before it takes any memory."""
        if not isinstance(encoded_packet, str) or encoded_packet[:1] in ("5", "6"):
            raise ValueError("binary packets are refused")
        return super().decode(encoded_packet) or 0


class SocketServer(socketio.AsyncServer):  # type: ignore[misc]
    """The Socket.IO server; a namespace with a `welcome(sid)` is called when a client is let in."""

    def __init__(self, settings: Settings, hints: Hints | None = None) -> None:
        self.rooms_of_clients = Rooms(hints)
        super().__init__(
            client_manager=self.rooms_of_clients,
            async_mode="aiohttp",
            async_handlers=False,
            serializer=TextPacket,
            json=json,
            namespaces=[VISITORS, AGENTS],
            transports=["websocket"],
            cors_allowed_origins=[],
            logger=False,
            engineio_logger=False,
            admission=Admission(caps_of(settings)),
            patience=Patience(settings.kept_packets, settings.kept_bytes, settings.slow_reader_seconds),
            take=self._take,
        )

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    def attach(self, app: web.Application, socketio_path: str = "socket.io") -> None:
        """Serve the sockets in an application, and say goodbye to all when it stops."""
        app.router.add_get(f"/{socketio_path}/", self.eio.handle_request)
        app.on_shutdown.append(self._say_goodbye)

    async def _say_goodbye(self, _: web.Application) -> None:
        await self.eio.disconnect()

    async def _take(self, connection: Connection, text: str) -> None:
        """Take a message: an event the short way, anything else the library's."""
        event = read_event(text)
        if event is not None:
            await self._answer(connection, event)
            return
        try:
            await self._handle_eio_message(connection.sid, text[1:])
        except _FAULTY as error:
            raise PacketRefusedError(type(error).__name__, is_fatal=text[1:2] in ("5", "6")) from error

    async def _answer(self, connection: Connection, event: Event) -> None:
        sid = connection.sids.get(event.namespace)
        namespace = self.namespace_handlers.get(event.namespace)
        if sid is None or namespace is None:
            raise PacketRefusedError("not entered")
        answer = await namespace.answer(event.name, sid, event.payloads)
        if event.identity is not None:
            connection.write(answer_frame(event.namespace, event.identity, answer))

    async def _handle_event(self, eio_sid: str, namespace: str | None, identity: int | None, data: Any) -> None:
        """An event that is spelt as nobody does: the short way too. On the library's, `connect` would be its own."""
        if not isinstance(data[0], str):
            raise PacketRefusedError("event")
        await self._answer(self.eio.sockets[eio_sid], Event(namespace or "/", identity, data[0], tuple(data[1:])))

    async def _handle_connect(self, eio_sid: str, namespace: str | None, data: Any) -> None:
        """Let a client in, then welcome it: what a connect handler emits would come before the acceptance.

        Raises:
            PacketRefusedError: it was not let in, or is in already; who tries again and again is cut off.
        """
        namespace = namespace or "/"
        connection = self.eio.sockets[eio_sid]
        is_here = namespace in connection.sids
        connection.entered()
        await super()._handle_connect(eio_sid, namespace, data)
        sid = connection.sids.get(namespace)
        handler = self.namespace_handlers.get(namespace)
        if sid is not None and not is_here and handler is not None and self.manager.is_connected(sid, namespace):
            await handler.welcome(sid)
        connection.arrived()
        if not connection.sids and not connection.closed:
            connection.expect(ENTERS_WITHIN)
        if sid is None or is_here:
            raise PacketRefusedError("not let in")

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        """Somebody has gone: they leave the namespaces that they were in."""
        for namespace in list(self.eio.sockets[eio_sid].sids):
            await self._handle_disconnect(eio_sid, namespace, reason)
        self.environ.pop(eio_sid, None)

    def is_empty(self) -> bool:
        """True when nobody is connected to this process."""
        return not self.eio.sockets

    async def until_empty(self) -> None:
        """Back when the last client has gone."""
        while self.eio.sockets:  # noqa: ASYNC110 - looked at only while the server stops
            await asyncio.sleep(_LOOK_AGAIN)
