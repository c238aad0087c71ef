"""Who is in which room, and events to rooms: encoded once, written to every member's socket without a task for each.

A `hints` tells the other processes; it is handed the packet as it is, so that nobody reads or builds it twice.
"""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import socketio

from chat_server.web.connection import Connection
from chat_server.web.frames import event_packet, text_frame
from chat_server.web.wire import json


class Hints(Protocol):
    """Passes packets between processes. May lose some; never waits but in `subscribe`."""

    def start(self, deliver: Callable[[str, bytes], None]) -> None:
        """Begin; `deliver` gets the room and the packet of whatever comes from elsewhere."""

    async def subscribe(self, room: str) -> None:
        """Hear what others say to that room; back when that is so, or when it cannot be had in time."""

    def unsubscribe(self, room: str) -> None:
        """Hear no more of that room."""

    def publish(self, room: str, packet: bytes) -> None:
        """Tell the other processes."""


_Members = dict[str, Connection]


class Rooms(socketio.AsyncManager):  # type: ignore[misc]
    """The client manager: rooms as plain dicts of connections, and each client's own list of rooms."""

    def __init__(self, hints: Hints | None = None) -> None:
        super().__init__()
        self._hints = hints
        self._members: dict[tuple[str, str | None], _Members] = {}
        self._rooms_of: dict[str, list[str | None]] = {}
        self._joining: set[str] = set()
        self._leaving: set[str] = set()

    def initialize(self) -> None:
        """The library calls this with the first client."""
        super().initialize()
        if self._hints is not None:
            self._hints.start(self._deliver_elsewhere)

    # Sending

    def tell(self, namespace: str, room: str, event: str, body: bytes) -> None:
        """Send an event whose content is JSON already to everybody in a room, here and elsewhere."""
        packet = event_packet(namespace, event, body)
        self._deliver(namespace, room, packet)
        if self._hints is not None and room not in self._rooms_of:
            self._hints.publish(f"{namespace}|{room}", packet)

    def is_heard(self, namespace: str, room: str) -> bool:
        """False when surely nobody is in that room."""
        return self._hints is not None or (namespace, room) in self._members

    def _deliver(self, namespace: str, room: str | None, packet: bytes) -> None:
        members = self._members.get((namespace, room))
        if members:
            frame = text_frame(packet)
            for connection in tuple(members.values()):
                connection.write(frame)

    def _deliver_elsewhere(self, channel: str, packet: bytes) -> None:
        namespace, _, room = channel.partition("|")
        self._deliver(namespace, room, packet)

    async def emit(
        self,
        event: str,
        data: Any,
        namespace: str,
        room: str | None = None,
        skip_sid: Any = None,
        callback: Any = None,
        to: str | None = None,
        **options: Any,
    ) -> None:
        """The library's way to send; what only the library does (callbacks, leaving some out) stays with it."""
        room = to or room
        if skip_sid or callback:
            await super().emit(event, data, namespace, room=room, skip_sid=skip_sid, callback=callback)
        elif room is None or options.get("ignore_queue"):
            self._deliver(namespace, room, event_packet(namespace, event, json.encode(data)))
        else:
            self.tell(namespace, room, event, json.encode(data))

    def get_participants(self, namespace: str, room: str | None) -> Iterator[tuple[str, str]]:
        """The members of a room as pairs (id in the namespace, id of the connection)."""
        for sid, connection in tuple(self._members.get((namespace, room), {}).items()):
            yield sid, connection.sid

    # Coming and going

    def get_namespaces(self) -> list[str]:
        """The namespaces that somebody is in."""
        return [namespace for namespace, room in self._members if room is None]

    async def pre_connect(self, eio_sid: str, namespace: str) -> str | None:
        """An id for a client that is about to be let in; None when it is in there already."""
        connection = self.server.eio.sockets[eio_sid]
        if namespace in connection.sids:
            return None
        sid: str = self.server.eio.generate_id()
        connection.sids[namespace] = sid
        self._rooms_of[sid] = []
        self._joining.add(sid)
        for room in (None, sid):
            self._enter(sid, namespace, room, connection)
        return sid

    async def connect(self, sid: str, namespace: str) -> str:
        """A client has been let in."""
        del namespace
        self._joining.discard(sid)
        return sid

    def is_pre_connected(self, sid: str, namespace: str) -> bool:
        """True while a client is being let in."""
        return sid in self._joining and sid in self._members.get((namespace, None), {})

    def is_connected(self, sid: str, namespace: str) -> bool:
        """True for a client that was let in and is not about to leave."""
        is_moving = sid in self._joining or sid in self._leaving
        return not is_moving and sid in self._members.get((namespace, None), {})

    def sid_from_eio_sid(self, eio_sid: str, namespace: str) -> str | None:
        """A connection's id in a namespace."""
        connection: Connection | None = self.server.eio.sockets.get(eio_sid)
        return None if connection is None else connection.sids.get(namespace)

    def eio_sid_from_sid(self, sid: str, namespace: str) -> str | None:
        """The connection of a client."""
        connection = self._members.get((namespace, None), {}).get(sid)
        return None if connection is None else connection.sid

    def pre_disconnect(self, sid: str, namespace: str) -> str | None:
        """Note that a client is about to leave; gives its connection."""
        self._leaving.add(sid)
        return self.eio_sid_from_sid(sid, namespace)

    def basic_disconnect(self, sid: str, namespace: str, **_: Any) -> None:
        """Take a client out of all its rooms."""
        connection = self._members.get((namespace, None), {}).get(sid)
        for room in self._rooms_of.pop(sid, ()):
            self._leave(sid, namespace, room)
        if connection is not None:
            connection.sids.pop(namespace, None)
        self.callbacks.pop(sid, None)
        self._joining.discard(sid)
        self._leaving.discard(sid)

    async def enter_room(self, sid: str, namespace: str, room: str, eio_sid: str | None = None) -> None:
        """Put a client of this process into a room; with several processes, back when others' words arrive."""
        del eio_sid
        connection = self._members.get((namespace, None), {}).get(sid)
        if connection is None:
            return  # it left meanwhile
        self._enter(sid, namespace, room, connection)
        if self._hints is not None:
            await self._hints.subscribe(f"{namespace}|{room}")

    def _enter(self, sid: str, namespace: str, room: str | None, connection: Connection) -> None:
        members = self._members.setdefault((namespace, room), {})
        if sid not in members:
            members[sid] = connection
            self._rooms_of[sid].append(room)

    def basic_leave_room(self, sid: str, namespace: str, room: str) -> None:
        """Take a client out of a room."""
        rooms = self._rooms_of.get(sid, [])
        if room in rooms:
            rooms.remove(room)
            self._leave(sid, namespace, room)

    def _leave(self, sid: str, namespace: str, room: str | None) -> None:
        members = self._members.get((namespace, room), {})
        members.pop(sid, None)
        if members or self._members.pop((namespace, room), None) is None:
            return
        if self._hints is not None and room is not None and room != sid:
            self._hints.unsubscribe(f"{namespace}|{room}")

    def get_rooms(self, sid: str, namespace: str) -> list[str]:
        """The rooms that a client is in."""
        del namespace
        return [room for room in self._rooms_of.get(sid, ()) if room is not None]
