"""Copies of the PostgreSQL database: made by pg_dump of one moment, put back by pg_restore in one transaction."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from chat_server.store.copies import Copies, CopyError, Counts, Restored, ensure_absent, ensure_equal

_Connection = psycopg.Connection[tuple[Any, ...]]
_COPY = re.compile(rb'COPY public\."?(\w+)"? \(')
_VARIABLES = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
_IN_USE = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
    "AND backend_type = 'client backend'"
)


class PostgresCopies(Copies):
    """Copies of the database behind `url`, by the PostgreSQL programs on PATH."""

    def __init__(self, url: str) -> None:
        self._url = url

    def backup(self, file: Path) -> Counts:
        """The rows of each table in the verified copy at `file`."""
        ensure_absent(file)
        unfinished = file.with_name(f"{file.name}.unfinished-{os.getpid()}")
        try:
            with self._connection() as connection:
                # The count and the dump see the same moment, whatever is written meanwhile.
                connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                snapshot = _one(connection, "SELECT pg_export_snapshot()")
                expected = _counts(connection)
                self._run("pg_dump", f"--snapshot={snapshot}", *_AS_A_COPY, f"--file={unfinished}")
            found = self._counts_in(unfinished)
            ensure_equal(expected, found)
            unfinished.rename(file)
        finally:
            unfinished.unlink(missing_ok=True)
        return found

    def restore(self, file: Path, name: str) -> Restored:
        """Put the copy in the place of the tables, which are kept in a schema of their own."""
        if not file.exists():
            raise CopyError(f"there is no file {file}")
        expected = self._counts_in(file)
        kept = f"before_{name}".replace("-", "_").lower()
        with self._connection() as connection:
            if _one(connection, _IN_USE):
                raise CopyError("servers still use this database; stop them all first")
            is_empty = not _counts(connection, is_ours=False)
            _rename(connection, "public", kept)
            connection.execute("CREATE SCHEMA public")
            try:
                self._run("pg_restore", *_AS_ONE, "--dbname=" + self._name(), str(file))
                ensure_equal(expected, _counts(connection))
            except CopyError:
                connection.execute("DROP SCHEMA public CASCADE")
                _rename(connection, kept, "public")
                raise
            if is_empty:
                connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(kept)))
        return Restored(expected, None if is_empty else f"schema {kept}")

    @contextlib.contextmanager
    def _connection(self) -> Iterator[_Connection]:
        try:
            with psycopg.connect(self._url, autocommit=True, connect_timeout=5) as connection:
                yield connection
        except psycopg.Error as error:
            raise CopyError(f"PostgreSQL refused: {type(error).__name__}; is DATABASE_URL right?") from error

    def _counts_in(self, file: Path) -> Counts:
        """The rows of each table in a copy, counted in its own data."""
        counts: dict[str, int] = {}
        table = None
        with subprocess.Popen(  # noqa: S603 - our own arguments
            [_program("pg_restore"), "--data-only", "--file=-", str(file)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as reading:  # fmt: skip
            assert reading.stdout
            assert reading.stderr
            for line in reading.stdout:
                begun = _COPY.match(line) if table is None else None
                if begun:
                    table = begun[1].decode()
                    counts[table] = 0
                elif line == b"\\.\n":
                    table = None
                elif table is not None:
                    counts[table] += 1
            complaint = reading.stderr.read().decode(errors="replace").strip()
        if reading.returncode or "conversation" not in counts:
            raise CopyError(f"{file} is no copy of this program's database. {complaint}".strip())
        return counts

    def _name(self) -> str:
        return str(conninfo_to_dict(self._url).get("dbname") or "")

    def _run(self, program: str, *arguments: str) -> None:
        """Run a program on the database; the password goes by the environment, where no list of processes shows it."""
        command = [_program(program), *arguments]
        done = subprocess.run(command, env=self._environment(), capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
        if done.returncode:
            raise CopyError(f"{program} failed: {done.stderr.strip()[-500:]}")

    def _environment(self) -> Mapping[str, str]:
        told = conninfo_to_dict(self._url)
        own = {variable: str(told[name]) for name, variable in _VARIABLES.items() if told.get(name)}
        if told.get("sslmode"):
            own["PGSSLMODE"] = str(told["sslmode"])
        return os.environ | own


_AS_A_COPY = ("--format=custom", "--schema=public", "--no-owner", "--no-privileges")
_AS_ONE = ("--single-transaction", "--exit-on-error", "--schema=public", "--no-owner", "--no-privileges")


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise CopyError(f"{name} is not on PATH; install PostgreSQL's client programs (on Debian: postgresql-client)")
    return found


def _one(connection: _Connection, question: str) -> Any:
    row = connection.execute(question.encode()).fetchone()
    assert row
    return row[0]


def _rename(connection: _Connection, old: str, new: str) -> None:
    connection.execute(sql.SQL("ALTER SCHEMA {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new)))


def _counts(connection: _Connection, *, is_ours: bool = True) -> Counts:
    """The rows of each table; CopyError when it must be ours and is not."""
    named = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    ).fetchall()
    tables = [row[0] for row in named]
    if is_ours and "conversation" not in tables:
        raise CopyError("that is not a database of this program")
    counted = sql.SQL("SELECT count(*) FROM public.{}")
    counts = {}
    for table in tables:
        row = connection.execute(counted.format(sql.Identifier(table))).fetchone()
        assert row
        counts[table] = int(row[0])
    return counts
