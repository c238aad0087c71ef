"""Brings a database's tables to this program's version, by Alembic."""

from pathlib import Path

import sqlalchemy as sa

_FOLDER = Path(__file__).parent / "migrations"
_REVISION = sa.text("SELECT version_num FROM alembic_version")


def upgrade(connection: sa.Connection) -> None:
    """Run every migration that the database behind `connection` has not seen yet, each whole or not at all."""
    with connection.begin():
        is_new = not sa.inspect(connection).has_table("alembic_version")
        if not is_new and connection.scalar(_REVISION) == _newest():
            return
    # Only when there is something to do: Alembic costs each start a fifth of a second and 11 MB.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _newest() -> str:
    """The newest revision that this program knows; migrations are files such as `0001_first_tables.py`."""
    return max(path.name[:4] for path in (_FOLDER / "versions").glob("[0-9]*.py"))
