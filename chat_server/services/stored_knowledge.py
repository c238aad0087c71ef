"""The knowledge that was built last, in a file: a start with unchanged articles loads it instead of building it.

A build takes seconds of the processor, loading takes hundredths. The file is only ever a copy: it is taken when it was
built from the same texts by the same code, and whatever is wrong with it means that the knowledge is built.
"""

import hashlib
import io
import os
import pickle
import platform
import stat
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import structlog

import bot
from bot.knowledge import Knowledge

_DIGEST_SIZE = hashlib.blake2b().digest_size
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_FOREIGN_CLASSES = {
    ("collections", "Counter"),
    ("datetime", "date"),
    ("numpy", "dtype"),
    ("numpy._core.numeric", "_frombuffer"),
}
_log = structlog.get_logger(__name__)


class StoredKnowledge:
    """The one file; processes that share it replace it as a whole."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def load(self, texts: Mapping[str, str]) -> Knowledge | None:
        """The knowledge that was built from these texts; None when the file has another one, or is not ours.

        Args:
            texts: articles and triage by their names in the knowledge folder.
        """
        try:
            content = memoryview(self._read())
            digest, pickled = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
            if digest != _digest(texts, pickled):
                return None
            loaded = _OurClasses(io.BytesIO(pickled)).load()
        except FileNotFoundError:
            return None
        except Exception as error:  # noqa: BLE001 - a damaged pickle raises anything
            _log.warning("stored_knowledge_not_read", file=str(self._file), error=type(error).__name__)
            return None
        return loaded if isinstance(loaded, Knowledge) else None

    def save(self, texts: Mapping[str, str], knowledge: Knowledge) -> None:
        """Have the file hold this knowledge; where that is not possible, the next start is a slow one."""
        pickled = pickle.dumps(knowledge, protocol=5)
        arriving = self._file.with_name(f"{self._file.name}.{os.getpid()}.part")
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            arriving.touch(mode=0o600)
            with arriving.open("wb") as file:
                file.write(_digest(texts, pickled))
                file.write(pickled)
            arriving.replace(self._file)
        except OSError as error:
            _log.warning("knowledge_not_stored", file=str(self._file), error=type(error).__name__, number=error.errno)
            with suppress(OSError):
                arriving.unlink()

    def _read(self) -> bytes:
        """The content; raises PermissionError when somebody else may have written it."""
        with self._file.open("rb") as file:
            seen = os.fstat(file.fileno())
            if seen.st_uid != os.geteuid() or seen.st_mode & _OTHERS_MAY_WRITE:
                raise PermissionError
            return file.read()


class _OurClasses(pickle.Unpickler):
    """Makes objects of the bot and arrays, nothing else: no file makes this process run what it names."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _method_of
        if (module, name) in _FOREIGN_CLASSES:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith("bot.") and "." not in name else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def _method_of(owner: object, name: str) -> Any:
    """The method of an object of the bot, as a pickle names it; nothing that leads out of the bot."""
    if not type(owner).__module__.startswith("bot.") or name.startswith("__"):
        raise pickle.UnpicklingError(name)
    return getattr(owner, name)


def _digest(texts: Mapping[str, str], pickled: bytes | memoryview) -> bytes:
    """What only this pickle has that this code made of these texts."""
    digest = hashlib.blake2b(_code())
    for name, text in sorted(texts.items()):
        for part in (name.encode(), text.encode()):
            digest.update(len(part).to_bytes(8) + part)
    digest.update(pickled)
    return digest.digest()


@cache
def _code() -> bytes:
    """A digest of the bot's code and of what it computes with."""
    digest = hashlib.blake2b(f"{platform.python_version()} {platform.machine()} {np.__version__}".encode())
    for file in sorted(Path(bot.__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.digest()
