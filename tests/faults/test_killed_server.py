"""kill -9 in the middle of fifty clients' sending: nothing acknowledged is lost or doubled, no number is missing."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.journal import Sender, faults_in
from tests.running import Server, running

CLIENTS = 50
TEXTS = 12
ROUNDS = 5
LIMITS = {"VISITOR_BURST": "100000", "VISITOR_PER_MINUTE": "6000000"}


async def one_round(server: Server, number: int) -> list[Sender]:
    """The journals of fifty clients during whose sending the server was killed and started again."""
    senders = [Sender(f"round {number} client {each}", server.url, TEXTS) for each in range(CLIENTS)]
    sending = [asyncio.create_task(sender.run()) for sender in senders]
    # Somewhere else in the middle each time: after a tenth to a half of all texts.
    threshold = CLIENTS * TEXTS * (number + 1) // 10
    while sum(len(sender.acknowledged) for sender in senders) < threshold:  # noqa: ASYNC110 - this is the condition
        await asyncio.sleep(0.005)
    await asyncio.to_thread(server.kill)
    await asyncio.to_thread(server.start)
    await asyncio.gather(*sending)
    return senders


@pytest.mark.timeout(300)
async def test_five_times_killed_while_fifty_clients_send(tmp_path: Path, quick_knowledge: Path) -> None:
    with running(Server(tmp_path / "server", LIMITS | {"KNOWLEDGE_DIR": str(quick_knowledge)})) as server:
        everybody: list[Sender] = []
        for number in range(ROUNDS):
            everybody += await one_round(server, number)
        assert sum(sender.repeated for sender in everybody) > 0, "the kill interrupted nobody"
        assert all(len(sender.acknowledged) == TEXTS for sender in everybody)
        assert faults_in(server.data_dir / "chat.sqlite3", everybody) == []
