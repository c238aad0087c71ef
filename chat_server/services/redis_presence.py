"""Who is connected to which process, shared through Redis with a time limit, so that a crashed process heals itself."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable

import msgspec
import structlog
from redis.exceptions import RedisError

from chat_server.services.ending import end
from chat_server.services.redis_hints import connect

_PREFIX = "dashpro:presence:"
_EVERY = 3.0
_LASTS = 10
_AWAY = (RedisError, OSError, TimeoutError, msgspec.DecodeError)
_log = structlog.get_logger(__name__)


class Here(msgspec.Struct, frozen=True):
    """Who is connected to one process: ids of agents and visitors."""

    agents: list[str]
    visitors: list[str]


class RedisPresence:
    """Tells the others who is `here`, hands what they told to `hear`, and calls `changed` when agents came or went."""

    def __init__(
        self,
        url: str,
        process_id: str,
        *,
        here: Callable[[], Here],
        hear: Callable[[Iterable[str], Iterable[str]], bool],
        changed: Callable[[], Awaitable[None]],
    ) -> None:
        self._client = connect(url)
        self._key = _PREFIX + process_id
        self._here = here
        self._hear = hear
        self._changed = changed
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to share."""
        self._task = asyncio.create_task(self._share_for_ever(), name="redis-presence")

    async def close(self) -> None:
        """Say that nobody is here any more, then stop."""
        if self._task is not None:
            await end([self._task])
        with contextlib.suppress(*_AWAY):
            await self._client.delete(self._key)
        with contextlib.suppress(*_AWAY):
            await self._client.aclose()

    async def _share_for_ever(self) -> None:
        while True:
            try:
                await self._share()
            except _AWAY as error:
                _log.info("presence_not_shared", error=type(error).__name__)
            await asyncio.sleep(_EVERY)

    async def _share(self) -> None:
        await self._client.set(self._key, msgspec.json.encode(self._here()), ex=_LASTS)
        keys = [key async for key in self._client.scan_iter(match=_PREFIX + "*", count=100)]
        others = [key for key in keys if key.decode() != self._key]
        told = await self._client.mget(others) if others else []
        found = [msgspec.json.decode(each, type=Here) for each in told if each is not None]
        agents = {agent for each in found for agent in each.agents}
        if self._hear(agents, {visitor for each in found for visitor in each.visitors}):
            await self._changed()
