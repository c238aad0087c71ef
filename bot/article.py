"""One help-centre article, read from its Markdown file; every fault is named with file, line and cure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.fault import Fault, KnowledgeError
from bot.lookup import CATEGORIES, PRIORITIES
from bot.yaml_text import read_yaml_with_lines

LANGUAGES = ("id", "en")
LARGEST_FILE = 65_536
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_FENCE = "---"
_LONGEST_EXCERPT = 280
_LONGEST = {"title": 120, "phrasings": 200, "tests": 200, "related": 80}
_FEWEST = {"phrasings": 3, "tests": 1, "related": 0}
_MOST = {"phrasings": 40, "tests": 20, "related": 10}
_KEYS = ("title", "kind", "priority", "phrasings", "tests", "related", "updated")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`]+")


@dataclass(frozen=True, slots=True)
class Article:
    """An article in one language. The same slug in another language is its translation.

    `phrasings` are questions as people type them, `tests` questions that must find it, `excerpt` its opening as
    plain text, `file` its path in the knowledge folder, `lines` where each key and item of the front matter stands.
    """

    slug: str
    language: str
    title: str
    kind: str
    priority: str | None
    phrasings: tuple[str, ...]
    tests: tuple[str, ...]
    related: tuple[str, ...]
    updated: date
    body: str
    excerpt: str
    file: str
    lines: Mapping[tuple[str | int, ...], int]

    def line(self, *path: str | int) -> int:
        """The line on which that part of the front matter stands, such as `("tests", 1)`."""
        return self.lines.get(path, 1)


def read_article(text: str, language: str, slug: str, file: str) -> Article:
    """The article that a file's text holds.

    Raises:
        KnowledgeError: it does not; with all faults that were found.
    """
    faults = _faults_of_place(language, slug, file)
    front, body, body_line = _split(text, file)
    values, lines = read_yaml_with_lines(front, dict[str, Any], file, first_line=2)
    check = _Check(file, values, lines, faults)
    fields = check.fields()
    if not body.strip():
        check.refuse(body_line, "The article has no text.", "Write the answer below the second ---.")
    if faults:
        raise KnowledgeError(faults)
    body = body.strip() + "\n"
    return Article(slug=slug, language=language, body=body, excerpt=excerpt_of(body), file=file, lines=lines, **fields)


def excerpt_of(body: str) -> str:
    """The opening paragraph as plain text, cut at a word when it is long."""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", body))
    opening = next((part for part in paragraphs if part and not part.startswith(("#", ">", "|", "```"))), "")
    plain = " ".join(_MARKUP.sub(lambda found: found[1] or "", opening).split())
    if len(plain) <= _LONGEST_EXCERPT:
        return plain
    return plain[: _LONGEST_EXCERPT - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _faults_of_place(language: str, slug: str, file: str) -> list[Fault]:
    faults = []
    if language not in LANGUAGES:
        cure = f"Move the file to a folder named {' or '.join(LANGUAGES)}."
        faults.append(Fault(file, 1, f"“{language}” is not a language of the help centre.", cure))
    if not SLUG.fullmatch(slug):
        cure = "Rename the file to small letters, digits and single hyphens, such as reset-password.md."
        faults.append(Fault(file, 1, "The file's name cannot be an address.", cure))
    return faults


def _split(text: str, file: str) -> tuple[str, str, int]:
    """The front matter, the body, and the line on which the body begins."""
    unseen = _UNSEEN.search(text.replace("\r\n", "\n"))
    if unseen is not None:
        line = text.count("\n", 0, unseen.start()) + 1
        raise KnowledgeError([Fault(file, line, "Here is an invisible control character.", "Type this line anew.")])
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        cure = "Begin the file with --- and the front matter (title, kind, phrasings, …)."
        raise KnowledgeError([Fault(file, 1, "The file does not begin with front matter.", cure)])
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        cure = "Close it with a line of ---."
        raise KnowledgeError([Fault(file, len(lines), "The front matter does not end.", cure)])
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


class _Check:
    """Takes the fields of an article out of its front matter and gathers what is wrong with them."""

    def __init__(
        self, file: str, values: Mapping[str, Any], lines: Mapping[tuple[str | int, ...], int], faults: list[Fault]
    ) -> None:
        self._file = file
        self._values = values
        self._lines = lines
        self._faults = faults

    def refuse(self, line: int, what: str, cure: str) -> None:
        self._faults.append(Fault(self._file, line, what, cure))

    def fields(self) -> dict[str, Any]:
        """The fields under their names; not all are usable when faults were found."""
        for key in self._values:
            if key not in _KEYS:
                self.refuse(self._line(key), f"“{key}” is not known here.", f"Use one of: {', '.join(_KEYS)}.")
        phrasings, tests, related = self._texts("phrasings"), self._texts("tests"), self._texts("related")
        self._refuse_tests_among(phrasings, tests)
        self._refuse_bad_slugs(related)
        return {
            "title": self._text(("title",), self._values.get("title"), _LONGEST["title"]),
            "kind": self._one_of("kind", CATEGORIES),
            "priority": self._one_of("priority", PRIORITIES) if self._values.get("priority") is not None else None,
            "phrasings": phrasings,
            "tests": tests,
            "related": related,
            "updated": self._date("updated"),
        }

    def _line(self, *path: str | int) -> int:
        return self._lines.get(path, self._lines.get((), 1))

    def _one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self._values.get(key)
        if value not in allowed:
            said = "is missing" if value is None else f"cannot be “{value}”"
            self.refuse(self._line(key), f"“{key}” {said}.", f"Write {key}: and one of {', '.join(allowed)}.")
        return str(value)

    def _date(self, key: str) -> date | None:
        value = self._values.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.refuse(self._line(key), f"“{key}” is not a date.", f"Write it as {key}: 2026-11-30.")
        return None

    def _text(self, path: tuple[str | int, ...], value: object, longest: int) -> str:
        name = path[0]
        if not isinstance(value, str) or not value.strip():
            what = f"“{name}” is missing." if value is None else f"An entry of “{name}” is not a text."
            self.refuse(self._line(*path), what, "Write words; put quotes around numbers, yes, no and dates.")
            return ""
        if len(value) > longest:
            self.refuse(self._line(*path), f"“{name}” has more than {longest} characters.", "Make it shorter.")
        return " ".join(value.split())

    def _texts(self, key: str) -> tuple[str, ...]:
        values = self._values.get(key) or []
        if not isinstance(values, list):
            self.refuse(self._line(key), f"“{key}” is not a list.", "Write one entry a line, each after “- ”.")
            return ()
        if not _FEWEST[key] <= len(values) <= _MOST[key]:
            what = f"“{key}” has {len(values)} entries."
            self.refuse(self._line(key), what, f"Write between {_FEWEST[key]} and {_MOST[key]}.")
        texts = tuple(self._text((key, at), value, _LONGEST[key]) for at, value in enumerate(values))
        first: dict[str, int] = {}
        for at, text in enumerate(texts):
            if first.setdefault(text.casefold(), at) != at:
                self.refuse(self._line(key, at), f"“{text}” stands twice in “{key}”.", "Remove one of the two.")
        return texts

    def _refuse_tests_among(self, phrasings: tuple[str, ...], tests: tuple[str, ...]) -> None:
        known = {phrasing.casefold() for phrasing in phrasings}
        for at, test in enumerate(tests):
            if test and test.casefold() in known:
                what = f"The test “{test}” is also a phrasing, so it proves nothing."
                self.refuse(self._line("tests", at), what, "Ask it in other words.")

    def _refuse_bad_slugs(self, slugs: tuple[str, ...]) -> None:
        for at, slug in enumerate(slugs):
            if slug and not SLUG.fullmatch(slug):
                what = f"“{slug}” cannot be the name of an article."
                self.refuse(self._line("related", at), what, "Write the file's name without .md.")
