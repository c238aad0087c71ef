"""A database that takes nothing: no receipt is given, reading goes on, and it heals by itself."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.clients import VisitorClient, code
from tests.faults.checker import stored_by, violations
from tests.faults.journal import Phone
from tests.faults.rounds import LIMITS, left, phones_for
from tests.running import Server, running

UNLIMITED = resource.RLIM_INFINITY


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, quick_knowledge: Path) -> Iterator[Server]:
    """A server that every test leaves as it found it: healed."""
    settings = LIMITS | {"KNOWLEDGE_DIR": str(quick_knowledge)}
    with running(Server(tmp_path_factory.mktemp("storage"), settings)) as started:
        yield started


@pytest.fixture
async def phones(server: Server) -> AsyncIterator[list[Phone]]:
    """Five phones with a conversation each."""
    made = phones_for(server, 5, 3)
    for phone in made:
        await phone.run()
    yield made
    await left(made)


async def readiness(server: Server) -> int:
    async with aiohttp.ClientSession(server.url) as browser:
        return (await browser.get("/readyz")).status


async def becomes(server: Server, wanted: int) -> None:
    async with asyncio.timeout(60):
        while await readiness(server) != wanted:  # noqa: ASYNC110 - this is the condition
            await asyncio.sleep(0.05)


async def test_a_full_disk_gives_no_receipt_and_heals_when_there_is_space(server: Server, phones: list[Phone]) -> None:
    assert server.process
    # No file may grow beyond this size: for the database that is a disk without space, for everybody else nothing.
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (4096, UNLIMITED))
    async with VisitorClient(server.url, phones[0].token) as vera:
        assert code(await vera.say("tidak ada tempat")) == "unavailable"
        caught = await vera.ask("catch_up", {"conversation_id": phones[0].conversation_id, "after": 0})
        assert len(caught["messages"]) == caught["head"] > 0, "reading goes on"
    assert await readiness(server) == 503
    for phone in phones:
        phone.write("sampai ada tempat")
    sending = [asyncio.create_task(phone.run()) for phone in phones]
    async with asyncio.timeout(60):
        while not all(phone.losses for phone in phones):  # noqa: ASYNC110 - each was told that it was not stored
            await asyncio.sleep(0.02)
    assert server.process.poll() is None, "it does not give up"
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))
    await asyncio.gather(*sending)
    await becomes(server, 200)
    for phone in phones:
        await phone.settle()
    assert violations(stored_by(server), phones) == []
    assert "tidak ada tempat" not in [row.text for row in stored_by(server).rows]


async def test_a_locked_database_delays_or_refuses_and_blocks_nobody_else(server: Server, phones: list[Phone]) -> None:
    other = sqlite3.connect(server.data_dir / "chat.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with VisitorClient(server.url, phones[0].token) as vera:
        saying = asyncio.create_task(vera.say("selama terkunci"))
        answers = 0
        while not saying.done():
            assert await readiness(server) in (200, 503)
            answers += 1
        assert code(await saying) == "unavailable", "nobody waits for ever"
        assert answers > 1, "the event loop went on"
        other.execute("ROLLBACK")
        other.close()
        assert (await vera.say("sesudah terbuka"))["ok"]
    await becomes(server, 200)
    texts = [row.text for row in stored_by(server).rows]
    assert "sesudah terbuka" in texts
    assert "selama terkunci" not in texts


async def test_a_short_lock_costs_only_time(server: Server, phones: list[Phone]) -> None:
    other = sqlite3.connect(server.data_dir / "chat.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for phone in phones:
        phone.patience, phone.losses = 20, 0  # a busy machine must not look like a loss
        phone.write("menunggu sebentar")
    sending = [asyncio.create_task(phone.run()) for phone in phones]
    await asyncio.sleep(1)  # the lock lasts as long as this
    other.execute("ROLLBACK")
    other.close()
    await asyncio.gather(*sending)
    assert violations(stored_by(server), phones, are_settled=False) == []
    assert all(phone.losses == 0 for phone in phones)


async def test_a_store_that_fails_to_sync_is_not_ready(server: Server, phones: list[Phone]) -> None:
    assert server.process
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (0, UNLIMITED))
    async with VisitorClient(server.url, phones[1].token) as vera:
        for _ in range(3):
            assert code(await vera.say("tidak tersimpan")) == "unavailable"
        assert await readiness(server) == 503
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))
    await becomes(server, 200)
