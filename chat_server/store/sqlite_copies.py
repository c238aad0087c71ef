"""Copies of the SQLite file: made by SQLite's own online backup, so of one moment, while the chat goes on."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from chat_server.store.copies import Copies, CopyError, Counts, Restored, ensure_absent, ensure_equal


class SqliteCopies(Copies):
    """Copies of the database at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def backup(self, file: Path) -> Counts:
        """The rows of each table in the verified copy at `file`."""
        ensure_absent(file)
        if not self._path.exists():
            raise CopyError(f"there is no database at {self._path}; DATA_DIR or DATABASE_URL say where it lies")
        with _complaining(file), _unfinished(file) as unfinished:
            counts = _copied(self._path, unfinished)
            _publish(unfinished, file)
        return counts

    def restore(self, file: Path, name: str) -> Restored:
        """Put the verified copy in the database's place, in one step."""
        if not file.exists():
            raise CopyError(f"there is no file {file}")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with _complaining(file), _unfinished(self._path) as unfinished:
            counts = _copied(file, unfinished)
            kept = self._set_aside(name)
            _publish(unfinished, self._path)
        return Restored(counts, kept)

    def _set_aside(self, name: str) -> str | None:
        """Rename the database of now, whole; raises CopyError while a server has it open."""
        if not self._path.exists():
            return None
        kept = self._path.with_name(f"{self._path.name}.before-{name}")
        ensure_absent(kept)
        with contextlib.closing(sqlite3.connect(self._path, timeout=0, isolation_level=None)) as connection:
            try:
                # Leaving WAL needs the file for oneself, and brings what was in the log into it.
                connection.execute("PRAGMA journal_mode=DELETE")
            except sqlite3.OperationalError as error:
                raise CopyError(f"a server still uses {self._path}; stop it first ({error})") from error
        self._path.rename(kept)
        return str(kept)


@contextlib.contextmanager
def _unfinished(file: Path) -> Iterator[Path]:
    """A name beside `file` for what is not verified yet; whatever is left of it at the end is removed."""
    path = file.with_name(f"{file.name}.unfinished-{os.getpid()}")
    try:
        yield path
    finally:
        for leftover in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            leftover.unlink(missing_ok=True)


@contextlib.contextmanager
def _complaining(file: Path) -> Iterator[None]:
    """Tell what the system or SQLite could not do as a CopyError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise CopyError(f"{file} could not be copied: {error}") from error


def _copied(source: Path, target: Path) -> Counts:
    """The rows of each table, equal in both, after the whole of `source` was copied and the copy looked through."""
    with (
        contextlib.closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, isolation_level=None)) as read,
        contextlib.closing(sqlite3.connect(target, isolation_level=None)) as written,
    ):
        read.execute("PRAGMA busy_timeout=10000")
        read.execute("BEGIN")  # one moment for the count and the copy; writers go on beside it
        expected = _counts(read)
        read.backup(written)
        read.execute("ROLLBACK")
        written.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        faults = [row[0] for row in written.execute("PRAGMA integrity_check(5)")]
        if faults != ["ok"]:
            raise CopyError(f"the copy of {source} is damaged: {'; '.join(faults)}")
        found = _counts(written)
        ensure_equal(expected, found)
        return found


def _counts(connection: sqlite3.Connection) -> Counts:
    """The rows of each table of ours; CopyError when it is the database of another program."""
    named = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_entry_%'"  # those are inside of the full-text index
    )
    tables = sorted(row[0] for row in named)
    if not {"meta", "conversation", "message"} <= set(tables):
        raise CopyError("that is not a database of this program")
    return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}  # noqa: S608 - names from the database itself


def _publish(unfinished: Path, file: Path) -> None:
    """Give the file its name, on the disk before anything else happens."""
    with unfinished.open("rb") as written:
        os.fsync(written.fileno())
    unfinished.rename(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
