"""The only caller of `emit` for what was stored: tells every socket that may know, after the commit.

Announcements wait in one queue and leave in order, so an action never waits for a slow socket or a Redis that is away.
They are hints: when the queue is full the oldest is dropped, and clients heal by heartbeat and catch-up.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import socketio
import structlog

from chat_server.desk import Presence, Saved
from chat_server.domain.conversation import Conversation
from chat_server.domain.message import Note
from chat_server.domain.people import Agent
from chat_server.web.metrics import ANNOUNCEMENTS
from chat_server.web.wire import views

VISITORS = "/visitor"
AGENTS = "/agent"
EVERY_AGENT = "agents"
_MOST_WAITING = 20_000
_log = structlog.get_logger(__name__)


def room_of_visitor(visitor_id: str) -> str:
    """The room in which all tabs of a visitor are."""
    return f"visitor:{visitor_id}"


def room_of_conversation(conversation_id: str) -> str:
    """The room of the agents who have that conversation open."""
    return f"conversation:{conversation_id}"


@dataclass(frozen=True, slots=True)
class _Announcement:
    event: str
    view: views.View
    namespace: str
    room: str


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What a view depends on besides the thing shown."""

    now: Callable[[], datetime]
    presence: Presence


class SocketFanout:
    """Announces through Socket.IO. A `Fanout`."""

    def __init__(self, sockets: socketio.AsyncServer, presence: Presence, now: Callable[[], datetime]) -> None:
        self._outlook = _Outlook(now, presence)
        self._sockets = sockets
        self._waiting: deque[_Announcement] = deque(maxlen=_MOST_WAITING)
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to announce."""
        self._task = asyncio.create_task(self._announce(), name="fanout")

    async def close(self) -> None:
        """Announce what still waits, then stop."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        while self._waiting:
            await self._emit(self._waiting.popleft())

    def saved(self, saved: Saved, alert: str | None = None) -> None:
        """Tell the visitor's tabs, the agents who have it open, and every agent's list."""
        conversation = saved.conversation
        visitor, openers = room_of_visitor(conversation.visitor_id), room_of_conversation(conversation.id)
        for message in saved.messages:
            view = views.message(message)
            self._tell("message", view, VISITORS, visitor)
            self._tell("message", view, AGENTS, openers)
        self._tell("conversation", views.conversation(self._outlook, conversation), VISITORS, visitor)
        listed = views.agents_conversation(self._outlook, conversation)
        self._tell("conversation", listed, AGENTS, EVERY_AGENT)
        if alert is not None:
            self._tell("alert", {"kind": alert, "conversation": listed}, AGENTS, EVERY_AGENT)

    def noted(self, note: Note) -> None:
        """Tell the agents who have the conversation open."""
        self._tell("note", views.note(note), AGENTS, room_of_conversation(note.conversation_id))

    def read(self, conversation: Conversation, by: str, seq: int) -> None:
        """Tell how far the visitor or an agent has read."""
        view = {"by": by, "seq": seq}
        self._tell("read", view, VISITORS, room_of_visitor(conversation.visitor_id))
        view = {"conversation_id": conversation.id, **view}
        self._tell("read", view, AGENTS, room_of_conversation(conversation.id))

    def visitor_typing(self, conversation: Conversation, text: str) -> None:
        """Show the agents what the visitor has in the box."""
        view = {"conversation_id": conversation.id, "name": conversation.visitor_name or "", "kind": "visitor"}
        self._tell("typing", {**view, "on": bool(text), "text": text}, AGENTS, EVERY_AGENT)

    def agent_typing(self, conversation: Conversation, agent_id: str, name: str, *, is_on: bool) -> None:
        """Show the visitor and the colleagues that an agent is writing."""
        self._tell("typing", {"name": name, "on": is_on}, VISITORS, room_of_visitor(conversation.visitor_id))
        view = {"conversation_id": conversation.id, "name": name, "kind": "agent", "agent_id": agent_id, "on": is_on}
        self._tell("typing", view, AGENTS, EVERY_AGENT)

    def presence(self, agents: Sequence[Agent]) -> None:
        """Tell the agents that one of them came, went or changed their availability."""
        view = {"agents": [views.agent(self._outlook, each) for each in agents]}
        self._tell("presence", view, AGENTS, EVERY_AGENT)

    def _tell(self, event: str, view: views.View, namespace: str, room: str) -> None:
        self._waiting.append(_Announcement(event, view, namespace, room))
        self._wake.set()

    async def _announce(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                await self._emit(self._waiting.popleft())

    async def _emit(self, told: _Announcement) -> None:
        try:
            await self._sockets.emit(told.event, told.view, namespace=told.namespace, room=told.room)
            ANNOUNCEMENTS.labels(told.event).inc()
        except Exception:  # noqa: BLE001 - one bad socket must not silence the others
            _log.exception("announcement_failed", socket_event=told.event)
