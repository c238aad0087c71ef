"""Where pages stand: addresses in both languages, on this site and from outside."""

from dataclasses import dataclass

from aiohttp import web

from bot.article import LANGUAGES
from bot.knowledge import DEFAULT_LANGUAGE
from chat_server.web.help_texts import HelpTexts
from chat_server.web.help_texts_en import ENGLISH
from chat_server.web.help_texts_id import INDONESIAN
from chat_server.web.keys import SETTINGS

_TEXTS = {"id": INDONESIAN, "en": ENGLISH}


def address(language: str, path: str) -> str:
    """The address on this site of what stands at `path` in that language; Indonesian has no prefix."""
    return path if language == DEFAULT_LANGUAGE else f"/{language}{path}"


def texts(language: str) -> HelpTexts:
    """The words of the pages in that language."""
    return _TEXTS[language]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: `path` is the same in every language, `query` what follows the question mark.

    `origin` is scheme and host as visitors see them; `languages` are those in which the page exists.
    """

    origin: str
    language: str
    path: str
    query: str = ""
    languages: tuple[str, ...] = LANGUAGES

    def to(self, path: str) -> str:
        """The address of another page in the same language."""
        return address(self.language, path)

    def absolute(self, path: str, language: str | None = None) -> str:
        """The whole address of a page, for feeds and search engines."""
        return self.origin + address(language or self.language, path)

    @property
    def canonical(self) -> str:
        """The one address under which search engines should know this page."""
        home = self.language if self.language in self.languages else self.languages[0]
        return self.absolute(self.path, home)

    @property
    def other_language(self) -> str:
        """The language to switch to."""
        return next(language for language in LANGUAGES if language != self.language)

    @property
    def switched(self) -> str:
        """The same page in the other language."""
        asked = f"?{self.query}" if self.query else ""
        return address(self.other_language, self.path) + asked


def place_of(request: web.Request, languages: tuple[str, ...] = LANGUAGES) -> Place:
    """The place that was asked for."""
    raw = request.rel_url.raw_path
    prefixed = (language for language in LANGUAGES if language != DEFAULT_LANGUAGE and raw.startswith(f"/{language}/"))
    language = next(prefixed, DEFAULT_LANGUAGE)
    path = raw if language == DEFAULT_LANGUAGE else raw.removeprefix(f"/{language}")
    return Place(origin_of(request), language, path, request.rel_url.raw_query_string, languages)


def origin_of(request: web.Request) -> str:
    """Scheme and host as visitors see them: the public address if one is set, else what was asked."""
    return request.app[SETTINGS].public_url.rstrip("/") or f"{request.scheme}://{request.host}"
