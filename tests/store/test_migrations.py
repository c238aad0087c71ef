"""The migrations make the very tables that the code works with."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from chat_server.store.postgres import PostgresStore
from chat_server.store.schema import metadata
from chat_server.store.sqlite import SqliteStore


@pytest.fixture(params=["sqlite", "postgres"])
def migrated(request: pytest.FixtureRequest, tmp_path: Path) -> sa.Engine:
    """A database after all migrations."""
    if request.param == "sqlite":
        SqliteStore(tmp_path / "chat.sqlite3").migrate()
        return sa.create_engine(f"sqlite:///{tmp_path / 'chat.sqlite3'}")
    url = request.getfixturevalue("postgres_url")
    PostgresStore(url, connections=1).migrate()
    return sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))


def test_what_the_migrations_make_is_what_the_schema_says(migrated: sa.Engine) -> None:
    ours = set(metadata.tables)

    def is_ours(name: str | None, kind: str, parents: dict[str, str | None]) -> bool:
        return kind == "schema" or (name if kind == "table" else parents.get("table_name")) in ours

    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    migrated.dispose()
