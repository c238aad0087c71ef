"""Opening the SQLite file: how long to wait for others, and in which mode to keep it."""

import sqlite3
import time
from pathlib import Path

_BUSY_SECONDS = 5
_LOOK_AGAIN = 0.02


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection to the file at `path`, which is made unless it is only to be read."""
    mode = "ro" if read_only else "rwc"
    connection = sqlite3.connect(
        f"file:{path}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA temp_store=MEMORY")  # a statement's undo would want a descriptor, and space in /tmp
    if not read_only:
        _keep_log(connection)
        connection.execute("PRAGMA synchronous=FULL")
    return connection


def _keep_log(connection: sqlite3.Connection) -> None:
    """Have the file in WAL mode. While others open the same new file SQLite is busy here at once, without waiting."""
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_LOOK_AGAIN)
        else:
            return
