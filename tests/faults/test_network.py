"""The way between a phone and the server fails in every manner: what was missed is fetched, nothing is shown twice."""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest

from tests.faults.checker import Footprint, stored_by, violations
from tests.faults.journal import Phone
from tests.faults.rounds import left, phones_for
from tests.proxy import Proxy
from tests.running import Server, wait_until

STORM = int(os.environ.get("STORM", "150"))


@pytest.fixture
async def network(calm_server: Server) -> AsyncIterator[Proxy]:
    async with Proxy(calm_server.port) as proxy:
        yield proxy


@pytest.fixture
async def tabs(calm_server: Server, network: Proxy) -> AsyncIterator[tuple[Phone, Phone]]:
    """Two tabs of one visitor: one behind the network that fails, one that is not."""
    behind, direct = Phone("behind", network.port, patience=1.5), Phone("direct", calm_server.port)
    behind.write("halo")
    await behind.run()
    direct.token = behind.token
    await direct.connect()
    yield behind, direct
    await left([behind, direct])


async def writes(phone: Phone, count: int) -> None:
    phone.write(*(f"{phone.name} writes {number}" for number in range(count)))
    await phone.run()


async def writes_until_lost_often(phone: Phone) -> None:
    while phone.losses < 5:
        await writes(phone, 8)


async def test_a_one_way_loss_is_noticed_by_the_heartbeat(
    calm_server: Server, network: Proxy, tabs: tuple[Phone, Phone]
) -> None:
    behind, direct = tabs
    network.one_way("up")
    await writes(direct, 10)
    before = behind.last
    with pytest.raises(TimeoutError):
        await behind.beat()
    assert behind.last == before, "nothing came"
    network.pass_on()
    for phone in tabs:
        await phone.settle()
    assert behind.last > before
    assert violations(stored_by(calm_server), tabs) == []


async def test_receipts_that_are_lost_on_the_way_cost_no_second_message(
    calm_server: Server, network: Proxy, tabs: tuple[Phone, Phone]
) -> None:
    behind, direct = tabs
    network.one_way("up")
    behind.write("sampai, tetapi tanpa tanda terima")
    sending = asyncio.create_task(behind.run())
    async with asyncio.timeout(60):
        while behind.losses == 0:  # noqa: ASYNC110 - it gave up waiting for the receipt
            await asyncio.sleep(0.02)
    network.pass_on()
    await sending
    for phone in tabs:
        await phone.settle()
    assert violations(stored_by(calm_server), tabs) == []
    assert direct.shown == behind.shown


async def test_who_slept_through_hundreds_of_messages_gets_each_once(
    calm_server: Server, network: Proxy, tabs: tuple[Phone, Phone]
) -> None:
    behind, direct = tabs
    network.freeze()
    await writes(direct, 450)
    network.cut()
    network.pass_on()
    for phone in tabs:
        await phone.settle()
    assert len(behind.shown) == behind.last > 450
    assert violations(stored_by(calm_server), tabs) == []


async def test_a_slow_network_keeps_the_order(calm_server: Server, network: Proxy, tabs: tuple[Phone, Phone]) -> None:
    behind, direct = tabs
    network.delay(0.2)
    await asyncio.gather(writes(behind, 5), writes(direct, 20))
    network.pass_on()
    for phone in tabs:
        await phone.settle()
    assert violations(stored_by(calm_server), tabs) == []


async def test_a_connection_that_flaps_leaves_no_trace(calm_server: Server, network: Proxy) -> None:
    phones = phones_for(calm_server, 5, 0, "flapping")
    for phone in phones:
        phone.port = network.port
    before = Footprint.of(calm_server)

    def received() -> int:
        return sum(len(phone.acknowledged) for phone in phones)

    async def flap() -> None:
        before = 0
        while True:
            await asyncio.sleep(0.1)
            if received() > before:  # on a busy machine nobody would ever get through in so short a time
                before = received()
                network.cut()

    flapping = asyncio.create_task(flap())
    await asyncio.gather(*(writes_until_lost_often(phone) for phone in phones))
    flapping.cancel()
    for phone in phones:
        await phone.settle()
    assert violations(stored_by(calm_server), phones) == []
    await left(phones)
    await asyncio.to_thread(
        wait_until, lambda: Footprint.of(calm_server).violations(before) == [], "the server to give back what it took"
    )


async def test_all_phones_lose_the_server_at_once_and_are_all_back(calm_server: Server, network: Proxy) -> None:
    phones = phones_for(calm_server, STORM, 1, "storming")
    for phone in phones:
        phone.port = network.port
        phone.patience = 20
    await asyncio.gather(*(phone.run() for phone in phones))
    network.cut()
    for phone in phones:
        phone.write("sesudah badai")
    async with asyncio.timeout(60):
        await asyncio.gather(*(phone.run() for phone in phones))
        await asyncio.gather(*(phone.settle() for phone in phones))
    assert violations(stored_by(calm_server), phones) == []
    await left(phones)
