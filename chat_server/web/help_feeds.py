"""The help centre for machines: sitemap, feed of changed articles, robots.txt, and llms.txt with Markdown articles."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from aiohttp import web

from chat_server.web.help_answers import Shelves, unless_known
from chat_server.web.help_places import Place, place_of, texts
from chat_server.web.help_shelf import Shelf
from chat_server.web.keys import DESK
from chat_server.web.pages import page

_MOST_ENTRIES = 30
_STEADY = ("/contact", "/status")


@dataclass(frozen=True, slots=True)
class _Known:
    """A page in the sitemap, and when its content changed last if that is known."""

    place: Place
    changed: date | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A change in the feed; `changed` as RFC 3339."""

    url: str
    title: str
    summary: str
    changed: str


class Feeds:
    """Answers for machines."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """What each language has of its own."""
        return [web.get(f"{prefix}/feed.atom", self.feed)]

    def shared_routes(self) -> list[web.RouteDef]:
        """What the site has once."""
        return [
            web.get("/sitemap.xml", self.sitemap),
            web.get("/robots.txt", self.robots),
            web.get("/llms.txt", self.llms),
        ]

    async def feed(self, request: web.Request) -> web.Response:
        """The articles changed last, and the policy, as Atom (RFC 4287)."""
        place = place_of(request)
        policy, shelf = request.app[DESK].policy, self._shelves.of(request)

        def moment(day: date) -> str:
            return datetime.combine(day, time(), policy.zone).isoformat()

        entries = [
            _Entry(place.absolute(f"/articles/{article.slug}"), article.title, article.excerpt, moment(article.updated))
            for article in shelf.recently_changed(place.language, _MOST_ENTRIES)
        ]
        title, summary = policy.title.of(place.language), policy.changes.of(place.language)
        entries.append(_Entry(place.absolute("/policy"), title, summary, moment(policy.date)))
        entries.sort(key=lambda entry: entry.changed, reverse=True)
        words = texts(place.language)
        response = page(
            request, "help_feed.xml", place=place, t=words, entries=entries, changed=entries[0].changed
        )  # fmt: skip
        return _as_type(request, response, "application/atom+xml")

    async def sitemap(self, request: web.Request) -> web.Response:
        """Every page that search engines should know, with its translation."""
        known = list(self._known(request, self._shelves.of(request)))
        response = page(request, "help_sitemap.xml", entries=known)
        return _as_type(request, response, "application/xml")

    async def robots(self, request: web.Request) -> web.Response:
        """What crawlers should leave alone, and where the sitemap is."""
        sitemap = place_of(request).absolute("/sitemap.xml")
        left_alone = ("/console", "/socket.io/", "/search", "/en/search")
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in left_alone), f"Sitemap: {sitemap}", ""]
        return unless_known(request, web.Response(text="\n".join(lines)))

    async def llms(self, request: web.Request) -> web.Response:
        """The articles as a list of Markdown addresses, in the form that llmstxt.org describes."""
        shelf = self._shelves.of(request)
        response = page(
            request,
            "help_llms.txt",
            place=place_of(request),
            indonesian=texts("id"),
            english=texts("en"),
            articles_id=shelf.knowledge.articles("id"),
            articles_en=shelf.knowledge.articles("en"),
        )
        return _as_type(request, response, "text/plain")

    def _known(self, request: web.Request, shelf: Shelf) -> Iterator[_Known]:
        origin, policy = place_of(request).origin, request.app[DESK].policy
        articles = [(article.slug, article.updated) for article in shelf.everything("id")]
        latest = max((changed for _, changed in articles), default=None)
        yield _Known(Place(origin, "id", "/"), latest)
        for kind in policy.kinds:
            yield _Known(Place(origin, "id", f"/topics/{kind.key}"), None)
        yield _Known(Place(origin, "id", "/policy"), policy.date)
        for path in _STEADY:
            yield _Known(Place(origin, "id", path), None)
        for slug, changed in articles:
            yield _Known(Place(origin, "id", f"/articles/{slug}", languages=shelf.languages_of(slug)), changed)


def _as_type(request: web.Request, response: web.Response, content_type: str) -> web.Response:
    response.content_type = content_type
    return unless_known(request, response)
