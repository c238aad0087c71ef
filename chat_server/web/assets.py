"""The built browser files, read once; their addresses carry a hash, so browsers may keep them for ever."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

_BUILT = Path(__file__).parent / "built"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, max-age=300, must-revalidate"


@dataclass(frozen=True, slots=True)
class Asset:
    """A built file with the hash of what is in it."""

    name: str
    content: bytes
    content_type: str
    hash: str


class Assets:
    """All built files by name."""

    def __init__(self, folder: Path = _BUILT) -> None:
        found = sorted(folder.glob("*")) if folder.is_dir() else []
        self._assets = {path.name: _asset(path) for path in found if path.suffix in _TYPES}

    def find(self, name: str) -> Asset | None:
        """The file of that name."""
        return self._assets.get(name)

    def url(self, path: str) -> str:
        """The address of a file with its hash: `/widget/frame.id.js` gives `/widget/frame.id.js?v=…`."""
        asset = self._assets.get(path.rpartition("/")[2])
        return f"{path}?v={asset.hash}" if asset else path

    def answer(self, request: web.Request, name: str) -> web.Response:
        """The file, to be kept for ever when the address carries its hash; 304 when the browser has it.

        Raises:
            HTTPNotFound: it was not built.
        """
        asset = self._assets.get(name)
        if asset is None:
            raise web.HTTPNotFound(text=f"{name} is not built; run `make run` or `node widget/build.mjs`\n")
        is_pinned = request.query.get("v") == asset.hash
        headers = {"Cache-Control": _FOR_EVER if is_pinned else _ASK_AGAIN, "ETag": f'"{asset.hash}"'}
        if f'"{asset.hash}"' in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        response = web.Response(body=asset.content, content_type=asset.content_type, charset="utf-8", headers=headers)
        response.enable_compression()
        return response


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    return Asset(path.name, content, _TYPES[path.suffix], hashlib.sha256(content).hexdigest()[:12])
