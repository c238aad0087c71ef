"""An article as a page and as Markdown, and the answer to “did this help?”."""

import time

from aiohttp import web

from bot.article import Article
from chat_server.actions.rate_article import rate_article
from chat_server.domain.time_words import day_text
from chat_server.web.help_answers import Shelves, help_page, missing, unless_known
from chat_server.web.help_forms import read_form
from chat_server.web.help_places import Place, place_of, texts
from chat_server.web.keys import DESK
from chat_server.web.limits import Limit
from chat_server.web.security import client_address, is_same_origin

_ANSWERS = ("yes", "no")
_SLUG = "{slug:[a-z0-9-]+}"
_HOUR = 60 * 60
_ANSWERS_OF_ADDRESS = 10  # in an hour to one article: offices share an address


class ArticlePages:
    """Answers for everything below an article's address."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves
        self._answers = Limit(_ANSWERS_OF_ADDRESS, _ANSWERS_OF_ADDRESS / _HOUR, time.monotonic)

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """Their addresses in the language of `prefix`."""
        return [
            web.get(f"{prefix}/articles/{_SLUG}.md", self.markdown),
            web.get(f"{prefix}/articles/{_SLUG}", self.article),
            web.post(f"{prefix}/articles/{_SLUG}/helped", self.take_answer),
            web.get(f"{prefix}/articles/{_SLUG}/helped", self.helped),
        ]

    async def article(self, request: web.Request) -> web.Response:
        """The article; in its other language, and saying so, when it is not translated."""
        shelf = self._shelves.of(request)
        article = self._asked(request)
        if article is None:
            return missing(request, shelf)
        place = place_of(request, shelf.languages_of(article.slug))
        return help_page(
            request,
            "help_article.html",
            place,
            title=article.title,
            description=article.excerpt,
            article=article,
            printed=shelf.printed(article),
            day=day_text(article.updated, place.language),
            related=shelf.related(article, place.language),
        )

    async def markdown(self, request: web.Request) -> web.Response:
        """The article as its editor wrote it, with title, source and date, for programs that read text."""
        article = self._asked(request)
        if article is None:
            return missing(request, self._shelves.of(request))
        place = place_of(request)
        source = place.absolute(f"/articles/{article.slug}", article.language)
        words = texts(article.language)
        text = f"# {article.title}\n\n<{source}>\n{words.updated} {article.updated}\n\n{article.body}"
        response = web.Response(text=text, content_type="text/markdown", charset="utf-8")
        response.headers["Link"] = f'<{source}>; rel="canonical"'
        response.enable_compression()
        return unless_known(request, response)

    async def take_answer(self, request: web.Request) -> web.Response:
        """Count whether the article helped, and say thank you on a page that may be loaded again."""
        article = self._asked(request)
        if article is None:
            return missing(request, self._shelves.of(request))
        place = place_of(request)
        back = place.to(f"/articles/{article.slug}")
        if not is_same_origin(request):
            return self._not_from_here(request, article)
        answer = (await read_form(request)).get("answer", "")
        if answer not in _ANSWERS:
            raise web.HTTPSeeOther(back)
        if self._may_answer(request, article):
            await rate_article(request.app[DESK], article.slug, article.language, has_helped=answer == "yes")
        raise web.HTTPSeeOther(f"{back}/helped?answer={answer}")

    async def helped(self, request: web.Request) -> web.Response:
        """Thanks, or the ways to a person when the article did not help."""
        article = self._asked(request)
        if article is None:
            return missing(request, self._shelves.of(request))
        place = place_of(request)
        answer = request.query.get("answer", "")
        if answer not in _ANSWERS:
            raise web.HTTPFound(place.to(f"/articles/{article.slug}"))
        words = texts(place.language)
        has_helped = answer == "yes"
        title, description = (words.thanks, words.thanks_help) if has_helped else (words.sorry, words.sorry_help)
        return self._after_answer(request, article, title, description, is_stuck=not has_helped)

    def _may_answer(self, request: web.Request, article: Article) -> bool:
        """False for an address that has said enough of this article: it is thanked, and not counted."""
        address = client_address(request)
        key = f"{address} {article.slug}"
        if address and not self._answers.has_some(key):
            return False
        self._answers.take(key)
        return True

    def _not_from_here(self, request: web.Request, article: Article) -> web.Response:
        words = texts(place_of(request).language)
        title, description = words.not_from_here, words.not_from_here_help
        return self._after_answer(request, article, title, description, status=403)

    def _after_answer(
        self,
        request: web.Request,
        article: Article,
        title: str,
        description: str,
        *,
        is_stuck: bool = False,
        status: int = 200,
    ) -> web.Response:
        place = place_of(request)
        return help_page(
            request,
            "help_helped.html",
            _switched_at(place, article),
            title=title,
            description=description,
            status=status,
            is_indexed=False,
            is_stuck=is_stuck,
            back=place.to(f"/articles/{article.slug}"),
            related=self._shelves.of(request).related(article, place.language),
        )

    def _asked(self, request: web.Request) -> Article | None:
        return self._shelves.of(request).knowledge.article(request.match_info["slug"], place_of(request).language)


def _switched_at(place: Place, article: Article) -> Place:
    """The article's own place: whoever changes the language after answering goes back to it."""
    return Place(place.origin, place.language, f"/articles/{article.slug}")
