"""The store in one SQLite file: all waiting works are committed together.

Group commit (design.md, The store): a savepoint for each work, one fsync for all of them, results after the commit and
in commit order. WAL with synchronous=FULL: what was acknowledged survives a power cut.

A thread waits for what can last, the lock and the fsync. The works themselves, microseconds each, run on the event
loop: the driver gives up the interpreter's lock at each statement, and from a busy event loop a thread gets it back
only after milliseconds.
"""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import sqlite

from chat_server.domain.errors import UnavailableError
from chat_server.store.database import Result, Store, Work
from chat_server.store.migrate import upgrade
from chat_server.store.prepared import Prepared, Tx, insert_left
from chat_server.store.schema import meta
from chat_server.store.sqlite_opening import connect

_DIALECT = sqlite.dialect(paramstyle="named")
_LARGEST_GROUP = 200
_LONGEST_RUN = 0.003
_log = structlog.get_logger(__name__)

_NEXT_CHANGE = Prepared(
    sa.update(meta)
    .where(meta.c.name == "change_id")
    .values(value=sa.cast(sa.cast(meta.c.value, sa.Integer) + 1, sa.Text))
    .returning(meta.c.value)
)
_LAST_CHANGE = Prepared(sa.select(meta.c.value).where(meta.c.name == "change_id"))


class _SqliteTx(Tx):
    """One writer at a time makes a counter commit-ordered by itself."""

    __slots__ = ()

    def next_change_id(self) -> int:
        found = self.row(_NEXT_CHANGE)
        assert found
        return int(found[0])

    def settled_change_id(self) -> int:
        found = self.row(_LAST_CHANGE)
        assert found
        return int(found[0])


@dataclass(slots=True)
class _Pending:
    """A work and where its outcome goes."""

    work: Work[Any]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None
    tx: _SqliteTx | None = None  # of a work that succeeded

    def deliver(self) -> None:
        if self.future.done():  # the caller was cancelled meanwhile
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class SqliteStore(Store):
    """The store in the file at `path`; at most `queue_limit` works wait for the writer."""

    def __init__(self, path: Path, *, queue_limit: int = 5000, readers: int = 2) -> None:
        self._path = path
        self._queue: SimpleQueue[list[_Pending] | None] = SimpleQueue()
        self._queue_limit = queue_limit
        self._waiting = 0
        self._arriving: list[_Pending] = []
        self._writer: threading.Thread | None = None
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="sqlite-read")
        self._reader_count = readers
        self._reading: SimpleQueue[sqlite3.Connection] = SimpleQueue()  # those that no thread uses now
        self._known: set[str] = set()
        self._can_commit = True

    @property
    def can_commit(self) -> bool:
        """False when the last commit failed."""
        return self._can_commit

    def migrate(self) -> None:
        """Bring the file to this program's version. SQLite's own lock keeps two processes apart."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connect(self._path, read_only=False).close()  # makes the file, in WAL mode
        # The driver's own BEGIN would come too late: tables would be made before it, and two processes could meet.
        engine = sa.create_engine(f"sqlite:///{self._path}", connect_args={"timeout": 30, "isolation_level": None})
        sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        try:
            with engine.connect() as connection:
                upgrade(connection)
        finally:
            engine.dispose()

    async def start(self) -> None:
        """Open the file and start the writer."""
        connection = connect(self._path, read_only=False)
        self._writer = threading.Thread(target=self._write, args=(connection,), name="sqlite-write", daemon=True)
        self._writer.start()
        for _ in range(self._reader_count):  # now, not when first needed: there may be no descriptors left then
            self._reading.put(connect(self._path, read_only=True))

    async def close(self) -> None:
        """Commit what waits, then stop the threads."""
        if self._writer is not None:
            self._hand_over()
            self._queue.put(None)
            await asyncio.to_thread(self._writer.join)
            self._writer = None
        await asyncio.to_thread(self._readers.shutdown)
        while not self._reading.empty():
            self._reading.get().close()

    async def run(self, work: Work[Result]) -> Result:
        """What `work` returns, after the commit that holds its changes."""
        if self._writer is None or self._waiting >= self._queue_limit:
            raise UnavailableError("the database has more to do than it can take")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        if not self._arriving:  # the thread is woken once for all that come in the same round of the event loop
            loop.call_soon(self._hand_over)
        self._arriving.append(_Pending(work, loop, future))
        self._waiting += 1
        try:
            return await future
        finally:
            self._waiting -= 1

    def _hand_over(self) -> None:
        arrived, self._arriving = self._arriving, []
        self._queue.put(arrived)

    async def read(self, work: Work[Result]) -> Result:
        """What `work` returns, from a connection that can only read."""
        if self._writer is None:
            raise UnavailableError("the database is not open")
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    def _read(self, work: Work[Result]) -> Result:
        connection = self._reading.get()
        try:
            cursor = connection.cursor()
            cursor.execute("BEGIN")
            try:
                return work(_SqliteTx(cursor, _DIALECT, self._known))
            finally:
                cursor.execute("ROLLBACK")
        except sqlite3.Error as error:
            _log.warning("database_read_failed", error=str(error))
            raise UnavailableError from error
        finally:
            self._reading.put(connection)

    def _write(self, connection: sqlite3.Connection) -> None:
        """The writer thread: take what waits, commit it as one, tell the callers; until None comes."""
        cursor = connection.cursor()
        is_running = True
        while is_running:
            group, is_running = self._next_group()
            if group:
                self._can_commit = _commit_together(cursor, group, self._known)
                _deliver(group)
        connection.close()

    def _next_group(self) -> tuple[list[_Pending], bool]:
        """The works that wait now (at least one, or the end), and whether to go on after them."""
        group: list[_Pending] = []
        arrived = self._queue.get()
        while arrived is not None:
            group += arrived
            if self._queue.empty() or len(group) >= _LARGEST_GROUP:
                return group, True
            arrived = self._queue.get()
        return group, False


def _commit_together(cursor: sqlite3.Cursor, group: list[_Pending], known: set[str]) -> bool:
    """Run the works of `group` in one transaction; False: it failed, and with it the works that had succeeded."""
    try:
        cursor.execute("BEGIN IMMEDIATE")
        finished = threading.Event()
        group[0].loop.call_soon_threadsafe(_attempt_all, cursor, iter(group), known, finished)
        finished.wait()
        done = [pending.tx for pending in group if pending.tx is not None]
        insert_left(done)  # a full-text index writes itself out at every savepoint; here it does so once for all
        cursor.execute("COMMIT")
        for tx in done:
            tx.remember()
    except (sqlite3.Error, RuntimeError) as error:  # the second: the event loop is closed
        _log.error("database_commit_failed", error=str(error), works=len(group))
        _ignore_errors(lambda: cursor.execute("ROLLBACK"))
        for pending in group:
            pending.error = pending.error or _unavailable(error)
        return False
    return True


def _attempt_all(cursor: sqlite3.Cursor, group: Iterator[_Pending], known: set[str], finished: threading.Event) -> None:
    """Run works on the event loop, letting others have it every few milliseconds, until there are no more."""
    pause_at = time.monotonic() + _LONGEST_RUN
    for pending in group:
        _attempt(cursor, pending, known)
        if time.monotonic() > pause_at:
            pending.loop.call_soon(_attempt_all, cursor, group, known, finished)
            return
    finished.set()


def _attempt(cursor: sqlite3.Cursor, pending: _Pending, known: set[str]) -> None:
    """Run one work under its own savepoint, so that its failure undoes nothing but itself."""
    cursor.execute("SAVEPOINT work")
    tx = _SqliteTx(cursor, _DIALECT, known)
    try:
        pending.result = pending.work(tx)
        pending.tx = tx
    except sqlite3.OperationalError as error:
        _log.warning("database_work_failed", error=str(error))
        pending.error = _unavailable(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to the caller, not to this thread
        pending.error = error
    if pending.error is not None:
        cursor.execute("ROLLBACK TO work")
    cursor.execute("RELEASE work")


def _deliver(group: list[_Pending]) -> None:
    """Hand each outcome to its event loop, one wake-up for all that share a loop."""
    by_loop: dict[asyncio.AbstractEventLoop, list[_Pending]] = {}
    for pending in group:
        by_loop.setdefault(pending.loop, []).append(pending)
    for loop, delivered in by_loop.items():
        _ignore_errors(lambda loop=loop, delivered=delivered: loop.call_soon_threadsafe(_deliver_all, delivered))  # type: ignore[misc]


def _deliver_all(delivered: list[_Pending]) -> None:
    for pending in delivered:
        pending.deliver()


def _ignore_errors(step: Callable[[], object]) -> None:
    """Do a step whose failure changes nothing any more (the loop is closed, the transaction already gone)."""
    try:
        step()
    except (RuntimeError, sqlite3.Error) as error:
        _log.debug("ignored", error=str(error))


def _unavailable(cause: Exception) -> UnavailableError:
    error = UnavailableError("the database could not store it")
    error.__cause__ = cause
    return error
