"""What comes into a turn of the bot and what was decided in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.memory import Memory, Shown


@dataclass(frozen=True, slots=True)
class Said:
    """What the visitor wrote; `choice_id` is the id of the chip when one was tapped."""

    text: str
    choice_id: str | None = None


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case of this visitor that people work on; `promise` says until when, in the visitor's language."""

    ticket: str
    promise: str | None = None


@dataclass(frozen=True, slots=True)
class World:
    """What the bot may know beyond the conversation.

    The product's newest version, the language of the page, the details known of the visitor (name, email, phone), their
    open case if there is one, and the address of the support manager.
    """

    newest_version: str | None = None
    language: str = "id"
    known: Mapping[str, str] = field(default_factory=dict)
    open_case: OpenCase | None = None
    escalation_email: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be tapped; `id` has at most 64 characters."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the bot. `kind` is text, answer or question; `articles` are slugs."""

    kind: str
    text: str
    choices: tuple[Choice, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandOver:
    """The case for a person. `wanted` are the keys of the details that its kind of support needs."""

    question: str
    category: str
    priority: str
    scope: str
    summary: str
    reasons: tuple[str, ...] = ()
    articles: tuple[Shown, ...] = ()
    wanted: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turn:
    """What the bot decided.

    `details` are all that are known now. `asked_for_person` starts the promise's clock. `ended`: the visitor confirmed
    that all is done.
    """

    memory: Memory
    language: str
    details: Mapping[str, str] = field(default_factory=dict)
    replies: tuple[Reply, ...] = ()
    hand_over: HandOver | None = None
    ended: bool = False
    asked_for_person: bool = False
