"""What all pages of the help centre share: the knowledge that serves now, the layout's values, and cheap repetition."""

import hashlib
from typing import Any

from aiohttp import ETag, web

from chat_server.web.help_places import Place, place_of, texts
from chat_server.web.help_shelf import Shelf
from chat_server.web.keys import DESK
from chat_server.web.pages import page


class Shelves:
    """Gives the shelf of the knowledge that serves now; an older one is dropped with everything rendered on it."""

    def __init__(self) -> None:
        self._shelf: Shelf | None = None

    def of(self, request: web.Request) -> Shelf:
        """The shelf to answer this request from."""
        knowledge = request.app[DESK].knowledge
        if self._shelf is None or self._shelf.knowledge is not knowledge:
            self._shelf = Shelf(knowledge)
        return self._shelf


def help_page(
    request: web.Request,
    template: str,
    place: Place,
    *,
    title: str,
    description: str,
    status: int = 200,
    is_indexed: bool = True,
    **values: Any,
) -> web.Response:
    """A page of the help centre in the language of `place`."""
    response = page(
        request,
        template,
        status=status,
        place=place,
        t=texts(place.language),
        policy=request.app[DESK].policy,
        title=title,
        description=description,
        is_indexed=is_indexed,
        **values,
    )
    return unless_known(request, response) if status == 200 else response  # noqa: PLR2004 - plain HTTP


def unless_known(request: web.Request, response: web.Response) -> web.Response:
    """The response, or 304 when the browser has just this; it asks each time, as an edit must show within a second."""
    # Weak, because the bytes on the wire depend on the compression.
    tag = ETag(hashlib.sha256((response.text or "").encode()).hexdigest()[:16], is_weak=True)
    if any(known.value in {tag.value, "*"} for known in request.if_none_match or ()):
        response = web.Response(status=304)
    response.etag = tag
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    return response


def missing(request: web.Request, shelf: Shelf) -> web.Response:
    """The page that says that there is nothing at this address, in the language that the address asks for."""
    place = place_of(request)
    home = Place(place.origin, place.language, "/")
    words = texts(place.language)
    return help_page(
        request,
        "help_missing.html",
        home,
        title=words.missing,
        description=words.missing_help,
        status=404,
        is_indexed=False,
        most_asked=shelf.most_asked(place.language),
    )
