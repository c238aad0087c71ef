"""Whoever has entered a room hears it, also the first client, for whom the listener only begins; over a real Redis."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import redis.asyncio

from chat_server.services.redis_hints import RedisHints
from tests.running import Redis

ROOMS = 60


@pytest.fixture
async def hints(redis: Redis) -> AsyncIterator[RedisHints]:
    """The hints of a process, not started."""
    hints = RedisHints(redis.url)
    yield hints
    await hints.close()


async def hearers(server: Redis, room: str) -> int:
    """How many hear what another process says to that room now."""
    async with redis.asyncio.Redis.from_url(server.url) as client:
        return int(await client.publish(f"dashpro:room:{room}", b"somebodyhalo"))


async def test_the_first_to_enter_a_room_hears_it_at_once(redis: Redis, hints: RedisHints) -> None:
    heard: asyncio.Queue[tuple[str, bytes]] = asyncio.Queue()
    hints.start(lambda *told: heard.put_nowait(told))
    await hints.subscribe("first")
    assert await hearers(redis, "first") == 1
    assert await heard.get() == ("first", b"halo")


async def test_rooms_that_are_entered_while_the_listener_begins_are_heard(redis: Redis, hints: RedisHints) -> None:
    hints.start(lambda *_: None)

    async def enter(turn: int) -> None:
        for _ in range(turn):  # so that each comes at another moment of the beginning
            await asyncio.sleep(0)
        await hints.subscribe(f"room {turn}")

    await asyncio.gather(*(enter(turn) for turn in range(ROOMS)))
    assert [await hearers(redis, f"room {turn}") for turn in range(ROOMS)] == [1] * ROOMS


async def test_without_redis_nobody_waits(redis: Redis, hints: RedisHints) -> None:
    hints.start(lambda *_: None)
    await hints.subscribe("before")
    redis.stop()
    while hints.is_well:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.01)
    await asyncio.gather(*(hints.subscribe(f"room {number}") for number in range(ROOMS)))
    redis.start()
    while not hints.is_well:  # noqa: ASYNC110 - the same
        await asyncio.sleep(0.01)
    assert [await hearers(redis, room) for room in ("before", "room 0")] == [1, 1]
