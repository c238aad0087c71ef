"""Redis killed, hanging or out of reach of one node: the chat goes on, and hints pass again soon after it is back."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import aiohttp
import pytest

from tests.clients import AgentClient
from tests.faults.checker import stored_by, violations
from tests.faults.journal import Phone
from tests.faults.rounds import new_agent
from tests.proxy import Proxy
from tests.running import Redis, Server


@dataclass
class Pair:
    """Two nodes on one PostgreSQL and one Redis, which the first reaches through a network that can fail."""

    first: Server
    second: Server
    redis: Redis
    network: Proxy
    token: str


@pytest.fixture
async def pair(new_server: Callable[..., Server], postgres_url: str, redis: Redis) -> AsyncIterator[Pair]:
    async with Proxy(redis.port) as network:
        first = new_server(DATABASE_URL=postgres_url, REDIS_URL=f"redis://127.0.0.1:{network.port}/0")
        second = new_server(DATABASE_URL=postgres_url, REDIS_URL=redis.url)
        await asyncio.gather(*(asyncio.to_thread(node.start) for node in (first, second)))
        yield Pair(first, second, redis, network, await new_agent(first))
        for node in (first, second):
            node.kill()


async def status(server: Server) -> tuple[int, str]:
    async with aiohttp.ClientSession(server.url) as browser:
        answer = await browser.get("/readyz")
        return answer.status, (await answer.json())["status"]


def pause(redis: Redis) -> None:
    assert redis.process
    os.kill(redis.process.pid, signal.SIGSTOP)


def resume(redis: Redis) -> None:
    assert redis.process
    os.kill(redis.process.pid, signal.SIGCONT)


async def goes_on(pair: Pair, vera: Phone, bea: AgentClient, fault: str) -> None:
    """Both sides talk while Redis is away and nobody waits for it; the heartbeat brings what was not announced."""
    assert vera.conversation_id
    for number in range(5):
        vera.write(f"{fault} {number}")
        await vera.run()
        said = await bea.say(vera.conversation_id, f"jawaban, {fault} {number}")
        assert said["ok"]
        await vera.beat()
        assert vera.last >= said["message"]["seq"], "the heartbeat tells what Redis could not"
    async with asyncio.timeout(60):
        while await status(pair.first) != (200, "degraded"):  # noqa: ASYNC110 - this is the condition
            await asyncio.sleep(0.05)


async def hears_again(vera: Phone, bea: AgentClient, fault: str, within: float = 30.0) -> None:
    """Hints cross the nodes again, without a heartbeat of the phone: the first that comes brings what went before."""
    assert vera.conversation_id
    first = await bea.say(vera.conversation_id, f"kembali, {fault}")
    async with asyncio.timeout(within):
        while vera.last < first["message"]["seq"]:
            await asyncio.sleep(0.2)
            await bea.say(vera.conversation_id, f"kembali lagi, {fault}")


async def test_the_chat_goes_on_without_redis_and_heals_when_it_is_back(pair: Pair) -> None:
    vera = Phone("vera", pair.first.port)
    vera.write("halo")
    await vera.run()
    assert vera.conversation_id
    faults = {
        "killed": (pair.redis.stop, pair.redis.start),
        "paused": (lambda: pause(pair.redis), lambda: resume(pair.redis)),
        "cut off from one node": (pair.network.freeze, pair.network.pass_on),
    }
    async with AgentClient(pair.second.url, pair.token) as bea:
        await bea.ask("open", {"conversation_id": vera.conversation_id})
        await bea.ask("claim", {"conversation_id": vera.conversation_id})
        for fault, (begin, end) in faults.items():
            begin()
            await goes_on(pair, vera, bea, fault)
            await asyncio.to_thread(end)
            await hears_again(vera, bea, fault)
    await vera.settle()
    assert violations(stored_by(pair.first), [vera]) == []
    await vera.leave()
