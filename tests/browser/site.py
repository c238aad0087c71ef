"""A customer's site on an origin of its own, whose pages nobody made for the widget."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from aiohttp import web

from tests.running import PROJECT

_STYLE = """
body { max-width: 40rem; margin: 2rem auto; font: 18px/1.6 Georgia, serif; color: #2b2b2b; background: #fffdf7 }
iframe, button, div { outline: 3px dashed fuchsia }
h1 { letter-spacing: .04em; text-transform: uppercase }
"""
_HOSTILE = """
*, *::before, *::after { all: unset !important }
html { font-size: 7px !important; direction: rtl !important; letter-spacing: 1em !important }
div, button, iframe, span { display: none !important; pointer-events: none !important; visibility: hidden !important }
p, h1 { display: block !important }
"""
_PAGE = """<!doctype html>
<html {language}><head><meta charset="utf-8"><title>Toko {title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/style.css"></head>
<body data-page="{title}"><h1>Toko {title}</h1><p>Sepatu, tas, topi. <a href="#x">Lihat</a></p>
<form><input name="q"><button>Cari</button></form><div id="x"><div><p>Isi {title}</p></div></div>
{scripts}</body></html>
"""
_APP = """
const pages = (title) => `<h1>Toko ${title}</h1><p>Isi ${title}</p><script src="${window.widget}" async><\\/script>`;
// As Turbo does: another body, whose scripts run again.
window.turbo = (title) => {
  history.pushState({}, "", "/app/" + title);
  document.title = "Toko " + title;
  const body = document.createElement("body");
  body.innerHTML = pages(title);
  for (const old of body.querySelectorAll("script")) {
    const fresh = document.createElement("script");
    for (const { name, value } of old.attributes) fresh.setAttribute(name, value);
    old.replaceWith(fresh);
  }
  document.body.replaceWith(body);
};
// As htmx does: another content of the same body.
window.htmx = (title) => {
  history.pushState({}, "", "/app/" + title);
  document.body.innerHTML = pages(title);
};
// Before the chat is there, its commands wait.
window.DashProChat = function () { (DashProChat.q = DashProChat.q || []).push(arguments) };
window.heard = [];
DashProChat("on", "open", () => window.heard.push("open"));
DashProChat("on", "close", () => window.heard.push("close"));
"""


@dataclass(slots=True)
class Site:
    """`async with Site(port, chat)`: each page has the widget.

    There are `/plain`, `/hostile`, `/strict`, `/many`, `/rtl`, `/left` and `/app`.
    """

    port: int
    chat: str
    _runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Another site than the chat's for a browser: another host, not merely another port."""
        return f"http://localhost:{self.port}"

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes(
            [web.get("/style.css", self._style), web.get("/app.js", self._app), web.get("/{name:.*}", self._page)]
        )
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "localhost", self.port).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner
        await self._runner.cleanup()

    def tag(self, attributes: str = "") -> str:
        """The script tag as the README gives it."""
        tag = re.search(r"<script src=\"https://chat\.example/widget\.js\" async></script>", _readme())
        assert tag
        return tag[0].replace("https://chat.example", self.chat).replace(" async", f" async {attributes}")

    def policy(self) -> str:
        """A strict policy with the lines that the README tells sites to add, and no other."""
        lines = re.findall(r"`((?:script|frame)-src https://chat\.example)`", _readme())
        assert len(lines) == 2
        added = "; ".join(line.replace("https://chat.example", self.chat) for line in lines)
        return (
            f"default-src 'none'; style-src 'self'; {added}; require-trusted-types-for 'script'; trusted-types 'none'"
        )

    async def _style(self, request: web.Request) -> web.Response:
        text = _HOSTILE if "/hostile" in request.headers.get("Referer", "") else _STYLE
        return web.Response(text=text, content_type="text/css", headers={"Cache-Control": "no-store"})

    async def _app(self, _: web.Request) -> web.Response:
        return web.Response(text=f"window.widget = '{self.chat}/widget.js';{_APP}", content_type="text/javascript")

    async def _page(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        scripts: Mapping[str, str] = {
            "app": '<script src="/app.js"></script>' + self.tag(),
            "many": self.tag() + self.tag('data-side="left"') + self.tag(),
            "left": self.tag('data-side="left" data-color="#ffd400" data-mail="bantuan@toko.example"'),
        }
        language = 'lang="ar" dir="rtl"' if name == "rtl" else 'lang="id"'
        text = _PAGE.format(language=language, title=name, scripts=scripts.get(name, self.tag()))
        headers = {"Content-Security-Policy": self.policy()} if name == "strict" else {}
        return web.Response(text=text, content_type="text/html", headers=headers)


def _readme() -> str:
    return (PROJECT / "README.md").read_text()
