"""What stands behind `python -m chat_server backup FILE` and `… restore FILE`."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from chat_server.app import build_store, sqlite_file
from chat_server.settings import Settings
from chat_server.store import conversations, meta
from chat_server.store.copies import Copies, Counts
from chat_server.store.database import Store
from chat_server.store.prepared import Tx
from chat_server.store.sqlite_copies import SqliteCopies

_NAMED = ("conversation", "message", "visitor", "agent")


def add_to(main: click.Group, settings: Callable[[], Settings], finish: Callable[[Callable[[], Any]], Any]) -> None:
    """Put the commands into the command line; `finish` tells errors in the way of the others."""

    @main.command("backup")
    @click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
    def backup(file: Path) -> None:
        """Copy the whole database into FILE, verified, while the chat goes on."""
        counts = finish(lambda: _copies(settings()).backup(file))
        click.echo(f"{file} holds {_told(counts)}.")

    @main.command("restore")
    @click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
    def restore(file: Path) -> None:
        """Put the copy in FILE in the database's place; stop all servers before. What was there is kept."""
        name = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        restored = finish(lambda: _copies(settings()).restore(file, name))
        finish(lambda: asyncio.run(_begin_life(build_store(settings()))))
        click.echo(f"Restored {_told(restored.counts)}. Every client will load afresh.")
        if restored.kept:
            click.echo(f"The database of before is kept as {restored.kept}; remove it when you are sure.")


async def _begin_life(store: Store) -> None:
    """Migrate a restored database and give it a new epoch."""
    await asyncio.to_thread(store.migrate)
    await store.start()
    try:
        await store.run(_renew)
    finally:
        await store.close()


def _renew(tx: Tx) -> None:
    meta.begin_epoch(tx, secrets.token_hex(8))
    conversations.forget_later_changes(tx)


def _copies(settings: Settings) -> Copies:
    if settings.database_url.startswith("postgresql://"):
        from chat_server.store.postgres_copies import PostgresCopies  # noqa: PLC0415 - the driver is large

        return PostgresCopies(settings.database_url)
    return SqliteCopies(sqlite_file(settings))


def _told(counts: Counts) -> str:
    return ", ".join(f"{counts.get(table, 0)} {table}s" for table in _NAMED)
