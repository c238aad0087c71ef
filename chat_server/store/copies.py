"""What a copy of a database is: one file, verified by the number of rows of each table."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chat_server.domain.errors import ChatError

Counts = Mapping[str, int]


class CopyError(ChatError):
    """The copy could not be made, or it does not hold what it should; the message says what to do."""

    code = "unavailable"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restored database holds, and where the database of before is kept (None: there was none)."""

    counts: Counts
    kept: str | None


class Copies(ABC):
    """Copies of one database. SqliteCopies and PostgresCopies stand behind it."""

    @abstractmethod
    def backup(self, file: Path) -> Counts:
        """The rows of each table in the copy that is now at `file`; the chat goes on meanwhile.

        Raises:
            CopyError: nothing was written to `file`.
        """

    @abstractmethod
    def restore(self, file: Path, name: str) -> Restored:
        """Put the copy at `file` in the database's place; what was there is kept under another name, with `name` in it.

        Raises:
            CopyError: a server still uses the database, or `file` is no sound copy; nothing was changed.
        """


def ensure_absent(file: Path) -> None:
    """Raise CopyError when there is something at `file`: a copy never replaces another."""
    if file.exists():
        raise CopyError(f"{file} is there already; give the name of a new file")


def ensure_equal(expected: Counts, found: Counts) -> None:
    """Raise CopyError when a table has another number of rows than it should."""
    wrong = [
        f"{table}: {found.get(table, 0)} of {expected.get(table, 0)} rows"
        for table in sorted({*expected, *found})
        if found.get(table, 0) != expected.get(table, 0)
    ]
    if wrong:
        raise CopyError("the copy is not whole: " + ", ".join(wrong))
