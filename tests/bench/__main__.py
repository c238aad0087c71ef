"""`python -m tests.bench`: every measure, or those whose names are in BENCH (separated by commas)."""

import importlib
import os
import sys

import uvloop

from tests.bench.cost import LOAD_CORE
from tests.bench.report import Row, show, table

NAMES = ("starting", "transport", "throughput", "idle", "bot", "catch_up", "pages", "two_processes")
LONG = ("soak",)  # only when asked for


async def _run(names: list[str]) -> list[Row]:
    rows = []
    for name in names:
        measure = importlib.import_module(f"tests.bench.measures.{name}").measure
        async for row in measure():
            show(row)
            rows.append(row)
    return rows


def main() -> None:
    """Measure and print."""
    wanted = [name for name in os.environ.get("BENCH", "").split(",") if name] or list(NAMES)
    unknown = set(wanted) - {*NAMES, *LONG}
    if unknown:
        sys.exit(f"BENCH: {', '.join(sorted(unknown))} is unknown; there are {', '.join((*NAMES, *LONG))}")
    os.sched_setaffinity(0, LOAD_CORE)
    print(table(uvloop.run(_run(wanted))))


if __name__ == "__main__":
    main()
