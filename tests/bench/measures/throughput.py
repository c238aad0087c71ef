"""A visitor says something, has the receipt, an agent hears it: events per CPU-second; latency at half of the maximum.

Ours checks, numbers, stores and commits each text; the bare servers only echo it. So a ratio of 1 means that the whole
chat costs as much as the bare transport of the other.
"""

import contextlib
import statistics
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from tests.bench.load import as_fast_as_answered, at_rate, seat
from tests.bench.report import Row
from tests.bench.servers import Target, bare_node, bare_python, ours

_VISITORS = 100
_ROUNDS = 3
_SECONDS = 3.0


@contextlib.contextmanager
def all_servers() -> Iterator[list[Target]]:
    """Ours and the bare ones, side by side."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        ours(Path(folder) / "server") as own,
        bare_python() as asyncio_loop,
        bare_python(loop="uvloop") as uv_loop,
        bare_node() as node,
    ):
        yield [own, asyncio_loop, uv_loop, node]


async def measure() -> AsyncIterator[Row]:
    """Rounds in which each server is driven in turn; medians of the rounds."""
    with all_servers() as targets:
        tables = [await seat(target, _VISITORS) for target in targets]
        found: list[list[float]] = [[] for _ in targets]
        for number in range(_ROUNDS + 1):
            for target, table, figures in zip(targets, tables, found, strict=True):
                answered = await as_fast_as_answered(target, table, _SECONDS)
                print(
                    target.name,
                    round(answered.per_cpu_second),
                    answered.count / answered.seconds,
                    answered.heard / max(1, answered.count),
                )
                if number:  # the first round warms up
                    figures.append(answered.per_cpu_second)
        own, defaults, uv_loop, node = (statistics.median(figures) for figures in found)
        detail = (
            f"ours {own:,.0f}, defaults {defaults:,.0f}, with uvloop {uv_loop:,.0f}, Node {node:,.0f} per CPU-second"
        )
        yield Row(
            "say → receipt + fan-out against python-socketio",
            own / defaults,
            "×",
            2.0,
            4.0,
            at_most=False,
            detail=detail,
        )
        yield Row("the same against python-socketio with uvloop", own / uv_loop, "×")
        yield Row("the same against Node socket.io", own / node, "×", 0.6, 1.2, at_most=False)
        rate = min(own, defaults) / 2
        quantiles: list[list[tuple[float, float]]] = [[], []]
        for _ in range(5):
            for index in (0, 1):
                latencies = await at_rate(tables[index], rate, _SECONDS)
                quantiles[index].append((latencies.quantile(0.5), latencies.quantile(0.99)))
        p50, p99 = (statistics.median(each[kind] for each in quantiles[0]) for kind in (0, 1))
        bare_p50, bare_p99 = (statistics.median(each[kind] for each in quantiles[1]) for kind in (0, 1))
        detail = f"at {rate:,.0f}/s: p50 {p50:.1f} and p99 {p99:.1f} ms; bare {bare_p50:.1f} and {bare_p99:.1f} ms"
        yield Row("p99 of the receipt at half of the bare maximum", p99 / bare_p99, "×", 2.0, 1.0, detail=detail)
        for table in tables:
            table.close()
