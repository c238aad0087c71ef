"""What is read of a folder is one state of it; when it never rests, that is said, and it counts as changed."""

import itertools
from pathlib import Path

from chat_server.services.knowledge_files import read_files

_looks = itertools.count(1)


class Restless(type(Path())):
    """A folder in which both articles are written anew whenever somebody looks at anything in it."""

    def __truediv__(self, name: object) -> Path:
        write(Path(self), "i" * next(_looks))
        return Path(self) / str(name)


def write(folder: Path, text: str) -> None:
    (folder / "id").mkdir(exist_ok=True)
    for name in ("one.md", "two.md"):
        (folder / "id" / name).write_text(text)


def test_a_folder_that_rests_is_read_in_one_state(tmp_path: Path) -> None:
    write(tmp_path, "whole")
    files = read_files(tmp_path)
    assert dict(files.texts) == {"id/one.md": "whole", "id/two.md": "whole"}
    assert files.faults == ()
    assert set(files.stamps) == set(files.texts)


def test_a_folder_that_never_rests_has_a_fault_and_counts_as_changed(tmp_path: Path) -> None:
    write(tmp_path, "whole")
    files = read_files(Restless(tmp_path))
    assert [fault.what for fault in files.faults] == ["The files change faster than they are read."]
    assert files.stamps == {}
    assert read_files(tmp_path).faults == ()
