"""The desk: the collaborators that every action is handed. Built once, in `app.py`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.dialogue import LookedUp
from bot.knowledge import Knowledge
from chat_server.domain.alerts import Alert
from chat_server.domain.conversation import Conversation
from chat_server.domain.message import Message, Note
from chat_server.domain.people import Agent
from chat_server.domain.policy import Policy
from chat_server.domain.replies import Reply
from chat_server.settings import Settings
from chat_server.store.database import Store


@dataclass(frozen=True, slots=True)
class Saved:
    """What a transaction changed: the conversation as it stands, the messages that were added, the alerts raised."""

    conversation: Conversation
    messages: tuple[Message, ...] = ()
    alerts: tuple[Alert, ...] = ()


class Fanout(Protocol):
    """Announces what is already stored. Hints only: it never fails, never waits, and may lose some."""

    def saved(self, saved: Saved) -> None:
        """Tell everybody who may see it; its alerts also call the agents."""

    def noted(self, note: Note) -> None:
        """Tell the agents who have the conversation open."""

    def read(self, conversation: Conversation, by: str, seq: int) -> None:
        """Tell how far the visitor (`by` = visitor) or an agent (`by` = agent) has read."""

    def visitor_typing(self, conversation: Conversation, text: str) -> None:
        """Show the agents what the visitor has in the box; empty means that they stopped."""

    def agent_typing(self, conversation: Conversation, agent_id: str, name: str, *, is_on: bool) -> None:
        """Show the visitor and the other agents that an agent is writing."""

    def viewing(self, conversation_id: str, agent: Agent, *, is_on: bool) -> None:
        """Tell the agents that one of them has that conversation open, or has it no more."""

    def mentioned(self, note: Note, conversation: Conversation, agent_ids: Sequence[str]) -> None:
        """Call the agents who are named in a note."""

    def presence(self, agents: Sequence[Agent]) -> None:
        """Tell the agents that one of them came, went or changed their availability."""


class Presence(Protocol):
    """Who is connected right now, over all processes."""

    def agents(self) -> frozenset[str]:
        """Ids of the agents with an open console."""

    def has_visitor(self, visitor_id: str) -> bool:
        """True when that visitor's widget is open."""


class Library(Protocol):
    """The knowledge, the policy and the ready-made replies that serve now; they are swapped as a whole."""

    @property
    def knowledge(self) -> Knowledge:
        """The articles and the matcher over them."""

    @property
    def policy(self) -> Policy:
        """The support policy."""

    @property
    def replies(self) -> tuple[Reply, ...]:
        """The agents' ready-made replies."""

    async def look_up(self, text: str) -> LookedUp:
        """What the bot makes of a text, worked out away from the event loop."""


def _wake_nobody() -> None:
    """What `Desk.nudge` does where no loop for due work runs: in commands and in tests."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything an action needs. Time and chance come from here, so tests can hold them still.

    `nudge` tells the loops for due work that something is due sooner than they know.
    """

    settings: Settings
    store: Store
    library: Library
    fanout: Fanout
    presence: Presence
    epoch: str
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    new_ticket: Callable[[], str]
    new_token: Callable[[], str]
    nudge: Callable[[], None] = _wake_nobody

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge that serves now."""
        return self.library.knowledge

    @property
    def policy(self) -> Policy:
        """The policy that serves now."""
        return self.library.policy
