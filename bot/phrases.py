"""Every sentence of the bot and of the chat itself, in the visitor's language; Indonesian where it is unknown."""

from bot.phrases_en import ENGLISH
from bot.phrases_id import INDONESIAN
from bot.wording import Wording

_WORDINGS = {"id": INDONESIAN, "en": ENGLISH}
LANGUAGES = tuple(_WORDINGS)


def wording(language: str) -> Wording:
    """The sentences in that language."""
    return _WORDINGS.get(language, INDONESIAN)


def bot_name(language: str) -> str:
    """The name under which the bot writes; it says that it is an assistant."""
    return wording(language).bot_name


def agent_joined(language: str, name: str) -> str:
    """The line that an agent took the conversation."""
    return wording(language).agent_joined.format(name=name)


def transferred(language: str, name: str) -> str:
    """The line that another agent has the conversation now."""
    return wording(language).transferred.format(name=name)


def promise_changed(language: str, priority: str, when: str) -> str:
    """The line that the due time moved; `priority` is its name, `when` the due time in words."""
    return wording(language).promise_changed.format(priority=priority, when=when)


def resolved(language: str, name: str) -> str:
    """The line that an agent marked the conversation as done."""
    return wording(language).resolved.format(name=name)


def reopened(language: str) -> str:
    """The line that the conversation goes on."""
    return wording(language).reopened


def given_to_bot(language: str) -> str:
    """The line that the bot answers again."""
    return wording(language).given_to_bot


def escalated(language: str) -> str:
    """The line that the support manager knows of the case."""
    return wording(language).escalated


def ended_by_visitor(language: str) -> str:
    """The line that the visitor closed the conversation."""
    return wording(language).ended_by_visitor


def handed_over(language: str, ticket: str, priority: str, when: str) -> str:
    """The line with ticket, priority (its name) and due time (in words) after a hand-over."""
    return wording(language).handed_over.format(ticket=ticket, priority=priority, when=when)


def promised(language: str, when: str) -> str:
    """The promise in a few words; `when` is the due time in words."""
    return wording(language).promised.format(when=when)
