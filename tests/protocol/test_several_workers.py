"""WEB_CONCURRENCY: several processes behind one port are one chat; one that dies is replaced."""

import contextlib
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from chat_server.settings import Settings, SettingsError
from tests.clients import AgentClient, VisitorClient
from tests.running import Redis, Server, wait_until


def workers_of(server: Server) -> set[int]:
    """The process ids of the workers."""
    assert server.process
    own = server.process.pid
    return {int(pid) for pid in Path(f"/proc/{own}/task/{own}/children").read_text().split()}


def alive(pids: set[int]) -> set[int]:
    """Those that still run."""
    return {pid for pid in pids if Path(f"/proc/{pid}").exists()}


async def test_visitors_and_agents_meet_whichever_worker_they_are_on(
    start_server: Callable[..., Server], postgres_url: str, redis: Redis
) -> None:
    server = start_server(DATABASE_URL=postgres_url, REDIS_URL=redis.url, WEB_CONCURRENCY="3")
    wait_until(lambda: len(workers_of(server)) == 3, "three workers")
    token = server.add_agent("bea@dashpro.my.id", "Bea")
    async with contextlib.AsyncExitStack() as stack:
        agents = [await stack.enter_async_context(AgentClient(server.url, token)) for _ in range(4)]
        visitors = [await stack.enter_async_context(VisitorClient(server.url)) for _ in range(4)]
        for number, vera in enumerate(visitors):
            identity = (await vera.ask("human"))["conversation"]["id"]
            for bea in agents:
                await bea.hears("alert", lambda told, wanted=identity: told["conversation"]["id"] == wanted)
                await bea.ask("open", {"conversation_id": identity})
            assert (await vera.say(f"halo {number}"))["ok"]
            for bea in agents:
                await bea.hears("message", lambda told, wanted=f"halo {number}": told["text"] == wanted)


async def test_a_killed_worker_is_replaced_and_all_stop_together(
    start_server: Callable[..., Server], postgres_url: str, redis: Redis
) -> None:
    server = start_server(DATABASE_URL=postgres_url, REDIS_URL=redis.url, WEB_CONCURRENCY="2")
    wait_until(lambda: len(workers_of(server)) == 2, "two workers")
    before = workers_of(server)
    os.kill(max(before), signal.SIGKILL)
    wait_until(lambda: len(workers_of(server) - before) == 1 and len(workers_of(server)) == 2, "a new worker")
    async with VisitorClient(server.url) as vera:
        assert (await vera.say("halo"))["ok"]
    running = workers_of(server)
    assert server.stop() == 0
    assert not alive(running)


async def test_a_server_one_of_whose_workers_lies_dead_stops_all_the_same(
    start_server: Callable[..., Server], postgres_url: str, redis: Redis
) -> None:
    server = start_server(DATABASE_URL=postgres_url, REDIS_URL=redis.url, WEB_CONCURRENCY="2")
    wait_until(lambda: len(workers_of(server)) == 2, "two workers")
    dead = max(workers_of(server))
    os.kill(dead, signal.SIGKILL)
    wait_until(lambda: dead not in workers_of(server), "the parent to notice")
    running = workers_of(server)
    assert server.stop() == 0
    assert not alive(running)


async def test_workers_end_when_their_parent_is_killed(
    start_server: Callable[..., Server], postgres_url: str, redis: Redis
) -> None:
    server = start_server(DATABASE_URL=postgres_url, REDIS_URL=redis.url, WEB_CONCURRENCY="2")
    wait_until(lambda: len(workers_of(server)) == 2, "two workers")
    running = workers_of(server)
    server.kill()
    wait_until(lambda: not alive(running), "the workers to end")


def test_several_processes_without_redis_and_postgresql_are_refused_with_the_cure() -> None:
    with pytest.raises(SettingsError, match=r"WEB_CONCURRENCY.*DATABASE_URL.*REDIS_URL"):
        Settings.from_environment({"WEB_CONCURRENCY": "2"})
