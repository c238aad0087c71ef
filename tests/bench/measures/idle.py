"""Idle visitors' connections: memory of each, and the CPU that their heartbeats take."""

import asyncio
import os
import resource
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

from tests.bench.report import Row
from tests.bench.servers import Target, bare_node, bare_python, ours
from tests.bench.wire import Connection

_CONNECTIONS = int(os.environ.get("IDLE", "5000"))
_WATCHED = 25.0  # longer than the 20 seconds between our pings, about the 25 of the others


async def measure() -> AsyncIterator[Row]:
    """Our server beside the bare ones, one after the other: the figures are each server's own."""
    _raise_file_limit()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, ours(Path(folder) / "server") as own:
        memory, cpu = await _idle(own, _CONNECTIONS)
    with bare_python() as bare:
        bare_memory, bare_cpu = await _idle(bare, 1000)
    with bare_node() as node:
        node_memory, node_cpu = await _idle(node, 1000)
    detail = f"{_CONNECTIONS:,} visitors; python-socketio {bare_memory:.0f}, Node {node_memory:.0f} kB"
    yield Row("memory of an idle connection", memory, "kB", 25, 15, detail=detail)
    detail = f"scaled from {_CONNECTIONS:,}; python-socketio {bare_cpu:.1f}, Node {node_cpu:.1f} %"
    yield Row("CPU of 10,000 idle connections", cpu, "% of a core", 10, 3, detail=detail)


async def _idle(target: Target, count: int) -> tuple[float, float]:
    """Kilobytes of each connection, and per cent of a core for 10,000 of them."""
    warm = await target.visitor()
    before = target.memory
    opened: list[Connection] = [warm]
    for _ in range(count // 50):
        opened += await asyncio.gather(*(target.visitor() for _ in range(50)))
    await asyncio.sleep(1)
    memory = (target.memory - before) / count / 1000
    start, cpu = time.monotonic(), target.cpu
    await asyncio.sleep(_WATCHED)
    share = (target.cpu - cpu) / (time.monotonic() - start)
    assert not any(each.ended.done() for each in opened), "idle connections must stay"
    for each in opened:
        each.close()
    await asyncio.sleep(0.5)
    return memory, 100 * share * 10_000 / count


def _raise_file_limit() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
