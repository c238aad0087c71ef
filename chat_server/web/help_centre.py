"""The help centre: articles, search, policy and contact as plain pages, and the same for feeds and machines."""

from aiohttp import web
from aiohttp.typedefs import Handler

from chat_server.web.help_answers import Shelves, missing
from chat_server.web.help_articles import ArticlePages
from chat_server.web.help_feeds import Feeds
from chat_server.web.help_pages import Pages
from chat_server.web.help_status import StatusPages
from chat_server.web.help_writing import ContactPages


def routes() -> list[web.RouteDef]:
    """The addresses of the help centre in both languages, and what is shown where there is nothing."""
    shelves = Shelves()
    found: list[web.RouteDef] = [web.get("/en", _to_english)]
    pages, articles, feeds = Pages(shelves), ArticlePages(shelves), Feeds(shelves)
    status, contact = StatusPages(), ContactPages()
    for prefix in ("", "/en"):
        found += [*pages.routes(prefix), *articles.routes(prefix), *feeds.routes(prefix)]
        found += [*status.routes(prefix), *contact.routes(prefix)]
    return [*found, *feeds.shared_routes(), web.get("/{path:.*}", _nothing_here(shelves))]


async def _to_english(request: web.Request) -> web.Response:
    del request
    raise web.HTTPMovedPermanently("/en/")


def _nothing_here(shelves: Shelves) -> Handler:
    async def nothing_here(request: web.Request) -> web.StreamResponse:
        return missing(request, shelves.of(request))

    return nothing_here
