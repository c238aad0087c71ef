"""The store in PostgreSQL: the same works on a pool of connections, each in a thread.

The order inside a conversation comes from `SELECT … FOR UPDATE` on its row, once-only from the unique index on client
ids. The feed of changes is numbered by transaction ids: everything below the oldest running transaction is settled, so
no row can appear behind a cursor (a plain sequence would let a slow commit appear there).
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import psycopg
import sqlalchemy as sa
import structlog
from psycopg_pool import ConnectionPool, PoolTimeout
from sqlalchemy.dialects import postgresql

from chat_server.domain.errors import UnavailableError
from chat_server.store.database import Result, Store, Work
from chat_server.store.migrate import upgrade
from chat_server.store.prepared import Prepared, Tx, insert_left

_DIALECT = postgresql.dialect(paramstyle="pyformat")  # type: ignore[no-untyped-call]
_MIGRATION_LOCK = 4_470_921  # any number of ours: two nodes that start at once migrate one after the other
_TRIES = 3
# A server that vanished without a word is noticed within half a minute, instead of after the system's two hours.
_HALF_OPEN = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 20_000}
_log = structlog.get_logger(__name__)
_T = TypeVar("_T")

_OWN_TRANSACTION = Prepared(sa.select(sa.text("pg_current_xact_id()::text::bigint")))
_OLDEST_RUNNING = Prepared(sa.select(sa.text("pg_snapshot_xmin(pg_current_snapshot())::text::bigint")))


class _PostgresTx(Tx):
    """Change ids are the ids of the transactions that made the changes."""

    __slots__ = ()

    def next_change_id(self) -> int:
        found = self.row(_OWN_TRANSACTION)
        assert found
        return int(found[0])

    def settled_change_id(self) -> int:
        found = self.row(_OLDEST_RUNNING)
        assert found
        return int(found[0]) - 1


class PostgresStore(Store):
    """The store behind `url` (postgresql://…), with at most `connections` at once from this process."""

    def __init__(self, url: str, *, connections: int = 8, queue_limit: int = 5000) -> None:
        self._url = url
        self._queue_limit = queue_limit
        self._waiting = 0
        self._known: set[str] = set()
        self._threads = ThreadPoolExecutor(connections, thread_name_prefix="postgres")
        self._pool = ConnectionPool(
            url,
            min_size=1,
            max_size=connections,
            open=False,
            timeout=5,
            reconnect_timeout=2,
            kwargs=_HALF_OPEN | {"connect_timeout": 5, "options": "-c statement_timeout=10000 -c lock_timeout=8000"},
        )

    def migrate(self) -> None:
        """Bring the database to this program's version, one process at a time."""
        engine = sa.create_engine(self._url.replace("postgresql://", "postgresql+psycopg://", 1))
        try:
            with engine.connect() as connection:
                connection.execute(sa.text(f"SELECT pg_advisory_lock({_MIGRATION_LOCK})"))
                connection.commit()
                upgrade(connection)
                connection.execute(sa.text(f"SELECT pg_advisory_unlock({_MIGRATION_LOCK})"))
                connection.commit()
        finally:
            engine.dispose()

    async def start(self) -> None:
        """Open the pool; a database that is away now is found when it is back."""
        await asyncio.to_thread(self._pool.open)

    async def close(self) -> None:
        """Finish what was taken on, then close the connections."""
        await asyncio.to_thread(self._threads.shutdown)
        await asyncio.to_thread(self._pool.close)

    async def run(self, work: Work[Result]) -> Result:
        """What `work` returns, after its own commit."""
        return await self._in_thread(lambda: self._committed(work))

    async def read(self, work: Work[Result]) -> Result:
        """What `work` returns."""
        return await self.run(work)

    async def _in_thread(self, step: Callable[[], _T]) -> _T:
        if self._waiting >= self._queue_limit:
            raise UnavailableError("the database has more to do than it can take")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, step)
        finally:
            self._waiting -= 1

    def _committed(self, work: Work[Result]) -> Result:
        """The work's result; a lost race (deadlock, two first messages) is simply run again."""
        for tries_left in reversed(range(_TRIES)):
            try:
                with self._pool.connection() as connection, connection.cursor() as cursor:
                    tx = _PostgresTx(cursor, _DIALECT, self._known)
                    result = work(tx)
                    insert_left([tx])
                tx.remember()
                return result  # noqa: TRY300 - the commit, at the end of the with, may raise too
            except (psycopg.errors.UniqueViolation, psycopg.errors.DeadlockDetected) as error:
                if not tries_left:
                    raise UnavailableError from error
            except (psycopg.OperationalError, psycopg.errors.QueryCanceled, PoolTimeout) as error:
                _log.warning("database_failed", error=type(error).__name__)
                raise UnavailableError from error
        raise AssertionError  # the loop returns or raises
