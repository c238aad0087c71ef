"""`make faults`: kill rounds, each on a fresh database, until ROUNDS (20) are done or MINUTES are over.

A round: PHONES (200) send TEXTS (50) each while the server dies, by turns at any moment and at each chosen point; every
fifth round on PostgreSQL. Then all settle, and every invariant is checked. Prints one line a round and one in the end.
"""

import asyncio
import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.faults.checker import stored_by, violations
from tests.faults.rounds import LIMITS, dies_by_itself, killed_after, left, phones_for, sent_through, trapped
from tests.faults.sabotaged import POINTS
from tests.running import Postgres, Server
from tests.services.folders import small_folder

PHONES = int(os.environ.get("PHONES", "200"))
TEXTS = int(os.environ.get("TEXTS", "50"))
HOW = ("at any moment", *POINTS)


async def one_round(number: int, server: Server) -> tuple[int, int, list[str]]:
    """How many messages the clients sent and the database holds, and what was violated."""
    how = HOW[number % len(HOW)]
    # Somewhere else each time: after a tenth to nine tenths of all.
    share = (number % 9 + 1) / 10
    if how in POINTS:
        # On SQLite a commit holds what many phones sent, so there are fewer: at least one for each text of a phone.
        is_shared = how == "before commit" and "DATABASE_URL" not in server.environment
        server.program = trapped(how, int(share * (TEXTS if is_shared else PHONES * TEXTS)))
    await asyncio.to_thread(server.start)
    phones = phones_for(server, PHONES, TEXTS)
    for phone in phones:
        phone.patience = 20  # a crowd on a busy machine must not take slowness for a loss
    await sent_through(phones, dies_by_itself(server) if how in POINTS else killed_after(server, phones, share))
    stored = stored_by(server)
    found = violations(stored, phones)
    if not sum(phone.losses for phone in phones):
        found.append("the kill interrupted nobody")
    await left(phones)
    server.kill()
    return sum(len(phone.acknowledged) for phone in phones), len(stored.rows), found


@contextlib.contextmanager
def fresh_server(number: int, folder: Path, postgres: Postgres) -> Iterator[Server]:
    """A server on a database of its own, not started."""
    settings = LIMITS | {"KNOWLEDGE_DIR": str(small_folder(folder / "knowledge"))}
    if number % 5 == 4:
        with psycopg.connect(f"{postgres.url}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE round_{number}")
        settings["DATABASE_URL"] = f"{postgres.url}/round_{number}"
    server = Server(folder / "server", settings)
    try:
        yield server
    finally:
        if server.process is not None:
            server.kill()


@contextlib.contextmanager
def own_postgres() -> Iterator[Postgres]:
    """A private PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        postgres = Postgres(Path(folder))
        postgres.create()
        postgres.start()
        try:
            yield postgres
        finally:
            postgres.stop()


def main(rounds: int, minutes: float) -> int:
    """How many rounds violated something."""
    end = time.monotonic() + minutes * 60
    sent = held = broken = done = 0
    with own_postgres() as postgres:
        while done < rounds and time.monotonic() < end:
            began = time.monotonic()
            with tempfile.TemporaryDirectory() as folder, fresh_server(done, Path(folder), postgres) as server:
                acknowledged, stored, found = asyncio.run(one_round(done, server))
            took = time.monotonic() - began
            done += 1
            told = f"round {done}, killed {HOW[(done - 1) % len(HOW)]}: {acknowledged} acknowledged, {stored} stored"
            print(f"{told}, {len(found)} violations, {took:.0f} s", *found[:20], sep="\n  ", flush=True)
            sent, held, broken = sent + acknowledged, held + stored, broken + bool(found)
    print(f"{done} rounds: {sent} acknowledged, {held} stored, {broken} rounds with violations", flush=True)
    return broken


if __name__ == "__main__":
    rounds, minutes = int(os.environ.get("ROUNDS", "20")), float(os.environ.get("MINUTES", "600"))
    raise SystemExit(main(rounds, minutes) > 0)
