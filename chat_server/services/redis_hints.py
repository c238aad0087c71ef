"""Socket.IO announcements between processes through Redis: hints, never the truth.

The library awaits PUBLISH inside `emit`, gives up silently, and after an outage listens again only after up to a
minute (measured: performance.md, reliability.md T9). Here publishing waits in a bounded queue of its own, so nobody
waits for a Redis that hangs, and the listener is back within two seconds.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator
from typing import Any

import redis.asyncio
import redis.exceptions
import socketio
import structlog

from chat_server.domain.errors import UnavailableError

_CHANNEL = "dashpro"
_MOST_WAITING = 10_000
_PATIENCE = 2.0
_LONGEST_PAUSE = 2.0
_AWAY = (redis.exceptions.RedisError, OSError, TimeoutError, asyncio.TimeoutError)
_log = structlog.get_logger(__name__)


def connect(url: str) -> redis.asyncio.Redis:
    """A client that never waits longer than two seconds for an answer."""
    return redis.asyncio.Redis.from_url(
        url, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE, health_check_interval=10
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


class HintManager(socketio.AsyncRedisManager):  # type: ignore[misc]
    """The client manager of a process that shares its visitors' conversations with others."""

    def __init__(self, url: str) -> None:
        super().__init__(url, channel=_CHANNEL)
        self._waiting: deque[dict[str, Any]] = deque(maxlen=_MOST_WAITING)
        self._wake = asyncio.Event()
        self._is_listening = False
        self._is_publishing = True
        self._publisher: asyncio.Task[None] | None = None

    @property
    def is_well(self) -> bool:
        """True while announcements pass in both directions."""
        return self._is_listening and self._is_publishing

    def initialize(self) -> None:
        """Begin to listen and to publish; the library calls this with the first client."""
        super().initialize()
        self._publisher = asyncio.create_task(self._publish_waiting(), name="redis-publish")

    async def close(self) -> None:
        """Stop both."""
        tasks = [task for task in (self._publisher, getattr(self, "thread", None)) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _publish(self, data: dict[str, Any]) -> None:
        """Queue an announcement for the other processes; when Redis is away the oldest are forgotten."""
        self._waiting.append(data)
        self._wake.set()

    async def _publish_waiting(self) -> None:
        client = connect(self.redis_url)
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._waiting:
                    await self._publish_one(client, self._waiting.popleft())
        finally:
            with contextlib.suppress(*_AWAY):
                await client.aclose()

    async def _publish_one(self, client: redis.asyncio.Redis, data: dict[str, Any]) -> None:
        try:
            await client.publish(self.channel, self.json.dumps(data))
        except _AWAY as error:
            if self._is_publishing:
                _log.warning("redis_publish_failed", error=type(error).__name__)
            self._is_publishing = False
            await asyncio.sleep(0.2)
        else:
            self._is_publishing = True

    async def _listen(self) -> AsyncIterator[bytes]:
        """What the other processes publish, for ever."""
        pause = 0.2
        while True:
            client = connect(self.redis_url)
            try:
                async with client.pubsub(ignore_subscribe_messages=True) as listener:
                    await listener.subscribe(self.channel)
                    self._is_listening, pause = True, 0.2
                    async for told in _messages(listener):
                        yield told
            except _AWAY as error:
                if self._is_listening:
                    _log.warning("redis_listen_failed", error=type(error).__name__)
                self._is_listening = False
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            finally:
                with contextlib.suppress(*_AWAY):
                    await client.aclose()


async def _messages(listener: Any) -> AsyncIterator[bytes]:
    """Each message; a Redis that hangs is found by the ping that a quiet second brings about."""
    while True:
        told = await listener.get_message(timeout=1.0)
        if told is None:
            await listener.ping()
        elif told["type"] == "message":
            yield told["data"]
