"""An event that is only acknowledged: what the transport costs, without the store and the rooms.

Ours reads it strictly by type, counts and times it; the bare servers answer at once.
"""

import statistics
from collections.abc import AsyncIterator

from tests.bench.load import only_acknowledged
from tests.bench.measures.throughput import all_servers
from tests.bench.report import Row

_AGENTS = 100
_ROUNDS = 3
_SECONDS = 2.0


async def measure() -> AsyncIterator[Row]:
    """Rounds in which each server is driven in turn; medians of the rounds."""
    with all_servers() as targets:
        agents = [[await target.agent() for _ in range(_AGENTS)] for target in targets]
        found: list[list[float]] = [[] for _ in targets]
        for each in (connection for group in agents for connection in group):
            each.forget_events()
        for number in range(_ROUNDS + 1):
            for target, group, figures in zip(targets, agents, found, strict=True):
                answered = await only_acknowledged(target, group, _SECONDS)
                if number:
                    figures.append(answered.per_cpu_second)
        for each in (connection for group in agents for connection in group):
            each.close()
    own, defaults, uv_loop, node = (statistics.median(figures) for figures in found)
    detail = f"ours {own:,.0f}, defaults {defaults:,.0f}, with uvloop {uv_loop:,.0f}, Node {node:,.0f} per CPU-second"
    yield Row("an acknowledged event, against python-socketio", own / defaults, "×", detail=detail)
    yield Row("an acknowledged event, against Node socket.io", own / node, "×")
