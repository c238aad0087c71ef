"""The pages beside the articles: home, kinds of support, search, policy."""

import asyncio
from collections.abc import Sequence
from datetime import date

from aiohttp import web

from chat_server.domain.policy import Policy
from chat_server.domain.time_words import day_text
from chat_server.web.help_answers import Shelves, help_page, missing
from chat_server.web.help_places import Place, address, place_of, texts
from chat_server.web.help_search import LONGEST_QUERY, search
from chat_server.web.keys import DESK


class Pages:
    """Answers for the pages beside the articles."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """Their addresses in the language of `prefix`."""
        return [
            web.get(f"{prefix}/", self.home),
            web.get(f"{prefix}/topics/{{kind}}", self.kind),
            web.get(f"{prefix}/search", self.search),
            web.get(f"{prefix}/policy", self.policy),
            web.get(f"{prefix}/policy/{{date}}", self.policy),
        ]

    async def home(self, request: web.Request) -> web.Response:
        """Search, what is asked most, the kinds of support, what has changed."""
        place, shelf = place_of(request), self._shelves.of(request)
        language, words = place.language, texts(place.language)
        kinds = request.app[DESK].policy.kinds
        return help_page(
            request,
            "help_home.html",
            place,
            title=words.site,
            description=words.description,
            most_asked=shelf.most_asked(language),
            kinds=[(kind, len(shelf.of_kind(kind.key, language))) for kind in kinds],
            recent=[
                (article, address(language, f"/articles/{article.slug}"), day_text(article.updated, language))
                for article in shelf.recently_changed(language)
            ],
        )

    async def kind(self, request: web.Request) -> web.Response:
        """The articles of one kind of support."""
        place, shelf = place_of(request), self._shelves.of(request)
        asked = request.match_info["kind"]
        kind = next((each for each in request.app[DESK].policy.kinds if each.key == asked), None)
        if kind is None:
            return missing(request, shelf)
        return help_page(
            request,
            "help_kind.html",
            place,
            title=kind.name(place.language),
            description=kind.text(place.language),
            articles=shelf.of_kind(kind.key, place.language),
        )

    async def search(self, request: web.Request) -> web.Response:
        """What the bot's matcher finds for a question."""
        place, shelf = place_of(request), self._shelves.of(request)
        words = texts(place.language)
        query = " ".join(request.query.get("q", "").split())[:LONGEST_QUERY]
        # The matcher works for milliseconds: away from the event loop, so that chats do not wait for it.
        results = await asyncio.to_thread(search, shelf, query, place.language)
        heading = words.search_empty
        if query:
            heading = (words.search_for if results.hits else words.nothing_found).format(query=query)
        return help_page(
            request,
            "help_search.html",
            place,
            title=heading,
            description=words.search_help,
            is_indexed=False,
            results=results,
            most_asked=shelf.most_asked(place.language),
        )

    async def policy(self, request: web.Request) -> web.Response:
        """The support policy in force, or the earlier version of the date in the address."""
        place, current = place_of(request), request.app[DESK].policy
        versions = (current, *current.earlier)
        asked = request.match_info.get("date", current.date.isoformat())
        shown = next((each for each in versions if each.date.isoformat() == asked), None)
        if shown is None:
            return missing(request, self._shelves.of(request))
        if shown is current:
            place = Place(place.origin, place.language, "/policy")
        return help_page(
            request,
            "help_policy.html",
            place,
            title=shown.title.of(place.language),
            description=shown.introduction.of(place.language),
            shown=shown,
            day=day_text(shown.date, place.language),
            is_earlier=shown is not current,
            versions=_versions(place, versions),
        )


def _versions(place: Place, versions: Sequence[Policy]) -> list[tuple[Policy, str, str]]:
    """Each version with its day in words and its address: the current one's never changes."""
    paths = ["/policy", *(f"/policy/{each.date}" for each in versions[1:])]
    return [(each, _day(each.date, place), place.to(path)) for each, path in zip(versions, paths, strict=True)]


def _day(day: date, place: Place) -> str:
    return day_text(day, place.language)
