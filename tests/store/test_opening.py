"""Several that open a new SQLite file at the same moment all get it, in the mode in which readers wait for nobody."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from chat_server.store.sqlite_opening import connect

FILES = 60
AT_ONCE = 8


def test_a_new_file_opens_for_everybody_who_comes_at_once(tmp_path: Path) -> None:
    together = threading.Barrier(AT_ONCE)

    def opened(path: Path) -> str:
        together.wait()
        connection = connect(path, read_only=False)
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        connection.close()
        return str(mode)

    with ThreadPoolExecutor(AT_ONCE) as openers:
        for number in range(FILES):
            found = list(openers.map(opened, [tmp_path / f"{number}.sqlite3"] * AT_ONCE))
            assert found == ["wal"] * AT_ONCE
