"""What a file is, decided from its bytes alone: what a name or a sender says about it is no evidence."""

import codecs
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

from chat_server.domain.errors import UnsupportedError
from chat_server.domain.image_size import Content, Size, gif_size, jpeg_size, png_size, webp_size

_MOST_PIXELS = 50_000_000  # more is no photo of a phone, but a small file that fills a browser's memory
_PIECE = 1 << 16
_PDF = re.compile(rb"%PDF-\d\.\d")
# NUL and its like, but not what lays a text out.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")

_IMAGES: tuple[tuple[bytes, str, Callable[[Content], Size | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png", png_size),
    (b"GIF87a", "image/gif", gif_size),
    (b"GIF89a", "image/gif", gif_size),
    (b"\xff\xd8\xff", "image/jpeg", jpeg_size),
    (b"RIFF", "image/webp", webp_size),
)


@dataclass(frozen=True, slots=True)
class FileType:
    """A media type, and the size of an image in pixels."""

    name: str
    width: int | None = None
    height: int | None = None


def file_type(content: Content) -> FileType:
    """The type of a file.

    Raises:
        UnsupportedError: it is none that is accepted, it is damaged, or its picture is too large.
    """
    for start, name, size_of in _IMAGES:
        if content[: len(start)] == start:
            return _image(content, name, size_of)
    if _PDF.match(content[:8]):
        return FileType("application/pdf")
    if _is_plain_text(content):
        return FileType("text/plain")
    raise UnsupportedError("only images (PNG, JPEG, GIF, WebP), PDF and plain text (UTF-8) are accepted")


def _image(content: Content, name: str, size_of: Callable[[Content], Size | None]) -> FileType:
    try:
        width, height = size_of(content) or (0, 0)
    except struct.error:
        width = height = 0
    if not width * height:
        raise UnsupportedError("the picture is damaged")
    if width * height > _MOST_PIXELS:
        raise UnsupportedError("the picture has too many pixels")
    return FileType(name, width, height)


def _is_plain_text(content: Content) -> bool:
    """True for whole UTF-8 without controls that is no markup: HTML and SVG stay out even where nothing would run."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    first = ""
    try:
        for place in range(0, len(content), _PIECE):
            text = decoder.decode(content[place : place + _PIECE], final=place + _PIECE >= len(content))
            if _CONTROL.search(text):
                return False
            first = first or text.lstrip()[:1]
    except UnicodeDecodeError:
        return False
    return first not in ("", "<")
