"""What a browser fetches, gzipped: the widget's files, a page of the help centre with its styles; and how fast."""

import gzip
import re
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp

from tests.bench.articles import write_knowledge
from tests.bench.report import Row
from tests.bench.servers import ours
from tests.running import PROJECT

_BUILT = PROJECT / "chat_server" / "web" / "built"
_ROUNDS = 5
_ASKED = 400


async def measure() -> AsyncIterator[Row]:
    """Sizes of the built files as they are sent; pages are asked for one after the other, every article in turn."""
    loader, chat = _gzipped("widget.js"), _gzipped("frame.id.js", "frame.css")
    yield Row("widget: loader", loader / 1000, "kB gzip", 3.0, 1.5)
    yield Row("widget: the whole chat", chat / 1000, "kB gzip", 35.0, 28.0)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        knowledge = write_knowledge(Path(folder) / "knowledge")
        with ours(Path(folder) / "server", KNOWLEDGE_DIR=str(knowledge)) as server:
            base = f"http://127.0.0.1:{server.port}"
            async with aiohttp.ClientSession(base, auto_decompress=False) as session:
                slugs = sorted(path.stem for path in (knowledge / "id").glob("*.md"))
                tails = [await _round(session, slugs) for _ in range(_ROUNDS)]
                heaviest = max([await _weight(session, f"/articles/{slug}") for slug in slugs[::10]])
    yield Row(
        "help-centre page with its styles", heaviest / 1000, "kB gzip", 15.0, detail="the heaviest of 30 articles"
    )
    yield Row(
        "help-centre page, p99",
        1000 * statistics.median(tails),
        "ms",
        10.0,
        detail=f"{_ROUNDS} rounds of {_ASKED} pages",
    )


def _gzipped(*names: str) -> int:
    return sum(len(gzip.compress((_BUILT / name).read_bytes(), 9)) for name in names)


async def _round(session: aiohttp.ClientSession, slugs: list[str]) -> float:
    """The seconds below which 99 of 100 pages came."""
    took = []
    for number in range(_ASKED):
        start = time.monotonic()
        await _fetched(session, f"/articles/{slugs[number % len(slugs)]}")
        took.append(time.monotonic() - start)
    return sorted(took)[int(0.99 * _ASKED)]


async def _weight(session: aiohttp.ClientSession, path: str) -> int:
    """Bytes on the wire of a page and of the styles that it names."""
    body = await _fetched(session, path)
    styles = re.findall(r'rel="stylesheet" href="([^"]+)"', gzip.decompress(body).decode())
    assert styles, path
    return len(body) + sum([len(await _fetched(session, each)) for each in styles])


async def _fetched(session: aiohttp.ClientSession, path: str) -> bytes:
    async with session.get(path, headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.status == 200, path
        assert answer.headers["Content-Encoding"] == "gzip", path
        return await answer.read()
