"""Every store test runs on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from chat_server.store.database import Store
from chat_server.store.postgres import PostgresStore
from chat_server.store.sqlite import SqliteStore


@pytest.fixture(params=["sqlite", "postgres"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Makes another store over the same, at first empty, database."""
    if request.param == "sqlite":
        return lambda: SqliteStore(tmp_path / "chat.sqlite3")
    url = request.getfixturevalue("postgres_url")
    return lambda: PostgresStore(url, connections=8)


@pytest.fixture
async def store(new_store: Callable[[], Store]) -> AsyncIterator[Store]:
    """An empty database, open."""
    opened = new_store()
    opened.migrate()
    await opened.start()
    yield opened
    await opened.close()
