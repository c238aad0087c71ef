"""Width and height of an image from its first bytes, for each format that is accepted.

The readers raise `struct.error` where a file ends too early, and give None where it is not of their format after all.
"""

import struct
from mmap import mmap

Content = bytes | mmap
Size = tuple[int, int]

_MARKER = b"\xff"
# ITU T.81, table B.1: these begin a frame, and the frame tells the size (the gaps are tables and extensions).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Of photos, some dozen: 64 kB of details each. Ten megabytes of padding would keep the machine busy for seconds.
_MOST_STEPS = 1000
_SIDE = 0x3FFF  # of WebP: fourteen bits


def png_size(content: Content) -> Size | None:
    """PNG, 11.2.2: the header is the first chunk."""
    return struct.unpack(">II", content[16:24]) if content[12:16] == b"IHDR" else None


def gif_size(content: Content) -> Size:
    """GIF89a, 18: the logical screen."""
    return struct.unpack("<HH", content[6:10])


def jpeg_size(content: Content) -> Size | None:
    """ITU T.81, B.2: segments follow each other until one begins a frame; None when it comes behind too many."""
    place = 2
    for _ in range(_MOST_STEPS):
        if content[place : place + 1] != _MARKER:
            return None
        (marker,) = content[place + 1 : place + 2] or b"\0"
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        # A second mark in a row is padding; any other segment is as long as it says.
        place += 1 if marker in _MARKER else 2 + struct.unpack(">H", content[place + 2 : place + 4])[0]
    return None


def webp_size(content: Content) -> Size | None:
    """RFC 9649: the first chunk is extended, lossy or lossless, each with the size at another place."""
    kind = content[8:16]
    if kind == b"WEBPVP8X":
        width, width_high, height, height_high = struct.unpack("<HBHB", content[24:30])
        return (width | width_high << 16) + 1, (height | height_high << 16) + 1
    if kind == b"WEBPVP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return width & _SIDE, height & _SIDE
    if kind == b"WEBPVP8L":
        (bits,) = struct.unpack("<I", content[21:25])
        return (bits & _SIDE) + 1, (bits >> 14 & _SIDE) + 1
    return None
