"""What a photo tells of its maker: where and when it was taken, by whom and with what. It goes; the pixels stay.

Of a JPEG's details only how it is to be turned stays, or photos of phones would lie on their side. GIF is left as it
is: no camera makes it.
"""

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from chat_server.domain.errors import UnsupportedError
from chat_server.domain.image_size import Content

_MOST_STEPS = 20_000  # of ten megabytes in the usual pieces, a few thousand

# JPEG (ITU T.81, B.1)
_MARK, _SCAN, _END, _COMMENT = 0xFF, 0xDA, 0xD9, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_JFIF, _EXIF, _PROFILE, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_PROFILE_NAME = b"ICC_PROFILE\0"
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # marks without a length
# Within a scan: a byte of the picture is followed by 0, a restart is no end, and more marks in a row are padding.
_NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_EXIF_NAME = b"Exif\0\0"
_ORIENTATION = 0x0112  # TIFF 6.0, section 8
_SHORT = 3
_UPRIGHT = 1

# PNG, 11.3.3 and 11.3.4; WebP, RFC 9649, 2.7.1.4
_PNG_DETAILS = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_WEBP_DETAILS = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = 0b1100


class Kept(NamedTuple):
    """A part of the file that stays as it is: from `start` up to `end`."""

    start: int
    end: int


Part = Kept | bytes


def without_details(content: Content, media_type: str) -> list[Part]:
    """The parts of which the same picture without its details is made, in their order.

    Raises:
        UnsupportedError: the picture is damaged.
    """
    parts_of = _FORMATS.get(media_type)
    if parts_of is None:
        return [Kept(0, len(content))]
    try:
        return _joined(parts_of(content))
    except struct.error:
        raise UnsupportedError("the picture is damaged") from None


def _joined(parts: Iterator[Part]) -> list[Part]:
    """The same, with neighbours that both stay as one part."""
    joined: list[Part] = []
    for steps, part in enumerate(parts):
        if steps > _MOST_STEPS:
            raise UnsupportedError("the picture has too many pieces")
        last = joined[-1] if joined else None
        if isinstance(last, Kept) and isinstance(part, Kept) and last.end == part.start:
            joined[-1] = Kept(last.start, part.end)
        else:
            joined.append(part)
    return joined


def _jpeg(content: Content) -> Iterator[Part]:
    """Segments, and the scans between them; what stands behind the end is no part of the picture."""
    place = 2
    yield Kept(0, place)
    while place < len(content):
        first, mark = struct.unpack("BB", content[place : place + 2])
        if first != _MARK:
            raise struct.error
        if mark == _MARK or mark in _BARE:
            end = place + (1 if mark == _MARK else 2)  # a second mark in a row is padding
            yield Kept(place, end)
        elif mark == _END:
            yield Kept(place, place + 2)
            return
        else:
            end = place + 2 + _length(">H", content[place + 2 : place + 4])
            if mark == _SCAN:
                end = _end_of_scan(content, end)
            yield from _segment(content, mark, Kept(place, min(end, len(content))))
        place = end


def _end_of_scan(content: Content, place: int) -> int:
    found = _NEXT_MARK.search(content, place)
    return found.start() if found else len(content)


def _segment(content: Content, mark: int, part: Kept) -> Iterator[Part]:
    """The segment, unless it holds details."""
    if mark == _EXIF:
        turned = _orientation(content[part.start + 4 : part.end])
        if turned != _UPRIGHT:
            yield _exif(turned)
    elif mark == _PROFILE:
        if content[part.start + 4 : part.start + 4 + len(_PROFILE_NAME)] == _PROFILE_NAME:
            yield part
    elif mark != _COMMENT and (mark not in _APPLICATIONS or mark in (_JFIF, _ADOBE)):
        yield part


def _orientation(segment: bytes) -> int:
    """How the picture is to be turned, 1 to 8; 1, upright, where that is not told."""
    tiff = segment[len(_EXIF_NAME) :]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if not segment.startswith(_EXIF_NAME) or order is None:
        return _UPRIGHT
    try:
        (directory,) = struct.unpack(f"{order}I", tiff[4:8])
        (count,) = struct.unpack(f"{order}H", tiff[directory : directory + 2])
        for entry in range(directory + 2, directory + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack(f"{order}HHIH", tiff[entry : entry + 10])
            if (tag, kind) == (_ORIENTATION, _SHORT):
                return int(value) if value in range(1, 9) else _UPRIGHT
    except struct.error:
        pass
    return _UPRIGHT


def _exif(orientation: int) -> bytes:
    """A segment that tells nothing but how the picture is to be turned."""
    directory = struct.pack(">HHHIHHI", 1, _ORIENTATION, _SHORT, 1, orientation, 0, 0)
    body = _EXIF_NAME + b"MM\0*" + struct.pack(">I", 8) + directory
    return struct.pack(">BBH", _MARK, _EXIF, len(body) + 2) + body


def _png(content: Content) -> Iterator[Part]:
    """Chunks up to the one that ends the picture."""
    place = 8
    yield Kept(0, place)
    while place < len(content):
        length, name = struct.unpack(">I4s", content[place : place + 8])
        end = place + 12 + length
        if name not in _PNG_DETAILS:
            yield Kept(place, min(end, len(content)))
        if name == b"IEND":
            return
        place = end


def _webp(content: Content) -> Iterator[Part]:
    """Chunks up to the length that the file has; its length and what it says of its chunks are told anew."""
    end_of_file = min(8 + _length("<I", content[4:8]), len(content))
    parts: list[Part] = []
    place = 12
    while place < end_of_file:
        name, length = struct.unpack("<4sI", content[place : place + 8])
        end = place + 8 + length + length % 2
        if name == b"VP8X":
            (flags,) = struct.unpack("B", content[place + 8 : place + 9])
            parts += [Kept(place, place + 8), bytes([flags & ~_WEBP_FLAGS]), Kept(place + 9, min(end, end_of_file))]
        elif name not in _WEBP_DETAILS:
            parts.append(Kept(place, min(end, end_of_file)))
        if len(parts) > _MOST_STEPS:
            break
        place = end
    yield content[:4] + struct.pack("<I", 4 + size_of(parts)) + content[8:12]
    yield from parts


def size_of(parts: list[Part]) -> int:
    """How many bytes the parts are."""
    return sum(part.end - part.start if isinstance(part, Kept) else len(part) for part in parts)


def _length(form: str, content: bytes) -> int:
    return int(struct.unpack(form, content)[0])


_FORMATS: Mapping[str, Callable[[Content], Iterator[Part]]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/webp": _webp,
}
