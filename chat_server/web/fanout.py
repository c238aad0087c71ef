"""The only one who tells rooms what was stored: every socket that may know hears it, after the commit.

Announcements to agents wait until the event loop comes round: an action never waits for a crowd. They leave in order,
each encoded once for all who hear it, and not at all when nobody does. They are hints: when too many wait the oldest is
dropped, and clients heal by heartbeat and catch-up.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial

import structlog

from chat_server.desk import Presence, Saved
from chat_server.domain.conversation import Conversation
from chat_server.domain.message import Note
from chat_server.domain.people import Agent
from chat_server.web.metrics import ANNOUNCEMENTS
from chat_server.web.rooms import Rooms
from chat_server.web.wire import json, views

VISITORS = "/visitor"
AGENTS = "/agent"
EVERY_AGENT = "agents"
_MOST_WAITING = 20_000
_AT_ONCE = 200
_counted = cache(ANNOUNCEMENTS.labels)
_log = structlog.get_logger(__name__)


def room_of_visitor(visitor_id: str) -> str:
    """The room in which all tabs of a visitor are."""
    return f"visitor:{visitor_id}"


def room_of_conversation(conversation_id: str) -> str:
    """The room of the agents who have that conversation open."""
    return f"conversation:{conversation_id}"


def room_of_agent(agent_id: str) -> str:
    """The room in which all consoles of an agent are."""
    return f"agent:{agent_id}"


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What a view depends on besides the thing shown."""

    now: Callable[[], datetime]
    presence: Presence


class SocketFanout:
    """Announces through the rooms. A `Fanout`."""

    def __init__(self, rooms: Rooms, presence: Presence, now: Callable[[], datetime]) -> None:
        self._outlook = _Outlook(now, presence)
        self._rooms = rooms
        self._waiting: deque[Callable[[], None]] = deque(maxlen=_MOST_WAITING)
        self._is_called = False
        self._loop = asyncio.get_running_loop()

    def close(self) -> None:
        """Announce what still waits."""
        while self._waiting:
            self._announce()

    def saved(self, saved: Saved) -> None:
        """Tell the visitor's tabs, the agents who have it open, and every agent's list.

        The visitor's at once: they are few, and what they hear leaves together with the receipt.
        """
        conversation = saved.conversation
        visitor = room_of_visitor(conversation.visitor_id)
        bodies = [json.encode(views.message(message)) for message in saved.messages]
        seen = views.conversation(self._outlook, conversation)
        if self._rooms.is_heard(VISITORS, visitor):
            for body in bodies:
                self._send("message", body, VISITORS, visitor)
            self._tell("conversation", seen, VISITORS, visitor)
        self._later(partial(self._tell_agents, saved, seen, bodies))

    def noted(self, note: Note) -> None:
        """Tell the agents who have the conversation open."""
        self._later(partial(self._tell, "note", views.note(note), AGENTS, room_of_conversation(note.conversation_id)))

    def read(self, conversation: Conversation, by: str, seq: int) -> None:
        """Tell how far the visitor or an agent has read."""
        view = {"by": by, "seq": seq}
        self._later(partial(self._tell, "read", view, VISITORS, room_of_visitor(conversation.visitor_id)))
        view = {"conversation_id": conversation.id, **view}
        self._later(partial(self._tell, "read", view, AGENTS, room_of_conversation(conversation.id)))

    def visitor_typing(self, conversation: Conversation, text: str) -> None:
        """Show the agents what the visitor has in the box."""
        view = {"conversation_id": conversation.id, "name": conversation.visitor_name or "", "kind": "visitor"}
        self._later(partial(self._tell, "typing", {**view, "on": bool(text), "text": text}, AGENTS, EVERY_AGENT))

    def agent_typing(self, conversation: Conversation, agent_id: str, name: str, *, is_on: bool) -> None:
        """Show the visitor and the colleagues that an agent is writing."""
        view = {"name": name, "on": is_on}
        self._later(partial(self._tell, "typing", view, VISITORS, room_of_visitor(conversation.visitor_id)))
        view = {"conversation_id": conversation.id, "name": name, "kind": "agent", "agent_id": agent_id, "on": is_on}
        self._later(partial(self._tell, "typing", view, AGENTS, EVERY_AGENT))

    def viewing(self, conversation_id: str, agent: Agent, *, is_on: bool) -> None:
        """Tell the agents that one of them has that conversation open, or has it no more."""
        view = views.viewing(conversation_id, agent) | {"on": is_on}
        self._later(partial(self._tell, "viewing", view, AGENTS, EVERY_AGENT))

    def mentioned(self, note: Note, conversation: Conversation, agent_ids: Sequence[str]) -> None:
        """Call the agents who are named in a note."""
        view = {"note": views.note(note), "conversation": views.agents_conversation(self._outlook, conversation)}
        for agent_id in agent_ids:
            self._later(partial(self._tell, "mention", view, AGENTS, room_of_agent(agent_id)))

    def presence(self, agents: Sequence[Agent]) -> None:
        """Tell the agents that one of them came, went or changed their availability."""
        view = {"agents": [views.agent(self._outlook, each) for each in agents]}
        self._later(partial(self._tell, "presence", view, AGENTS, EVERY_AGENT))

    def _tell_agents(self, saved: Saved, seen: views.View, bodies: Sequence[bytes]) -> None:
        for body in bodies:
            self._send("message", body, AGENTS, room_of_conversation(saved.conversation.id))
        if self._rooms.is_heard(AGENTS, EVERY_AGENT):
            listed = views.agents_conversation(self._outlook, saved.conversation, seen)
            self._tell("conversation", listed, AGENTS, EVERY_AGENT)
            for alert in saved.alerts:
                self._tell("alert", views.alert(alert, listed), AGENTS, EVERY_AGENT)

    def _tell(self, event: str, view: views.View, namespace: str, room: str) -> None:
        self._send(event, json.encode(view), namespace, room)

    def _send(self, event: str, body: bytes, namespace: str, room: str) -> None:
        self._rooms.tell(namespace, room, event, body)
        _counted(event).inc()

    def _later(self, announcement: Callable[[], None]) -> None:
        self._waiting.append(announcement)
        if not self._is_called:
            self._is_called = True
            self._loop.call_soon(self._announce)

    def _announce(self) -> None:
        """Make the announcements that wait, but let others have the event loop in between."""
        self._is_called = False
        for _ in range(min(_AT_ONCE, len(self._waiting))):
            try:
                self._waiting.popleft()()
            except Exception:  # noqa: BLE001 - one that cannot be made must not silence the others
                _log.exception("announcement_failed")
        if self._waiting:
            self._is_called = True
            self._loop.call_soon(self._announce)
