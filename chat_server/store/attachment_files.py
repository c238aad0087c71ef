"""The files of attachments in DATA_DIR: under random names, written beside and moved in place only when whole."""

import asyncio
import mmap
import os
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import structlog

from chat_server.domain.errors import TooLongError, UnavailableError
from chat_server.domain.file_type import FileType, file_type
from chat_server.domain.image_details import Part, size_of, without_details

_ARRIVING = ".part"
_PIECE = 1 << 18
_log = structlog.get_logger(__name__)


class AttachmentFiles:
    """The folder `attachments` in `data_dir`; several processes may share it."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "attachments"

    def path(self, identity: str) -> Path:
        """Where the file of that attachment lies. Only ids that we gave ourselves come here, never what was asked."""
        return self._folder / identity

    def free_bytes(self) -> int:
        """How many bytes the disk has left for us; none where no folder can be made."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return shutil.disk_usage(self._folder).free
        except OSError as error:
            _log.error("attachments_have_no_folder", error=type(error).__name__, number=error.errno)
            return 0

    async def receive(self, identity: str, chunks: AsyncIterator[bytes], most: int) -> tuple[int, FileType]:
        """Size and type of what was stored whole from `chunks`, photos without what they tell of their maker.

        After any failure nothing of it is left.

        Raises:
            TooLongError: there are more than `most` bytes.
            UnsupportedError: it is no file that is accepted.
            UnavailableError: the disk is full, or does not work.
        """
        part = self._folder / f"{identity}{_ARRIVING}"
        try:
            await _write(part, chunks, most)
            found = await asyncio.to_thread(_type_of, part)
            size = await asyncio.to_thread(_put_without_details, part, found.name, self.path(identity))
        except OSError as error:
            if isinstance(error, ConnectionError):  # the sender is gone, not the disk
                raise
            _log.error("attachment_not_written", error=type(error).__name__, number=error.errno)
            raise UnavailableError("there is no room for files now; nothing was stored") from error
        finally:
            part.unlink(missing_ok=True)
        return size, found

    def remove(self, identity: str) -> None:
        """Delete the file, if it is there."""
        self.path(identity).unlink(missing_ok=True)

    def left_overs(self, parts_last: float, files_last: float) -> tuple[list[str], list[str]]:
        """Names of parts that a crash has left, and of whole files: those that are older than so many seconds."""
        parts: list[str] = []
        files: list[str] = []
        for entry in os.scandir(self._folder) if self._folder.is_dir() else ():
            is_part = entry.name.endswith(_ARRIVING)
            with suppress(FileNotFoundError):  # gone meanwhile
                if time.time() - entry.stat().st_mtime > (parts_last if is_part else files_last):
                    (parts if is_part else files).append(entry.name)
        return parts, files


async def _write(part: Path, chunks: AsyncIterator[bytes], most: int) -> None:
    """Write the file as it comes."""
    part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    size = 0
    with await asyncio.to_thread(part.open, "xb") as file:
        async for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise TooLongError(f"a file has at most {most} bytes")
            await asyncio.to_thread(file.write, chunk)


def _put_without_details(part: Path, media_type: str, path: Path) -> int:
    """How many bytes of the file in `part` are now, on the disk, in `path`."""
    bare = path.with_name(f"{path.name}.bare{_ARRIVING}")
    try:
        with part.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            parts = without_details(content, media_type)
            with bare.open("xb") as out:
                for each in parts:
                    _copy(content, each, out)
                out.flush()
                os.fsync(out.fileno())
        _put(bare, path)
    finally:
        bare.unlink(missing_ok=True)
    return size_of(parts)


def _copy(content: mmap.mmap, part: Part, out: BinaryIO) -> None:
    if isinstance(part, bytes):
        out.write(part)
        return
    out.writelines(content[start : min(start + _PIECE, part.end)] for start in range(part.start, part.end, _PIECE))


def _put(part: Path, path: Path) -> None:
    part.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # so that a power cut does not forget the name
    finally:
        os.close(folder)


def _type_of(path: Path) -> FileType:
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size == 0:  # nothing to map
            return file_type(b"")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return file_type(content)
