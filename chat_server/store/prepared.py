"""Statements written once in SQLAlchemy Core, compiled once for each database, run on the driver's own cursor.

Core's own execution costs five times as much CPU for a message's turn as the driver's cursor does; compiling by hand
keeps one set of statements for both databases without that cost.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Dialect
from sqlalchemy.sql.expression import Executable

Row = tuple[Any, ...]

_MOST_KNOWN = 100_000


class Prepared:
    """A statement whose bind parameters are given by name when it runs."""

    __slots__ = ("_compiled", "_statement")

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._compiled: dict[str, tuple[str, dict[str, Any]]] = {}

    def for_dialect(self, dialect: Dialect) -> tuple[str, dict[str, Any]]:
        """The SQL text, and the values that the statement itself contains."""
        found = self._compiled.get(dialect.name)
        if found is None:
            compiled = self._statement.compile(  # type: ignore[attr-defined]
                dialect=dialect, compile_kwargs={"render_postcompile": True}
            )
            found = str(compiled), {name: value for name, value in compiled.params.items() if value is not None}
            self._compiled[dialect.name] = found
        return found


class Tx(ABC):
    """One transaction, as a work (a plain function `work(tx)`) sees it.

    `locked` are the rows that were read and locked here, by id: what is saved is compared with them. `known` is what
    transactions of this process have noted and committed, so that a work may skip what is stored already.
    """

    __slots__ = ("_cursor", "_dialect", "afterwards", "dropped", "known", "last", "locked", "noted")

    def __init__(self, cursor: Any, dialect: Dialect, known: set[str]) -> None:
        self._cursor = cursor
        self._dialect = dialect
        self.locked: dict[str, Row] = {}
        self.known = known
        self.noted: set[str] = set()
        self.dropped: set[str] = set()
        self.afterwards: list[Callable[[Tx], None]] = []
        self.last: list[tuple[Prepared, Sequence[Sequence[object]]]] = []

    def remember(self) -> None:
        """Make known what was noted; for the store, after the commit."""
        if len(self.known) > _MOST_KNOWN:
            self.known.clear()
        self.known.update(self.noted)
        self.known.difference_update(self.dropped)

    def run(self, statement: Prepared, **values: Any) -> int:
        """How many rows the statement changed."""
        text, constants = statement.for_dialect(self._dialect)
        self._cursor.execute(text, constants | values)
        return int(self._cursor.rowcount)

    def insert_last(self, statement: Prepared, rows: Sequence[Sequence[object]]) -> None:
        """Insert rows in this transaction, but at its end, so the work cannot read them.

        The statement is given them as a JSON list, `rows`, maybe with those of other works that are committed together.
        """
        self.last.append((statement, rows))

    def run_last(self, work: Callable[["Tx"], None]) -> None:
        """Do a work at the end of this transaction, when what was left for it is inserted, also by other works."""
        self.afterwards.append(work)

    def row(self, statement: Prepared, **values: Any) -> Row | None:
        """The first row that the statement finds."""
        self.run(statement, **values)
        found: Row | None = self._cursor.fetchone()
        return found

    def rows(self, statement: Prepared, **values: Any) -> Sequence[Row]:
        """All rows that the statement finds."""
        self.run(statement, **values)
        found: Sequence[Row] = self._cursor.fetchall()
        return found

    @abstractmethod
    def next_change_id(self) -> int:
        """A number above all that earlier commits got; for the feed of changed conversations."""

    @abstractmethod
    def settled_change_id(self) -> int:
        """The highest change id below which no commit can appear any more: a safe cursor."""


def insert_left(done: Sequence[Tx]) -> None:
    """Do what works left for the end of the transaction that they share: one statement for the rows of all, first."""
    gathered: dict[Prepared, list[Sequence[object]]] = {}
    for statement, rows in (left for tx in done for left in tx.last):
        gathered.setdefault(statement, []).extend(rows)
    for statement, rows in gathered.items():
        done[0].run(statement, rows=msgspec.json.encode(rows).decode())
    for tx in done:
        for work in tx.afterwards:
            work(tx)
