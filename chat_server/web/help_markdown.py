"""An article's Markdown as HTML that is safe to show: no HTML of its own, a short list of tags, honest links."""

import html
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

LONGEST = 40_000

_SCHEMES = {"http", "https", "mailto", "tel"}
_TAGS = {
    *(
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "code",
        "pre",
        "blockquote",
        "br",
        "hr",
        "a",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_HIGHEST = 2  # the page's own heading is the article's title
_LOWEST = 6


def render(body: str) -> Markup:
    """The body of an article as HTML; what goes beyond `LONGEST` characters is left out, from a paragraph on."""
    tokens = _MARKDOWN.parse(_within_limit(body))
    _shift_headings(tokens)
    made = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return Markup(_CLEANER.clean(made))  # noqa: S704 - cleaned by an allow-list in this very line


def _within_limit(body: str) -> str:
    if len(body) <= LONGEST:
        return body
    cut = body.rfind("\n\n", 0, LONGEST)
    return body[: cut if cut > 0 else LONGEST]


def _shift_headings(tokens: Sequence[Token]) -> None:
    """Let the highest heading of the text come right below the page's own, and no level be left out by that."""
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    if not headings:
        return
    by = _HIGHEST - min(int(token.tag[1]) for token in headings)
    for token in headings:
        token.tag = f"h{min(_LOWEST, int(token.tag[1]) + by)}"


def _alternative_text(renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """A picture's text in its place: articles have no pictures of their own, and others' may not be loaded."""
    del env
    return html.escape(renderer.renderInlineAsText(tokens[at].children or [], options, {}))


def _is_honest_link(address: str) -> bool:
    """True for a web, mail or telephone link, and for one within this site, which `//host/…` is not.

    The library hands addresses over encoded: a backslash, which browsers read as a slash, is `%5C` by then.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES if parts.scheme else not parts.netloc


class _Markdown(MarkdownIt):
    """CommonMark with tables, in which HTML is text and a dishonest link stays as it was typed."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.enable("table")
        self.add_render_rule("image", _alternative_text)

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library asks under this name
        return _is_honest_link(url)


_MARKDOWN = _Markdown()
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener noreferrer")
