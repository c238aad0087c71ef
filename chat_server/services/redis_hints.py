"""Socket.IO packets between processes through Redis: hints, never the truth.

A channel for each room, and a process subscribes only to the rooms that it serves, so a message costs nothing where
nobody hears it; what is passed on is the packet as it goes to the clients, so nobody decodes it. The library's own
manager does the opposite, awaits PUBLISH inside `emit`, gives up silently, and after an outage listens again only after
up to a minute (measured: performance.md, reliability.md T9). Here publishing waits in a bounded queue of its own, so
nobody waits for a Redis that hangs, and the listener is back within two seconds.
"""

import asyncio
import contextlib
import secrets
from collections import deque
from collections.abc import Callable
from typing import Any

import redis.asyncio
import redis.exceptions
import structlog

from chat_server.domain.errors import UnavailableError
from chat_server.services.ending import end

_PREFIX = "dashpro:room:"
_MOST_WAITING = 10_000
_AT_ONCE = 200
_SUBSCRIBED_AT_ONCE = 1000
_PATIENCE = 2.0
_LONGEST_PAUSE = 2.0
_SUBSCRIBES_WITHIN = 0.5
_QUIET = 1.0
_AWAY = (redis.exceptions.RedisError, OSError, TimeoutError)
_log = structlog.get_logger(__name__)


def connect(url: str, *, checks_health: bool = True) -> redis.asyncio.Redis:
    """A client that never waits longer than two seconds for an answer."""
    return redis.asyncio.Redis.from_url(
        url,
        socket_timeout=_PATIENCE,
        socket_connect_timeout=_PATIENCE,
        health_check_interval=10 if checks_health else 0,
    )


async def probe(url: str) -> None:
    """Publish a text and hear it again.

    Raises:
        UnavailableError: Redis cannot be reached or does not pass messages on.
    """
    client = connect(url)
    try:
        async with client.pubsub(ignore_subscribe_messages=True) as listener:
            await listener.subscribe("dashpro:probe")
            await listener.get_message(timeout=_PATIENCE)
            await client.publish("dashpro:probe", "1")
            for _ in range(10):
                if await listener.get_message(timeout=_PATIENCE / 5):
                    return
        raise UnavailableError("Redis takes messages but does not pass them on")
    except _AWAY as error:
        raise UnavailableError(f"Redis does not answer ({type(error).__name__}); is REDIS_URL right?") from error
    finally:
        with contextlib.suppress(*_AWAY):
            await client.aclose()


class RedisHints:
    """Publishes this process's packets and delivers those of others. `lost` is called with how many were given up."""

    def __init__(self, url: str, lost: Callable[[int], None] = lambda _: None) -> None:
        self._url = url
        self._lost = lost
        self._own = secrets.token_bytes(8)
        self._deliver: Callable[[str, bytes], None] = lambda _room, _packet: None
        self._waiting: deque[tuple[str, bytes]] = deque()
        self._wake = asyncio.Event()
        self._rooms: set[str] = set()
        self._confirmed: dict[str, asyncio.Event] = {}
        self._listener: Any = None
        self._is_listening = False
        self._is_away = False  # false also before the first try: then it is worth waiting for
        self._is_publishing = True
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def is_well(self) -> bool:
        """True while packets pass in both directions."""
        return self._is_listening and self._is_publishing

    def start(self, deliver: Callable[[str, bytes], None]) -> None:
        """Begin to listen and to publish."""
        self._deliver = deliver
        self._tasks = [
            asyncio.create_task(self._publish_waiting(), name="redis-publish"),
            asyncio.create_task(self._listen_for_ever(), name="redis-listen"),
        ]

    async def close(self) -> None:
        """Stop both."""
        await end(self._tasks)

    # Publishing

    def publish(self, room: str, packet: bytes) -> None:
        """Queue a packet for the other processes; when Redis is away the oldest are forgotten."""
        if len(self._waiting) >= _MOST_WAITING:
            self._waiting.popleft()
            self._lost(1)
        self._waiting.append((_PREFIX + room, self._own + packet))
        self._wake.set()

    async def _publish_waiting(self) -> None:
        client = connect(self._url)
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._waiting:
                    await self._publish_some(client)
        finally:
            with contextlib.suppress(*_AWAY):
                await client.aclose()

    async def _publish_some(self, client: redis.asyncio.Redis) -> None:
        """Publish what waits, as one request; when that fails it is lost, since hints are not worth waiting for."""
        some = [self._waiting.popleft() for _ in range(min(_AT_ONCE, len(self._waiting)))]
        pipeline = client.pipeline(transaction=False)
        for channel, packet in some:
            pipeline.publish(channel, packet)
        try:
            await pipeline.execute()
        except _AWAY as error:
            if self._is_publishing:
                _log.warning("redis_publish_failed", error=type(error).__name__)
            self._is_publishing = False
            self._lost(len(some))
            await asyncio.sleep(0.2)
        else:
            self._is_publishing = True

    # Listening

    async def subscribe(self, room: str) -> None:
        """Hear a room from now on; back once Redis confirms, or soon when it is away: the heartbeat heals that."""
        channel = _PREFIX + room
        if channel in self._rooms and channel not in self._confirmed:
            return
        self._rooms.add(channel)
        confirmed = self._confirmed.setdefault(channel, asyncio.Event())
        if self._is_away:
            return
        try:
            async with asyncio.timeout(_SUBSCRIBES_WITHIN):
                if self._is_listening:  # else the listener, which is about to begin, subscribes to all rooms
                    await self._listener.subscribe(channel)
                await confirmed.wait()
        except _AWAY as error:
            _log.info("redis_subscribe_failed", error=type(error).__name__)

    def unsubscribe(self, room: str) -> None:
        """Hear that room no more."""
        channel = _PREFIX + room
        self._rooms.discard(channel)
        self._confirmed.pop(channel, None)
        if self._is_listening:
            task = asyncio.create_task(self._unsubscribe(channel))
            self._tasks.append(task)
            task.add_done_callback(self._tasks.remove)

    async def _unsubscribe(self, channel: str) -> None:
        with contextlib.suppress(*_AWAY):
            if channel not in self._rooms:  # nobody came back meanwhile
                await self._listener.unsubscribe(channel)

    async def _listen_for_ever(self) -> None:
        pause = 0.2
        while True:
            client = connect(self._url, checks_health=False)  # it pings by itself, and counts the answers
            try:
                async with client.pubsub() as listener:
                    await self._begin(listener)
                    pause = 0.2
                    await self._listen(listener)
            except _AWAY as error:
                if self._is_listening:
                    _log.warning("redis_listen_failed", error=type(error).__name__)
                self._is_listening, self._is_away = False, True
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            finally:
                self._is_listening = False
                with contextlib.suppress(*_AWAY):
                    await client.aclose()

    async def _begin(self, listener: Any) -> None:
        """Subscribe to all rooms that are served here, in portions; also to those that are entered meanwhile."""
        begun: set[str] = set()
        rooms = [_PREFIX]  # nobody's room: without any channel there is nothing to listen to
        while rooms:
            await listener.subscribe(*rooms)
            begun.update(rooms)
            rooms = [room for room in self._rooms if room not in begun][:_SUBSCRIBED_AT_ONCE]
        self._listener = listener
        self._is_listening, self._is_away = True, False

    async def _listen(self, listener: Any) -> None:
        """Deliver each packet; a Redis that hangs is found by the ping that a quiet second brings about."""
        is_asked = False
        while True:
            told = await listener.get_message(timeout=_QUIET)
            if told is not None:
                is_asked = False
                self._hear(told)
            elif is_asked:
                raise TimeoutError
            else:
                await listener.ping("alive")
                is_asked = True

    def _hear(self, told: dict[str, Any]) -> None:
        if told["type"] == "subscribe":
            self._confirm(told["channel"].decode())
        elif told["type"] == "message" and not told["data"].startswith(self._own):
            self._deliver(told["channel"].decode().removeprefix(_PREFIX), told["data"][len(self._own) :])

    def _confirm(self, channel: str) -> None:
        confirmed = self._confirmed.pop(channel, None)
        if confirmed is not None:
            confirmed.set()
