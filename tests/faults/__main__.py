"""`make faults`: the kill rounds again and again (ROUNDS=, default 20), each on a fresh database."""

import asyncio
import os
import tempfile
from pathlib import Path

from tests.faults.journal import faults_in
from tests.faults.test_killed_server import LIMITS, one_round
from tests.running import Server, running


async def main(rounds: int) -> int:
    """How many rounds found a fault."""
    broken = 0
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder, running(Server(Path(folder), LIMITS)) as server:
            senders = await one_round(server, number % 5)
            found = faults_in(server.data_dir / "chat.sqlite3", senders)
        stored = sum(len(sender.acknowledged) for sender in senders)
        told = f"round {number + 1} of {rounds}: {stored} acknowledged, {len(found)} faults"
        print(told, *found, sep="\n  ", flush=True)
        broken += bool(found)
    return broken


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main(int(os.environ.get("ROUNDS", "20")))) > 0)
