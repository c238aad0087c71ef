"""The shipped knowledge, as the tests read it: all articles, and the labelled questions in two halves."""

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from bot.article import Article, read_article
from bot.knowledge import Knowledge
from bot.triage_file import read_triage

FOLDER = Path(__file__).resolve().parents[2] / "knowledge"
_LABELLED = Path(__file__).with_name("labelled_questions.jsonl")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question as a customer writes it, and what it is; None where no label is certain."""

    text: str
    language: str
    category: str | None
    priority: str | None
    scope: str
    wants_human: bool
    escalates: bool
    smalltalk: bool
    out_of_scope: bool
    articles: tuple[str, ...]  # any of them answers it; empty where we have none

    @property
    def is_for_tuning(self) -> bool:
        """True for the half that words and rules may be tuned on; the other half is only reported."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 0


@functools.cache
def articles() -> tuple[Article, ...]:
    """All articles of the folder."""
    return tuple(
        read_article(path.read_text("utf-8"), path.parent.name, path.stem, f"{path.parent.name}/{path.name}")
        for path in sorted(FOLDER.glob("??/*.md"))
    )


@functools.cache
def knowledge() -> Knowledge:
    """The knowledge of the folder."""
    return Knowledge.build(articles(), read_triage((FOLDER / "triage.yaml").read_text("utf-8"), "triage.yaml"))


@functools.cache
def labelled() -> tuple[Labelled, ...]:
    """All labelled questions."""
    read = [json.loads(line) for line in _LABELLED.read_text("utf-8").splitlines()]
    return tuple(Labelled(**{**each, "articles": tuple(each["articles"])}) for each in read)
