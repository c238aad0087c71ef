"""The texts of the knowledge folder, read so that no file can block, blow up or lead astray the server.

Only regular files are read, never through a symbolic link, each up to a size, and all of them in one state: files
that change while they are read are read again.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.article import LANGUAGES, LARGEST_FILE
from bot.fault import Fault
from bot.triage_file import LARGEST as LARGEST_TRIAGE
from chat_server.domain.policy import HISTORY_FILES, HOLIDAYS_FILE, POLICY_FILE
from chat_server.domain.replies import REPLIES_FILE

_MOST_FILES = 5_000
_MOST_READINGS = 5
_LARGEST = max(LARGEST_FILE, LARGEST_TRIAGE)
_HISTORY_FOLDER = HISTORY_FILES.split("/", maxsplit=1)[0]
_TRIAGE_FILE = "triage.yaml"
_DATA_FILES = (POLICY_FILE, HOLIDAYS_FILE, _TRIAGE_FILE, REPLIES_FILE)

_RESTLESS = Fault(".", 1, "The files change faster than they are read.", "Wait until all of them are in place.")

# What changes when a file does: inode, size, time of change, mode.
Stamps = Mapping[str, tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class KnowledgeFiles:
    """The texts by name relative to the folder (`id/reset-password.md`), and the files that could not be read.

    `stamps` tell whether anything has changed since.
    """

    texts: Mapping[str, str]
    faults: tuple[Fault, ...]
    stamps: Stamps = field(default_factory=dict)


def read_files(folder: Path) -> KnowledgeFiles:
    """All texts of the folder in one state; a change in the middle of reading starts it again, a few times at most.

    A folder that does not rest in all that time has a fault, and no stamps, so that it counts as changed ever after:
    what was read of it may be of several states.
    """
    for _ in range(_MOST_READINGS):
        before = stamps_of(folder)
        files = _read_once(folder, tuple(before))
        if stamps_of(folder) == before:
            return replace(files, stamps=before)
    return replace(files, faults=(*files.faults, _RESTLESS))


def _read_once(folder: Path, names: tuple[str, ...]) -> KnowledgeFiles:
    texts: dict[str, str] = {}
    faults = []
    if len(names) > _MOST_FILES:
        faults.append(Fault(".", 1, f"There are more than {_MOST_FILES} files.", "Move out what is not knowledge."))
    for name in names[:_MOST_FILES]:
        read = _read(folder / name, name)
        if isinstance(read, Fault):
            faults.append(read)
        else:
            texts[name] = read
    return KnowledgeFiles(texts, tuple(faults))


def stamps_of(folder: Path) -> Stamps:
    """The stamps of all files that are knowledge, by name."""
    stamps = {}
    for name in sorted(_names(folder)):
        try:
            seen = os.lstat(folder / name)
        except OSError:
            continue
        stamps[name] = (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_mode)
    return stamps


def _names(folder: Path) -> Iterator[str]:
    """The files that are knowledge: the articles of each language, and the data files."""
    yield from (name for name in _DATA_FILES if os.path.lexists(folder / name))
    for language in LANGUAGES:
        yield from (f"{language}/{name}" for name in _listed(folder / language) if name.endswith(".md"))
    yield from (f"{_HISTORY_FOLDER}/{name}" for name in _listed(folder / _HISTORY_FOLDER) if name.endswith(".yaml"))


def _listed(folder: Path) -> list[str]:
    """The names in the folder without those that editing programs leave behind; none when there is no folder."""
    try:
        # A linked folder could lead anywhere, or into itself.
        names = [] if folder.is_symlink() else [path.name for path in folder.iterdir()]
    except OSError:
        return []
    return [name for name in names if not name.startswith((".", "#", "~"))]


def _read(path: Path, name: str) -> str | Fault:
    told = name.encode(errors="replace").decode()
    if told != name:
        return Fault(told, 1, "The file's name is not UTF-8.", "Rename it to small letters, digits and hyphens.")
    try:
        # Not through links, and not waiting for whoever writes into a pipe.
        opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if path.is_symlink():
            return Fault(name, 1, "This is a symbolic link.", "Put the file itself here.")
        return Fault(name, 1, f"The file cannot be opened ({error.strerror}).", "Check its owner and permissions.")
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        return Fault(name, 1, "This is not a file.", "Remove it, or put a text file here.")
    with os.fdopen(opened, "rb") as file:
        return _text(file.read(_largest(name) + 1), name)


def _largest(name: str) -> int:
    return LARGEST_TRIAGE if name == _TRIAGE_FILE else LARGEST_FILE


def _text(content: bytes, name: str) -> str | Fault:
    largest = _largest(name)
    if len(content) > largest:
        return Fault(name, 1, f"The file is larger than {largest // 1024} kB.", "Split it or make it shorter.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Fault(name, line, "This is not UTF-8 text.", "Save the file as UTF-8.")
