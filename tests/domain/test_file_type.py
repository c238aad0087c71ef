"""The type of a file comes from its bytes, and the name that is shown can do no harm."""

import struct

import pytest

from chat_server.domain.attachment import shown_name
from chat_server.domain.errors import UnsupportedError
from chat_server.domain.file_type import FileType, file_type
from tests.attaching import PDF, TEXT, WEBP, gif, jpeg, png, webp

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
EXIF = b"\xff\xe1" + struct.pack(">H", 60_000) + b"\xff\xc0" * 29_999  # a thumbnail with a size of its own inside


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (png(3, 2), FileType("image/png", 3, 2)),
        (gif(7, 5), FileType("image/gif", 7, 5)),
        (jpeg(640, 480), FileType("image/jpeg", 640, 480)),
        (jpeg(640, 480, EXIF + EXIF), FileType("image/jpeg", 640, 480)),
        (jpeg(640, 480, b"\xff\xff"), FileType("image/jpeg", 640, 480)),
        (WEBP, FileType("image/webp", 640, 480)),
        (webp(b"VP8 ", b"\0" * 6 + struct.pack("<HH", 640, 480)), FileType("image/webp", 640, 480)),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 479 << 14) + b"\0" * 4), FileType("image/webp", 640, 480)),
        (PDF, FileType("application/pdf")),
        (b"%PDF is only said here", FileType("text/plain")),
        (TEXT, FileType("text/plain")),
        (b"\xef\xbb\xbf" + TEXT, FileType("text/plain")),
        (b"a" * 65_535 + "é".encode(), FileType("text/plain")),
    ],
)
def test_what_is_accepted_is_known_by_its_bytes(content: bytes, expected: FileType) -> None:
    assert file_type(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n\t ",
        SVG,
        b"\xef\xbb\xbf\n\n  " + SVG,
        b" " * 70_000 + SVG,
        b"<?xml version='1.0'?>" + SVG,
        b"<!doctype html><script>alert(1)</script>",
        b"<html></html>",
        b"MZ\x90\x00\x03",
        b"PK\x03\x04archive",
        b"\x7fELF",
        "halo".encode("utf-16"),
        b"caf\xe9 in another encoding",
        b"text with \x00 in it",
        b"text with \x1b[31m in it",
        TEXT + b"\xc3",
        png()[:20],
        b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        png(0, 5),
        gif(0, 0),
        b"GIF89a",
        b"\xff\xd8\xff",
        jpeg(0, 9),
        b"\xff\xd8\xff\xe1\xff\xff",
        jpeg(640, 480, b"\xff" * 5000),
        jpeg(640, 480, b"\xff\xe0\x00\x02" * 5000),
        b"RIFF\0\0\0\0WAVEfmt " + b"\0" * 40,
        WEBP[:20],
    ],
)
def test_everything_else_and_everything_damaged_is_refused(content: bytes) -> None:
    with pytest.raises(UnsupportedError):
        file_type(content)


@pytest.mark.parametrize("content", [jpeg(60_000, 60_000), gif(65_535, 65_535)])
def test_a_small_file_that_would_unpack_to_a_huge_picture_is_refused(content: bytes) -> None:
    with pytest.raises(UnsupportedError, match="pixels"):
        file_type(content)


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [
        ("foto.png", "image/png", "foto.png"),
        ("Foto Liburan.JPG", "image/jpeg", "Foto Liburan.JPG"),
        ("data.csv", "text/plain", "data.csv"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("C:\\Users\\Vera\\a.pdf", "application/pdf", "a.pdf"),
        ("a\r\nSet-Cookie: x\n.png", "image/png", "a Set-Cookie: x.png"),
        ("tagihan\u202egnp.exe", "image/png", "tagihangnp.exe.png"),
        ("fo\u200bto\u2066.png", "image/png", "foto.png"),
        ("halaman.html", "text/plain", "halaman.html.txt"),
        (".htaccess", "text/plain", "htaccess.txt"),
        ("...", "image/gif", "file.gif"),
        ("", "image/webp", "file.webp"),
        (".png", "image/png", "png.png"),
        ("n" * 300 + ".pdf", "application/pdf", "n" * 96 + ".pdf"),
        ("e\u0301.png", "image/png", "é.png"),
    ],
)
def test_a_name_is_shown_without_folders_controls_or_a_lie_about_the_type(
    name: str, media_type: str, expected: str
) -> None:
    assert shown_name(name, media_type) == expected
