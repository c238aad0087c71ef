"""Pages from the templates in `templates/`: no inline code, every text escaped."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from aiohttp import web

from chat_server.web.keys import ASSETS

_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    request: web.Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
) -> web.Response:
    """The page that `template` makes of `values`; `asset('/widget/frame.id.js')` in it gives an address with a hash."""
    html = _TEMPLATES.get_template(template).render(asset=request.app[ASSETS].url, **values)
    response = web.Response(text=html, content_type="text/html", charset="utf-8", status=status, headers=headers)
    response.enable_compression()
    return response
