"""Messages: what a visitor can see of a conversation, numbered 1, 2, 3 … without gaps."""

from dataclasses import dataclass
from datetime import datetime

from chat_server.domain.attachment import Attachment


@dataclass(frozen=True, slots=True)
class Author:
    """Who said something. `kind` is visitor, bot, agent or system."""

    kind: str
    id: str | None
    name: str

    @property
    def sender(self) -> str:
        """The name under which this author's client ids are unique."""
        return f"{self.kind}:{self.id or ''}"


SYSTEM = Author("system", None, "")


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be tapped."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """An article as a message shows it."""

    slug: str
    title: str
    url: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before it has its number. `kind` is text, answer, question or status."""

    author: Author
    kind: str
    text: str
    client_id: str | None = None
    choices: tuple[Choice, ...] = ()
    articles: tuple[ArticleLink, ...] = ()
    chosen: tuple[int, str] | None = None  # (seq, choice id) of the question that this text answers
    attachments: tuple[Attachment, ...] = ()

    @property
    def gist(self) -> str:
        """The text, or what there is instead of one."""
        return _gist(self.text, self.attachments)


@dataclass(frozen=True, slots=True)
class Message:
    """A stored message."""

    conversation_id: str
    seq: int
    client_id: str | None
    author: Author
    kind: str
    text: str
    choices: tuple[Choice, ...]
    articles: tuple[ArticleLink, ...]
    chosen: tuple[int, str] | None
    at: datetime
    attachments: tuple[Attachment, ...] = ()

    @property
    def gist(self) -> str:
        """The text, or what there is instead of one."""
        return _gist(self.text, self.attachments)

    def says_the_same_as(self, draft: Draft) -> bool:
        """True when `draft`, sent under the same client id, is this message again."""
        is_same_text = self.text == draft.text and self.chosen == draft.chosen
        return is_same_text and self.attachments == draft.attachments


def _gist(text: str, attachments: tuple[Attachment, ...]) -> str:
    return text or ", ".join(attachment.name for attachment in attachments)


@dataclass(frozen=True, slots=True)
class Note:
    """An internal remark: agents see it, the visitor never does, so it has no `seq`."""

    id: str
    conversation_id: str
    client_id: str
    author: Author
    text: str
    at: datetime
