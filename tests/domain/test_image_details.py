"""Photos without what they tell of their maker: the pixels stay, byte for byte, and nothing else does."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.errors import UnsupportedError
from chat_server.domain.file_type import FileType, file_type
from chat_server.domain.image_details import Kept, size_of, without_details
from tests.attaching import PDF, gif, png, webp

GPS = b"6 12 31.5 S, 106 50 42.1 E"
# A scan holds marks that are none: a byte 255 of the picture, and a restart.
SCAN = b"\x12\xff\x00\x34\xff\xd0\x56\xff\xff\x00"
FRAME = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 480, 640, 1) + b"\x01\x11\x00"
TABLE = b"\xff\xdb" + struct.pack(">H", 5) + b"\0\1\2"


def segment(mark: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 255, mark, len(content) + 2) + content


def exif(orientation: int | None, order: str = "<") -> bytes:
    """What cameras write: who made it, how it is to be turned, and where it was taken."""
    entries = [(0x010F, 2, len(GPS), 100)]
    if orientation is not None:
        entries.append((0x0112, 3, 1, orientation if order == "<" else orientation << 16))
    directory = struct.pack(f"{order}H", len(entries))
    directory += b"".join(struct.pack(f"{order}HHII", *entry) for entry in entries)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    return segment(0xE1, b"Exif\0\0" + head + directory + bytes(80) + GPS)


def photo(*segments: bytes, behind: bytes = b"") -> bytes:
    """A JPEG with two scans and a comment between them."""
    scans = segment(0xDA, b"\1") + SCAN + segment(0xFE, GPS) + segment(0xDA, b"\2") + SCAN
    return b"\xff\xd8" + b"".join(segments) + TABLE + FRAME + scans + b"\xff\xd9" + behind


BARE = b"\xff\xd8" + TABLE + FRAME + segment(0xDA, b"\1") + SCAN + segment(0xDA, b"\2") + SCAN + b"\xff\xd9"


def cleaned(content: bytes) -> bytes:
    """The file that is kept."""
    parts = without_details(content, file_type(content).name)
    kept = b"".join(content[part.start : part.end] if isinstance(part, Kept) else part for part in parts)
    assert len(kept) == size_of(parts)
    return kept


def test_a_photo_loses_all_that_its_camera_wrote() -> None:
    written = (
        exif(None),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + GPS),
        segment(0xE2, b"MPF\0" + GPS),
        segment(0xED, b"Photoshop 3.0\0" + GPS),
        segment(0xFE, GPS),
    )
    assert cleaned(photo(*written, behind=b"\xff\xd8" + exif(6) + GPS)) == BARE


def test_what_the_picture_needs_for_its_looks_stays() -> None:
    needed = (segment(0xE0, b"JFIF\0\1\1"), segment(0xE2, b"ICC_PROFILE\0\1\1colours"), segment(0xEE, b"Adobe\0d"))
    kept = cleaned(photo(*needed))
    assert kept == BARE[:2] + b"".join(needed) + BARE[2:]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", [2, 3, 6, 8])
def test_a_photo_that_is_to_be_turned_says_only_that(orientation: int, order: str) -> None:
    kept = cleaned(photo(exif(orientation, order)))
    assert GPS not in kept
    turned = kept[2 : -len(BARE) + 2]
    assert turned[4:10] == b"Exif\0\0"
    assert len(turned) == 36
    assert struct.unpack(">HHIH", turned[20:30]) == (0x0112, 3, 1, orientation)
    assert cleaned(kept) == kept


@pytest.mark.parametrize("orientation", [None, 0, 1, 9])
def test_of_a_photo_that_stands_upright_nothing_stays(orientation: int | None) -> None:
    assert cleaned(photo(exif(orientation))) == BARE


@pytest.mark.parametrize("cut", range(4, 60, 3))
def test_details_that_are_damaged_go_all_the_same(cut: int) -> None:
    assert cleaned(photo(segment(0xE1, exif(None)[4 : 4 + cut]))) == BARE


def test_a_photo_that_breaks_off_is_kept_up_to_there() -> None:
    whole = photo(exif(None))
    kept = cleaned(whole[: -len(SCAN)])
    assert GPS not in kept
    assert BARE.startswith(kept)


@pytest.mark.parametrize("content", [photo()[:8] + b"\0\0" + photo()[8:], photo(b"\xff\xdb"), photo(b"\xff")[:30]])
def test_a_photo_with_what_is_no_segment_is_refused_or_kept_without_details(content: bytes) -> None:
    try:
        kept = cleaned(content)
    except UnsupportedError:
        return
    assert GPS not in kept


def test_pieces_without_end_are_refused() -> None:
    with pytest.raises(UnsupportedError):
        without_details(photo(segment(0xDB, b"") * 30_000), "image/jpeg")


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def test_a_png_loses_its_texts_and_times() -> None:
    bare = png(640, 480)
    written = b"".join(chunk(name, GPS) for name in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"))
    head = len(b"\x89PNG\r\n\x1a\n") + 25
    assert cleaned(bare[:head] + written + bare[head:] + GPS) == bare


def test_a_webp_loses_its_details_and_says_that_it_has_none() -> None:
    size = (639).to_bytes(3, "little") + (479).to_bytes(3, "little")
    picture = b"VP8 " + struct.pack("<I", 3) + b"abc\0"

    def file(flags: int, *chunks: bytes) -> bytes:
        body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes([flags, 0, 0, 0]) + size + b"".join(chunks)
        return b"RIFF" + struct.pack("<I", len(body)) + body

    details = [name + struct.pack("<I", len(GPS)) + GPS for name in (b"EXIF", b"XMP ")]
    assert cleaned(file(0b11100, details[0], picture, details[1]) + GPS) == file(0b10000, picture)


@pytest.mark.parametrize("content", [gif(3, 2), PDF, b"Baris satu\n", webp(b"VP8L", b"/" + bytes(4))])
def test_what_has_no_details_stays_as_it_is(content: bytes) -> None:
    assert cleaned(content) == content


@given(st.sampled_from(["image/jpeg", "image/png", "image/webp"]), st.binary(max_size=300))
def test_any_bytes_are_cleaned_or_refused(media_type: str, content: bytes) -> None:
    start = {"image/jpeg": b"\xff\xd8\xff", "image/png": png()[:33], "image/webp": b"RIFF\xff\0\0\0WEBPVP8X"}[
        media_type
    ]
    content = start + content
    try:
        parts = without_details(content, media_type)
    except UnsupportedError:
        return
    assert size_of(parts) <= len(content) + 36  # no more than how to turn it is ever added


def test_the_size_is_told_of_the_picture_that_stays() -> None:
    assert file_type(cleaned(photo(exif(6)))) == FileType("image/jpeg", 640, 480)
