"""Questions that the bot answers: matching, dialogue and commit, at 50 a second, over 3,000 phrasings."""

import asyncio
import tempfile
import time
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from tests.bench.articles import questions, write_knowledge
from tests.bench.load import Latencies
from tests.bench.report import Row
from tests.bench.servers import ours
from tests.bench.wire import Connection

_RATE = 50
_SECONDS = 12


async def measure() -> AsyncIterator[Row]:
    """Each visitor asks one question, so every one begins a conversation and is looked up."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        knowledge = write_knowledge(Path(folder) / "knowledge")
        with ours(Path(folder) / "server", KNOWLEDGE_DIR=str(knowledge)) as server:
            asked = questions(_RATE * (_SECONDS + 2))
            visitors = [await server.visitor() for _ in asked]
            for visitor in visitors:
                visitor.forget_events()
            await _ask(list(zip(visitors, asked, strict=True))[: 2 * _RATE])  # warms up
            cpu = server.cpu
            latencies = await _ask(list(zip(visitors, asked, strict=True))[2 * _RATE :])
            share = (server.cpu - cpu) / _SECONDS
            for visitor in visitors:
                visitor.close()
    detail = f"p50 {latencies.quantile(0.5):.1f} ms, {100 * share:.0f} % of the core"
    yield Row("the bot's answer at 50 questions/s, p99", latencies.quantile(0.99), "ms", 25, 10, detail=detail)


async def _ask(asked: list[tuple[Connection, str]]) -> Latencies:
    latencies = Latencies()

    async def one(visitor: Connection, text: str, due: float) -> None:
        answer: dict[str, Any] = await visitor.ask("say", {"client_id": str(uuid.uuid4()), "text": text})
        latencies.seconds.append(time.monotonic() - due)
        assert answer["ok"], answer

    start = time.monotonic()
    async with asyncio.TaskGroup() as tasks:
        for number, (visitor, text) in enumerate(asked):
            due = start + number / _RATE
            await asyncio.sleep(max(0, due - time.monotonic()))
            tasks.create_task(one(visitor, text, due))
    return latencies
