"""A client that does not read costs nobody else anything: what is kept for it is bounded, and it is cut off."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import aiohttp

from tests.clients import VisitorClient
from tests.raw import Crowd, Raw
from tests.running import PATIENCE, Server

LONG = "kata " * 700
GENEROUS = {"VISITOR_BURST": "100000", "VISITOR_PER_MINUTE": "6000000"}


def resident(server: Server) -> int:
    assert server.process
    for line in Path(f"/proc/{server.process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("no VmRSS")


async def count(server: Server, line: str) -> float:
    """A figure of /metrics."""
    async with aiohttp.ClientSession(server.url) as browser:
        text = await (await browser.get("/metrics")).text()
    return next((float(each.rpartition(" ")[2]) for each in text.splitlines() if each.startswith(line)), 0.0)


async def much_to_read(vera: VisitorClient) -> str:
    """The id of a conversation whose last page is half a megabyte."""
    identity = str((await vera.ask("human"))["conversation"]["id"])
    for _ in range(40):
        await asyncio.gather(*(vera.say(LONG) for _ in range(5)))
    return identity


async def test_who_does_not_read_is_cut_off_and_the_others_do_not_notice(
    crowd: Crowd, start_server: Callable[..., Server]
) -> None:
    server = start_server(**GENEROUS)
    async with VisitorClient(server.url) as vera:
        identity = await much_to_read(vera)
        slow = await crowd.visitor(server.port, {"token": vera.token}, receive_buffer=4096)
        slow.stop_reading()
        before = resident(server)
        asked = asyncio.create_task(ask_for_all(slow, identity))
        async with asyncio.timeout(PATIENCE):
            while not await count(server, 'chat_cut_off_total{why="slow"}'):
                assert (await vera.ask("heartbeat", {"seq": 0}))["ok"]
        await asked
        assert resident(server) - before < 40_000_000
        assert (await vera.say("masih bisa bicara"))["ok"]


async def ask_for_all(slow: Raw, identity: str) -> None:
    """Ask for the same half megabyte again and again, until the server has had enough."""
    for number in range(200):
        if not await slow.emit(number, "catch_up", {"conversation_id": identity, "after": 0}):
            return


async def test_who_reads_too_slowly_is_cut_off_when_the_time_is_over(
    crowd: Crowd, start_server: Callable[..., Server]
) -> None:
    server = start_server(**GENEROUS, SLOW_READER_SECONDS="0.3", KEPT_BYTES="1000000000", KEPT_PACKETS="1000000")
    async with VisitorClient(server.url) as vera:
        identity = await much_to_read(vera)
        slow = await crowd.visitor(server.port, {"token": vera.token}, receive_buffer=4096)
        slow.stop_reading()
        asked = asyncio.create_task(ask_for_all(slow, identity))
        async with asyncio.timeout(PATIENCE):
            while not await count(server, 'chat_cut_off_total{why="slow"}'):
                assert (await vera.ask("heartbeat", {"seq": 0}))["ok"]
        await asked


async def test_who_pauses_and_reads_on_gets_everything_in_order(
    crowd: Crowd, start_server: Callable[..., Server]
) -> None:
    server = start_server(**GENEROUS, KEPT_BYTES="1000000000", KEPT_PACKETS="1000000", SLOW_READER_SECONDS="600")
    async with VisitorClient(server.url) as vera:
        identity = await much_to_read(vera)
        slow = await crowd.visitor(server.port, {"token": vera.token}, receive_buffer=4096)
        slow.stop_reading()
        for number in range(15):
            await slow.emit(number, "catch_up", {"conversation_id": identity, "after": 0})
        answered = 'chat_events_total{code="ok",event="catch_up",namespace="/visitor"}'
        async with asyncio.timeout(PATIENCE):
            while await count(server, answered) < 15:
                assert (await vera.ask("heartbeat", {"seq": 0}))["ok"]
        slow.read_on()
        assert [await slow.next_answer() for _ in range(15)] == list(range(15))
        slow.close()
