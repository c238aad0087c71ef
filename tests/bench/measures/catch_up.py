"""A visitor who missed 10,000 messages fetches them, page after page."""

import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

from tests.bench.load import as_fast_as_answered, seat
from tests.bench.report import Row
from tests.bench.servers import ours

_MISSED = 10_000
_PAGE = 200


async def measure() -> AsyncIterator[Row]:
    """The messages are said by the visitor itself, which is the quickest way to have them."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, ours(Path(folder) / "server") as server:
        table = await seat(server, 1)
        visitor = table.visitors[0]
        identity, head = "", 0
        while head < _MISSED:
            await as_fast_as_answered(server, table, 2, at_once=100)
            beat = await visitor.ask("heartbeat", {"seq": 0})
            identity, head = beat["conversation_id"], beat["head"]
        start = time.monotonic()
        after = 0
        while after < _MISSED:
            page = await visitor.ask("catch_up", {"conversation_id": identity, "after": after, "limit": _PAGE})
            seqs = [message["seq"] for message in page["messages"]]
            assert seqs == list(range(after + 1, after + len(seqs) + 1)), "without a gap"
            after = seqs[-1]
        took = time.monotonic() - start
        table.close()
    yield Row("catch-up of 10,000 missed messages", took, "s", 3.0, detail=f"{_MISSED // _PAGE} pages, one at a time")
