"""A new version is rolled out: two nodes restart one after the other while phones write; all they notice is a pause."""

import asyncio
from collections.abc import Callable

from tests.faults.checker import stored_by, violations
from tests.faults.rounds import left, phones_for, sent_through
from tests.running import Redis, Server, wait_until


async def test_two_nodes_restart_one_after_the_other(
    new_server: Callable[..., Server], postgres_url: str, redis: Redis
) -> None:
    shared = {"DATABASE_URL": postgres_url, "REDIS_URL": redis.url, "DRAIN_SECONDS": "2"}
    nodes = [new_server(**shared), new_server(**shared)]
    await asyncio.gather(*(asyncio.to_thread(node.start) for node in nodes))
    phones = phones_for(nodes[0], 20, 30)
    for number, phone in enumerate(phones):
        phone.port, phone.others = nodes[number % 2].port, (nodes[(number + 1) % 2].port,)
    codes = []

    def roll() -> None:
        for number, node in enumerate(nodes, 1):
            wait_until(lambda: sum(len(phone.acknowledged) for phone in phones) > 60 * number, "some receipts")  # noqa: B023 - called at once
            codes.append(node.stop())
            node.start()

    await sent_through(phones, roll)
    assert codes == [0, 0]
    assert all(len(phone.acknowledged) == len(phone.sent) for phone in phones)
    assert violations(stored_by(nodes[0]), phones) == []
    await left(phones)
