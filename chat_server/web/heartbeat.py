"""Pings to every connection, spread evenly over time by one task for all of them."""

import asyncio

from chat_server.web.connection import Connection

_SLOTS = 80


class Heartbeat:
    """A wheel of slots: a connection is pinged whenever its slot comes round, every `seconds`."""

    def __init__(self, seconds: float) -> None:
        self._pause = seconds / _SLOTS
        self._slots: list[dict[str, Connection]] = [{} for _ in range(_SLOTS)]
        self._at = 0
        self._slot_of: dict[str, int] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, connection: Connection) -> None:
        """Ping a connection from now on, first when a whole turn is over."""
        if self._task is None:
            self._task = asyncio.create_task(self._turn(), name="heartbeat")
        slot = (self._at - 1) % _SLOTS
        self._slot_of[connection.sid] = slot
        self._slots[slot][connection.sid] = connection

    def remove(self, connection: Connection) -> None:
        """Ping it no more."""
        slot = self._slot_of.pop(connection.sid, None)
        if slot is not None:
            self._slots[slot].pop(connection.sid, None)

    def stop(self) -> None:
        """Ping nobody any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _turn(self) -> None:
        while True:
            await asyncio.sleep(self._pause)
            for connection in tuple(self._slots[self._at].values()):
                connection.ping()
            self._at = (self._at + 1) % _SLOTS
