"""What the help centre has made of one version of the knowledge: rendered once, dropped when the knowledge changes."""

from dataclasses import dataclass, field

from markupsafe import Markup

from bot.article import LANGUAGES, Article
from bot.knowledge import Knowledge
from chat_server.web.help_markdown import render
from chat_server.web.help_passages import Passage, passages, word_keys
from chat_server.web.help_places import address

# Asked first by visitors of a reporting product; a slug that an editor removes is simply left out.
_MOST_ASKED = (
    *("reset-password", "cannot-sign-in", "dashboard-empty", "export-excel"),
    *("plans-and-prices", "invite-team-member", "api-key", "export-fails"),
)
_RECENT = 5


@dataclass(frozen=True, slots=True)
class Printed:
    """An article ready to be shown: its text as HTML, and the same as plain passages to quote from."""

    body: Markup
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list on a page of `language`; `foreign` is its own language when that is another one."""

    title: str
    excerpt: str
    url: str
    foreign: str | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles of one version of the knowledge, as readers see them."""

    knowledge: Knowledge
    _printed: dict[tuple[str, str], Printed] = field(default_factory=dict)
    _openings: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def printed(self, article: Article) -> Printed:
        """The article ready to be shown; rendered when it is first asked for."""
        key = (article.language, article.slug)
        if key not in self._printed:
            body = render(article.body)
            self._printed[key] = Printed(body, passages(body))
        return self._printed[key]

    def opening_with(self, keys: frozenset[str], language: str) -> tuple[str, ...]:
        """The slugs of the articles whose title and excerpt have all these word keys; none for no keys."""
        found = (article.slug for article in self.everything(language) if keys and keys <= self._opening(article))
        return tuple(found)

    def of_kind(self, kind: str, language: str) -> tuple[Listed, ...]:
        """The articles of a kind of support by title, those without a translation included."""
        found = [article for article in self.everything(language) if article.kind == kind]
        return tuple(listed(article, language) for article in sorted(found, key=lambda article: article.title))

    def most_asked(self, language: str) -> tuple[Listed, ...]:
        """The articles that visitors ask for first."""
        return self.by_slugs(_MOST_ASKED, language)

    def related(self, article: Article, language: str) -> tuple[Listed, ...]:
        """The articles that its editor named as related."""
        return self.by_slugs(article.related, language)

    def by_slugs(self, slugs: tuple[str, ...], language: str) -> tuple[Listed, ...]:
        """The articles of these slugs, in that order; one that is gone is left out."""
        found = (self.knowledge.article(slug, language) for slug in slugs)
        return tuple(listed(article, language) for article in found if article is not None)

    def recently_changed(self, language: str, most: int = _RECENT) -> tuple[Article, ...]:
        """The articles written in that language, the latest change first."""
        latest = sorted(
            self.knowledge.articles(language), key=lambda article: (-article.updated.toordinal(), article.slug)
        )
        return tuple(latest[:most])

    def everything(self, language: str) -> tuple[Article, ...]:
        """One article of every slug: in that language if there is one, else in another."""
        slugs = {article.slug for each in LANGUAGES for article in self.knowledge.articles(each)}
        found = (self.knowledge.article(slug, language) for slug in sorted(slugs))
        return tuple(article for article in found if article is not None)

    def languages_of(self, slug: str) -> tuple[str, ...]:
        """The languages in which there is an article of that slug."""
        found = ((each, self.knowledge.article(slug, each)) for each in LANGUAGES)
        return tuple(each for each, article in found if article is not None and article.language == each)

    def _opening(self, article: Article) -> frozenset[str]:
        key = (article.language, article.slug)
        if key not in self._openings:
            self._openings[key] = word_keys(f"{article.title} {article.excerpt}")
        return self._openings[key]


def listed(article: Article, language: str) -> Listed:
    """The article as a list on a page of `language` shows it."""
    foreign = article.language if article.language != language else None
    return Listed(article.title, article.excerpt, address(language, f"/articles/{article.slug}"), foreign)
