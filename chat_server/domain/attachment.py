"""Attachments: files that somebody sent along, and the names under which they are shown."""

import re
import unicodedata
from dataclasses import dataclass

MOST_IN_A_MESSAGE = 5

_LONGEST_NAME = 100
_NAMELESS = "file"
# The endings that each type may keep; the first is given to a name without one of them.
_ENDINGS = {
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "application/pdf": ("pdf",),
    "text/plain": ("txt", "log", "csv", "md"),
}
# C: controls, line breaks of Unicode, and marks that turn the direction or are not seen at all.
_UNSEEN = ("C", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored file. `type` is the media type that its bytes have; `width` and `height` are those of an image."""

    id: str
    name: str
    type: str
    size: int
    width: int | None = None
    height: int | None = None

    @property
    def is_image(self) -> bool:
        """True for what a browser shows as a picture."""
        return self.type.startswith("image/")


def shown_name(name: str, media_type: str) -> str:
    """The name without folders and without what cannot be seen, ending as files of that type do.

    An ending that says something else would let a program open the file as what it is not: it is kept in front.
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(letter for letter in unicodedata.normalize("NFC", last) if _is_seen(letter))
    words = " ".join(seen.split()).strip(". ")
    stem, dot, ending = words.rpartition(".")
    endings = _ENDINGS[media_type]
    if not dot or ending.lower() not in endings:
        stem, ending = words, endings[0]
    stem = stem[: _LONGEST_NAME - len(ending) - 1].strip(". ") or _NAMELESS
    return f"{stem}.{ending}"


def _is_seen(letter: str) -> bool:
    return letter.isspace() or not unicodedata.category(letter).startswith(_UNSEEN)
