"""Many people for minutes on one process: BENCH=soak, with SOAK_SECONDS, SOAK_VISITORS, SOAK_AGENTS and SOAK_RATE.

Every agent has the console open, so each of them hears of every change, and has the conversations of some visitors
open. Visitors write at an even rate, whether or not they were answered; what was acknowledged is counted in the
database at the end.
"""

import asyncio
import contextlib
import os
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from tests.bench.load import Latencies, Table, at_rate, seat
from tests.bench.report import Row
from tests.bench.servers import ours

_SECONDS = float(os.environ.get("SOAK_SECONDS", "600"))
_VISITORS = int(os.environ.get("SOAK_VISITORS", "2000"))
_AGENTS = int(os.environ.get("SOAK_AGENTS", "100"))
_RATE = float(os.environ.get("SOAK_RATE", "100"))


async def measure() -> AsyncIterator[Row]:
    """One server on SQLite; the first row is the goal of the bar, the others say what it took."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, ours(Path(folder) / "server") as target:
        tables = [await seat(target, _VISITORS // _AGENTS) for _ in range(_AGENTS)]
        cpu = target.cpu
        latencies = await _everybody_writes(tables)
        cpu, memory = target.cpu - cpu, target.memory
        lost = sum(table.said for table in tables) - _stored(Path(folder) / "server" / "chat.sqlite3")
        stayed = sum(not each.ended.done() for table in tables for each in table.visitors)
        for table in tables:
            table.close()
    who = f"{_VISITORS:,} visitors, {_AGENTS} agents, {_RATE:.0f} messages/s for {_SECONDS:.0f} s"
    yield Row("receipt, p95", latencies.quantile(0.95), "ms", 150, detail=who)
    yield Row("receipt, p99", latencies.quantile(0.99), "ms", 500, detail=f"p50 {latencies.quantile(0.5):.1f} ms")
    yield Row(
        "messages lost", lost, "", 0, detail=f"{len(latencies.seconds):,} sent, {stayed:,} visitors stayed connected"
    )
    yield Row("CPU", 100 * cpu / _SECONDS, "% of a core", detail=f"{memory / 1e6:.0f} MB resident at the end")


async def _everybody_writes(tables: list[Table]) -> Latencies:
    share = _RATE / len(tables)
    each = await asyncio.gather(*(_from(table, number / _RATE, share) for number, table in enumerate(tables)))
    return Latencies([seconds for latencies in each for seconds in latencies.seconds])


async def _from(table: Table, later: float, rate: float) -> Latencies:
    """The tables take turns, so that the rate is even over all of them."""
    await asyncio.sleep(later)
    return await at_rate(table, rate, _SECONDS)


def _stored(database: Path) -> int:
    """How many texts of visitors the database holds."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM message WHERE author_kind = 'visitor'").fetchone()
    return int(count)
