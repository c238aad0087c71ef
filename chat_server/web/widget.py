"""The widget over HTTP: the loader for other sites, the frame that it opens, a page to try it on, all built files."""

import json

from aiohttp import web

from chat_server.desk import Desk
from chat_server.web.keys import ASSETS, DESK
from chat_server.web.pages import page

_LANGUAGES = ("id", "en")
# The four that visitors of a reporting product ask first; a slug that an editor removed is simply left out.
_TOPICS = ("reset-password", "dashboard-empty", "export-excel", "plans-and-prices", "cannot-sign-in", "api-key")
_MOST_TOPICS = 4
_SERVED = {
    "/widget.js": "widget.js",
    **{f"/widget/frame.{language}.js": f"frame.{language}.js" for language in _LANGUAGES},
    "/widget/frame.css": "frame.css",
    "/widget/attach.js": "attach.js",
    "/console/console.js": "console.js",
    "/console/console.css": "console.css",
    "/assets/help.css": "help.css",
}


async def loader_or_built(request: web.Request) -> web.StreamResponse:
    """A built file. The loader may be used by every site: what it opens decides where it may be shown."""
    response = request.app[ASSETS].answer(request, _SERVED[request.path])
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if request.path == "/widget.js" else "same-origin"
    return response


async def frame(request: web.Request) -> web.Response:
    """The chat itself, shown inside other pages or in a tab of its own."""
    language = _language(request)
    # Files are a bundle of its own: most visits never need it.
    config = frame_config(request.app[DESK], language) | {"attach": request.app[ASSETS].url("/widget/attach.js")}
    return page(
        request,
        "frame.html",
        language=language,
        title=config["name"],
        config=json.dumps(config, ensure_ascii=False),
        email=config["email"],
        headers={"Cache-Control": "no-cache"},
    )


def frame_config(desk: Desk, language: str) -> dict[str, object]:
    """What the chat starts from: its name and language, the topics asked most, and where to write without a server."""
    found = (desk.knowledge.article(slug, language) for slug in _TOPICS)
    topics = [{"slug": article.slug, "title": article.title} for article in found if article is not None]
    return {
        "name": "DashPro",
        "language": language,
        "topics": topics[:_MOST_TOPICS],
        "email": desk.policy.contact.address,
        "phone": desk.policy.channel("phone").address,
        "newest_version": desk.policy.newest_version,
        "privacy": desk.settings.privacy_url,
        "consent": _consent(desk, language),
        "mails": bool(desk.settings.smtp_url),
    }


def _consent(desk: Desk, language: str) -> str:
    """What visitors agree to first, in their language or else the other; empty when nobody is asked."""
    texts = (desk.settings.widget_consent_id, desk.settings.widget_consent_en)
    return next((text for text in (texts if language == "id" else texts[::-1]) if text), "")


async def demo(request: web.Request) -> web.Response:
    """A page like a customer's, with the widget on it."""
    return page(request, "demo.html", language=_language(request), email=request.app[DESK].policy.contact.address)


def _language(request: web.Request) -> str:
    asked = request.query.get("language", "")
    return asked if asked in _LANGUAGES else "id"


def routes() -> list[web.RouteDef]:
    """The addresses of the widget and of all built files."""
    return [
        *(web.get(path, loader_or_built) for path in _SERVED),
        web.get("/widget/", frame),
        web.get("/demo", demo),
    ]
