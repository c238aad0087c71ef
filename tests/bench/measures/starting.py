"""From the start of the process to its readiness, and its resident memory then, with 300 articles."""

import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

from tests.bench.articles import write_knowledge
from tests.bench.cost import LOAD_CORE, SERVER_CORE, on_cores, resident_bytes
from tests.bench.report import Row
from tests.running import Server

_ROUNDS = 5


async def measure() -> AsyncIterator[Row]:
    """The first start makes the tables and builds the knowledge; the others are what an operator sees."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        knowledge = write_knowledge(Path(folder) / "knowledge")
        seconds, memory = [], []
        for _ in range(_ROUNDS + 1):
            server = Server(Path(folder) / "server", {"KNOWLEDGE_DIR": str(knowledge)})
            start = time.monotonic()
            with on_cores(SERVER_CORE | LOAD_CORE):
                server.start()
            seconds.append(time.monotonic() - start)
            assert server.process
            memory.append(resident_bytes(server.process.pid))
            server.stop()
        first = f"the first start, which makes the tables and builds the knowledge: {seconds[0]:.1f} s"
        detail = f"{first}; best {min(seconds):.2f} s"
        yield Row("start to ready, 300 articles", statistics.median(seconds[1:]), "s", 2.0, 1.0, detail=detail)
        yield Row("resident memory of a fresh server, 300 articles", statistics.median(memory) / 1e6, "MB", 150, 100)
