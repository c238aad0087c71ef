"""PostgreSQL restarted, gone in the middle of a commit, or busy: nothing acknowledged is lost, nothing is doubled."""

import asyncio
import contextlib
import uuid
from collections.abc import AsyncIterator, Callable

import pytest

from chat_server.actions.visitor_says import Receipt, Say, visitor_says
from chat_server.domain.errors import UnavailableError
from chat_server.store import messages
from chat_server.store.database import Result, Store, Work
from chat_server.store.postgres import PostgresStore
from chat_server.store.prepared import Tx, insert_left
from tests.actions.desks import Office
from tests.faults.checker import stored_by, violations
from tests.faults.journal import Phone
from tests.faults.rounds import left, phones_for, sent_through, writes_until_lost
from tests.proxy import Proxy
from tests.running import Postgres, Server, wait_until


async def test_postgresql_restarted_while_phones_send(
    new_server: Callable[..., Server], postgres: Postgres, postgres_url: str
) -> None:
    server = new_server(DATABASE_URL=postgres_url)
    await asyncio.to_thread(server.start)
    phones = phones_for(server, 20, 10)
    tireless = Phone("tireless", server.port)

    def restart() -> None:
        wait_until(lambda: sum(len(phone.acknowledged) for phone in phones) > 40, "forty receipts")
        postgres.stop()
        wait_until(lambda: tireless.losses > 0, "the restart to interrupt somebody")
        postgres.start()

    writing = asyncio.create_task(writes_until_lost(tireless))
    await sent_through(phones, restart)
    await writing
    phones.append(tireless)
    assert all(len(phone.acknowledged) == len(phone.sent) for phone in phones)
    assert violations(stored_by(server), phones) == []
    await left(phones)


class LosesTheAnswer(Store):
    """A store whose network fails while it commits: the COMMIT arrives, the answer does not."""

    def __init__(self, real: PostgresStore, proxy: Proxy) -> None:
        self.real = real
        self.proxy = proxy
        self.is_failing = False
        self._loop = asyncio.get_running_loop()

    async def run(self, work: Work[Result]) -> Result:
        def failing(tx: Tx) -> Result:
            result = work(tx)
            if self.is_failing:
                insert_left([tx])  # nothing but the COMMIT is left to be sent
                tx.last.clear()
                asyncio.run_coroutine_threadsafe(self._fail(), self._loop).result()
            return result

        return await self.real.run(failing)

    async def _fail(self) -> None:
        self.is_failing = False
        self.proxy.one_way("up")

    async def read(self, work: Work[Result]) -> Result:
        return await self.real.read(work)

    def migrate(self) -> None:
        self.real.migrate()

    async def start(self) -> None:
        await self.real.start()

    async def close(self) -> None:
        await self.real.close()


@pytest.fixture
async def proxied(postgres: Postgres) -> AsyncIterator[Proxy]:
    async with Proxy(postgres.port) as proxy:
        yield proxy


async def repeated(office: Office, visitor: str, say: Say) -> Receipt:
    """The receipt, asked for again and again as a client does: each dead connection of the pool costs one try."""
    async with asyncio.timeout(60):
        while True:
            with contextlib.suppress(UnavailableError):
                return await visitor_says(office.desk, visitor, say)


async def test_a_connection_lost_after_commit_was_sent_leaves_one_message(
    postgres: Postgres, postgres_url: str, proxied: Proxy
) -> None:
    direct = PostgresStore(postgres_url)
    direct.migrate()
    await direct.start()
    url = postgres_url.replace(f":{postgres.port}/", f":{proxied.port}/")
    store = LosesTheAnswer(PostgresStore(url, connections=2), proxied)
    await store.start()
    office = Office(store)
    await office.open()
    visitor = await office.visitor()
    await office.says(visitor, "halo")
    say = Say(str(uuid.uuid4()), "tersimpan atau tidak?")
    office.set(bot="off")
    store.is_failing = True
    saying = asyncio.create_task(visitor_says(office.desk, visitor, say))

    async def stored() -> list[str]:
        found = await direct.read(lambda tx: messages.after(tx, conversation_id, 0, 50))
        return [message.text for message in found]

    conversation_id = office.fanout.told[0].conversation.id
    async with asyncio.timeout(60):
        while say.text not in await stored():  # noqa: ASYNC110 - committed, and nobody here knows
            await asyncio.sleep(0.02)
    proxied.cut()
    with pytest.raises(UnavailableError):
        await saying
    proxied.pass_on()
    receipt = await repeated(office, visitor, say)
    assert receipt.message.client_id == say.client_id
    assert (await stored()).count(say.text) == 1
    await store.close()
    await direct.close()


async def test_slow_queries_end_by_themselves_and_free_the_pool(postgres_url: str) -> None:
    store = PostgresStore(postgres_url, connections=2)
    store.migrate()
    await store.start()

    def slow(tx: Tx) -> None:
        tx._cursor.execute("SELECT pg_sleep(60)")  # noqa: SLF001 - no statement of ours is as slow

    slow_ones = [asyncio.create_task(store.run(slow)) for _ in range(2)]
    await asyncio.sleep(0)
    assert await store.run(lambda tx: tx.settled_change_id()) > 0
    outcomes = await asyncio.gather(*slow_ones, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [UnavailableError] * 2
    await store.close()
