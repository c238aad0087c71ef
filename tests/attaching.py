"""Files to attach, made from nothing, and the requests that upload and fetch them."""

import asyncio
import http.client
import struct
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import msgspec

from tests.running import Server


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int = 3, height: int = 2) -> bytes:
    """A real picture, all of one colour."""
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = (b"\0" + b"\x0f\x76\x6e" * width) * height
    return b"\x89PNG\r\n\x1a\n" + header + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def jpeg(width: int, height: int, before: bytes = b"") -> bytes:
    """The beginning of a photo; `before` are segments that stand before its size."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + before + frame + b"\xff\xd9"


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x00\x00\x00;"


def webp(kind: bytes, body: bytes) -> bytes:
    chunk = kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


WEBP = webp(b"VP8X", b"\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little"))
PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
TEXT = "Baris satu\nBaris dua: é 😀\n".encode()


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def view(self) -> dict:
        return msgspec.json.decode(self.body)

    @property
    def attachment(self) -> dict:
        assert self.status == 201, self.body
        return self.view["attachment"]

    @property
    def code(self) -> str:
        assert self.view["ok"] is False
        return self.view["error"]["code"]


def _asked(server: Server, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    found = Reply(answer.status, dict(answer.getheaders()), answer.read())
    connection.close()
    return found


async def upload(server: Server, token: str, content: bytes, name: str = "foto.png", to: str = "/attachments") -> Reply:
    """The answer to an upload; `to` is the address for visitors or that of a conversation."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return await asyncio.to_thread(_asked, server, "POST", f"{to}?name={quote(name)}", content, headers)


async def fetch(server: Server, url: str, token: str = "", method: str = "GET", **more: str) -> Reply:
    """What is at an address for whoever has that token."""
    headers = {name.replace("_", "-"): value for name, value in more.items()}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return await asyncio.to_thread(_asked, server, method, url, None, headers)


async def pieces(content: bytes) -> AsyncIterator[bytes]:
    """The file as it comes over the network."""
    yield content


def files_in(data_dir: Path) -> set[str]:
    """Names of the files in a folder for attachments that is there."""
    return {path.name for path in (data_dir / "attachments").iterdir()}


def stored_files(server: Server) -> list[str]:
    """Names of the files in the server's folder for attachments."""
    folder = server.data_dir / "attachments"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
