"""Two processes on PostgreSQL and Redis against one, on two cores; half of the visitors are on each.

The generator and the databases run on the same cores, so this says what two processes cost in CPU as well: acknowledged
events per CPU-second of the server processes alone, and what comes out in a second.
"""

import contextlib
import statistics
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg

from tests.bench.cost import LOAD_CORE, SERVER_CORE, on_cores
from tests.bench.load import Answered, Table, as_fast_as_answered, seat
from tests.bench.report import Row
from tests.bench.servers import Target, ours
from tests.running import Postgres, Redis

_VISITORS = 60
_ROUNDS = 3
_SECONDS = 3.0


async def measure() -> AsyncIterator[Row]:
    """The same load on one process and on two, in turn; medians."""
    with _databases() as settings, tempfile.TemporaryDirectory(prefix="bench-") as folder:
        cores = SERVER_CORE | LOAD_CORE
        alone = ours(Path(folder) / "alone", cores, **settings("alone"))
        two = ours(Path(folder) / "two", cores, **settings("two"), WEB_CONCURRENCY="2")
        with alone as one, two as both:
            both.pids = _workers(both)
            tables: list[tuple[Target, Table]] = [(each, await seat(each, _VISITORS)) for each in (one, both)]
            found: list[list[Answered]] = [[], []]
            for number in range(_ROUNDS + 1):
                for index, (target, table) in enumerate(tables):
                    answered = await as_fast_as_answered(target, table, _SECONDS)
                    if number:
                        found[index].append(answered)
            for _, table in tables:
                table.close()
    throughput = [statistics.median(each.count / each.seconds for each in side) for side in found]
    cost = [statistics.median(each.per_cpu_second for each in side) for side in found]
    detail = (
        f"{throughput[1]:,.0f}/s against {throughput[0]:,.0f}/s with generator, PostgreSQL and Redis on the same two "
        f"cores; per CPU-second of the servers {cost[1]:,.0f} against {cost[0]:,.0f}"
    )
    yield Row("two processes against one", throughput[1] / throughput[0], "×", 1.6, at_most=False, detail=detail)
    yield Row("the same per CPU-second of the servers", cost[1] / cost[0], "×")


def _workers(target: Target) -> tuple[int, ...]:
    parent = target.pids[0]
    return tuple(int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split())


@contextlib.contextmanager
def _databases() -> "Iterator[_Settings]":
    """What makes the settings of a server with a database of its own."""
    redis = Redis()
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder, on_cores(SERVER_CORE | LOAD_CORE):
        postgres = Postgres(Path(folder))
        postgres.create()
        postgres.start()
        redis.start()
        try:
            yield _Settings(postgres, redis)
        finally:
            redis.stop()
            postgres.stop()


class _Settings:
    def __init__(self, postgres: Postgres, redis: Redis) -> None:
        self._postgres = postgres
        self._redis = redis

    def __call__(self, name: str) -> dict[str, str]:
        with psycopg.connect(f"{self._postgres.url}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return {"DATABASE_URL": f"{self._postgres.url}/{name}", "REDIS_URL": self._redis.url}
