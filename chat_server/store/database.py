"""What both databases promise: `run(work)` commits a work before it returns, `read(work)` sees one moment.

A work is a plain synchronous function of a transaction. What it raises undoes what it did, alone, and reaches the
caller. When the database is away, locked or full the caller gets UnavailableError, and nothing was stored (or, where
the connection died in the middle of a commit, it is not known; repeating the work under its client id is safe).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeVar

from chat_server.store.prepared import Tx

Result = TypeVar("Result")
Work = Callable[[Tx], Result]


class Store(ABC):
    """The truth. Two real ones stand behind it: SqliteStore and PostgresStore."""

    @abstractmethod
    async def run(self, work: Work[Result]) -> Result:
        """What `work` returns, after its changes are committed."""

    @abstractmethod
    async def read(self, work: Work[Result]) -> Result:
        """What `work` returns; it changes nothing and waits for no writer."""

    @property
    def can_commit(self) -> bool:
        """False when the last commit failed: the disk is full or read-only, or somebody holds the lock."""
        return True

    @abstractmethod
    def migrate(self) -> None:
        """Bring the tables to this program's version; safe when several processes do it at once."""

    @abstractmethod
    async def start(self) -> None:
        """Open the connections."""

    @abstractmethod
    async def close(self) -> None:
        """Finish what was taken on, then close the connections."""
