"""A conversation: one case of one visitor, its state, and what is owed to the visitor. `transitions.py` changes it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chat_server.domain.sla import Mark, Pause

STATUSES = ("bot", "waiting", "open", "paused", "resolved")
PRIORITIES = ("critical", "high", "medium", "low")
CATEGORIES = ("technical", "usage", "troubleshooting", "integration")
# How long a visitor's message may stay without any answer of the bot before people get it.
BOT_PATIENCE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Preview:
    """The last thing somebody said, for lists."""

    author_kind: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """One case of one visitor.

    `memory` and `case` are JSON texts: what the bot remembers between turns, and what it found out for the agent.

    Two clocks (support policy, section 4), of which at most one runs. First response: `clock_started_at` is the
    visitor's first request for a person (or the bot's decision to hand over), and nothing but a person's answer
    (`answered_at`) stops it. Next reply: from the visitor's message after that (`reply_asked_at`) to a person's answer;
    it stands still while the case is paused for the visitor. `marks` are what is still ahead of the running clock.

    `silent_since` is the time of a visitor's message that the bot, which is in charge, has said nothing to.
    """

    id: str
    visitor_id: str
    language: str
    created_at: datetime
    updated_at: datetime
    status: str = "bot"
    ticket: str | None = None
    priority: str | None = None
    category: str | None = None
    team: str | None = None
    agent_id: str | None = None
    agent_name: str | None = None
    visitor_name: str | None = None
    zone: str | None = None
    clock_started_at: datetime | None = None
    warn_at: datetime | None = None
    due_at: datetime | None = None
    answered_at: datetime | None = None
    reply_asked_at: datetime | None = None
    reply_warn_at: datetime | None = None
    reply_due_at: datetime | None = None
    marks: tuple[Mark, ...] = ()
    paused_at: datetime | None = None
    paused_until: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    silent_since: datetime | None = None
    is_escalated: bool = False
    level: int = 0
    head: int = 0
    read_by_visitor: int = 0
    read_by_agents: int = 0
    preview: Preview | None = None
    score: int | None = None
    memory: str | None = None
    case: str | None = None
    change_id: int = 0

    @property
    def is_resolved(self) -> bool:
        """True when nobody works on it any more."""
        return self.status == "resolved"

    @property
    def owes_first_answer(self) -> bool:
        """True when a person was promised and no person has answered yet."""
        return self.due_at is not None and self.answered_at is None and not self.is_resolved

    @property
    def owes_answer(self) -> bool:
        """True when a person owes an answer: the first one, or the next to what the visitor wrote since."""
        return self.owes_first_answer or (self.reply_due_at is not None and not self.is_resolved)

    @property
    def promised_until(self) -> datetime | None:
        """When the answer that is owed is due; when none is owed, when the first one was."""
        return self.reply_due_at or self.due_at

    @property
    def warned_at(self) -> datetime | None:
        """When the team wants to have given the answer that is owed."""
        return self.reply_warn_at or self.warn_at

    @property
    def asked_at(self) -> datetime | None:
        """When the clock of the answer that is owed started."""
        return self.reply_asked_at or self.clock_started_at

    @property
    def is_clock_still(self) -> bool:
        """True while it waits for the visitor; the first response does not wait (mission, promise 4)."""
        return self.status == "paused" and not self.owes_first_answer

    @property
    def wake_at(self) -> datetime | None:
        """When something is due on it by itself: a mark of its clock, the end of a pause, the bot's silence."""
        if self.is_resolved:
            return None
        times = []
        if self.marks and self.owes_answer and not self.is_clock_still:
            times.append(self.marks[0].at)
        if self.status == "paused" and self.paused_until is not None:
            times.append(self.paused_until)
        if self.status == "bot" and self.silent_since is not None:
            times.append(self.silent_since + BOT_PATIENCE)
        return min(times, default=None)
