"""The definitions behind the reports, as arithmetic on one conversation's times.

- First response: from the request for a person (the promise's clock) to a person's answer.
- Resolution: from the visitor's first message to the last time it was resolved.
- Promise: kept when a person answered by the due time, broken when it passed without; nothing when the visitor left
  before it was due, open while it runs.
- Bot deflection: resolved without a person, that is, it never was with people. Compared with all that ended so or came
  to people; one that the visitor left with the bot counts as neither.
- Satisfaction: the visitor's rating, 1 to 5.
- Time: every second from the beginning to the end belongs to one of four. The bot's, while it is in charge (at most to
  the last message). Waiting, in the queue. A person's, from what the visitor wrote until an agent answers. The
  customer's, from the agent's answer until the visitor writes, and while the case is paused for them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chat_server.domain.conversation import Conversation

_NONE = timedelta()


@dataclass(frozen=True, slots=True)
class Change:
    """From `at` on the conversation was in that state: bot, waiting, open, paused or resolved."""

    at: datetime
    status: str


@dataclass(frozen=True, slots=True)
class Spoke:
    """At `at` the visitor or an agent took the word (`by`), after the other."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class History:
    """A conversation with what happened to it, in order, and who had it."""

    conversation: Conversation
    changes: Sequence[Change]
    spoke: Sequence[Spoke] = ()
    email: str | None = None
    phone: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """Whose time it took."""

    bot: timedelta = _NONE
    waiting: timedelta = _NONE
    human: timedelta = _NONE
    customer: timedelta = _NONE

    def __add__(self, other: "Times") -> "Times":
        return Times(
            self.bot + other.bot,
            self.waiting + other.waiting,
            self.human + other.human,
            self.customer + other.customer,
        )

    @property
    def total(self) -> timedelta:
        """All four together."""
        return self.bot + self.waiting + self.human + self.customer


@dataclass(frozen=True, slots=True)
class Measured:
    """A conversation with its measures. `resolved_by` is bot, person, or visitor (who left before anybody answered)."""

    history: History
    first_response: timedelta | None
    resolved_at: datetime | None
    resolution: timedelta | None
    resolved_by: str | None
    promise: str | None
    times: Times

    @property
    def conversation(self) -> Conversation:
        """What was measured."""
        return self.history.conversation

    @property
    def came_to_people(self) -> bool:
        """True when it was in the queue or with an agent at any time."""
        return any(change.status in ("waiting", "open", "paused") for change in self.history.changes)


def measured(history: History, now: datetime) -> Measured:
    """The measures of a conversation as it stands at `now`."""
    conversation = history.conversation
    resolved_at = _resolved_at(history)
    answered, asked = conversation.answered_at, conversation.clock_started_at
    return Measured(
        history,
        first_response=answered - asked if answered and asked else None,
        resolved_at=resolved_at,
        resolution=resolved_at - conversation.created_at if resolved_at else None,
        resolved_by=_resolved_by(history) if resolved_at else None,
        promise=_promise(conversation, resolved_at, now),
        times=_times(history, now),
    )


def _resolved_at(history: History) -> datetime | None:
    if not history.conversation.is_resolved:
        return None
    times = [change.at for change in history.changes if change.status == "resolved"]
    return times[-1] if times else history.conversation.updated_at


def _resolved_by(history: History) -> str:
    states = {change.status for change in history.changes}
    if history.conversation.answered_at is not None or any(spoke.by == "agent" for spoke in history.spoke):
        return "person"
    if "open" in states:
        return "person"
    return "visitor" if "waiting" in states else "bot"


def _promise(conversation: Conversation, resolved_at: datetime | None, now: datetime) -> str | None:
    due = conversation.due_at
    if due is None:
        return None
    if conversation.answered_at is not None:
        return "kept" if conversation.answered_at <= due else "broken"
    if (resolved_at or now) > due:
        return "broken"
    return None if resolved_at else "open"


def _times(history: History, now: datetime) -> Times:
    """The time from the beginning to the end, each stretch given to whose it was."""
    spent = {"bot": _NONE, "waiting": _NONE, "human": _NONE, "customer": _NONE}
    for start, end, owner in _stretches(history, now):
        if owner is not None and end > start:
            spent[owner] += end - start
    return Times(**spent)


def _stretches(history: History, now: datetime) -> Iterator[tuple[datetime, datetime, str | None]]:
    """The stretches between all that happened, in order: from, to, and whose time it was (None: nobody's)."""
    end = _end(history, now)
    status, spoke = "bot", "visitor"
    start: datetime | None = None
    happened: list[Change | Spoke] = sorted([*history.changes, *history.spoke], key=lambda each: each.at)
    for each in happened:
        if start is not None:
            yield start, min(each.at, end), _owner(status, spoke)
        start = each.at
        if isinstance(each, Change):
            status = each.status
        else:
            spoke = each.by
    if start is not None:
        yield start, end, _owner(status, spoke)


def _end(history: History, now: datetime) -> datetime:
    """When its time stops: resolved, or for one that the visitor left with the bot the last that happened, or now."""
    conversation = history.conversation
    if conversation.status in ("resolved", "bot"):
        return _resolved_at(history) or conversation.updated_at
    return now


def _owner(status: str, spoke: str) -> str | None:
    if status == "open":
        return "customer" if spoke == "agent" else "human"
    return {"bot": "bot", "waiting": "waiting", "paused": "customer"}.get(status)
