"""An office for each test: on SQLite, and where the database matters also on PostgreSQL."""

import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chat_server import logs
from chat_server.store.database import Store
from chat_server.store.postgres import PostgresStore
from chat_server.store.sqlite import SqliteStore
from tests.actions.desks import Office

_MEMORY = Path("/dev/shm")
_HAS_MEMORY = _MEMORY.is_dir()
# As the server does: the library's own way to print faults would print all of the knowledge with them.
logs.set_up("error")


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """A desk on SQLite with the cast in it."""
    async for opened in _office(SqliteStore(tmp_path / "chat.sqlite3")):
        yield opened


@pytest.fixture
async def quick_office(tmp_path: Path) -> AsyncIterator[Office]:
    """The same with its file in memory where the machine has such a folder: for tests with very many commits."""
    folder = tempfile.mkdtemp(prefix="office-", dir=_MEMORY if _HAS_MEMORY else tmp_path)
    async for opened in _office(SqliteStore(Path(folder) / "chat.sqlite3")):
        yield opened
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgres"])
async def any_office(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Office]:
    """The same on both databases."""
    if request.param == "sqlite":
        store: Store = SqliteStore(tmp_path / "chat.sqlite3")
    else:
        store = PostgresStore(request.getfixturevalue("postgres_url"), connections=8)
    async for opened in _office(store):
        yield opened


async def _office(store: Store) -> AsyncIterator[Office]:
    store.migrate()
    await store.start()
    office = Office(store)
    await office.open()
    yield office
    await store.close()
