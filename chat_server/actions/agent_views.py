"""What agents look at: the list, what changed in it, one conversation whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chat_server.actions.assign_cases import release_all
from chat_server.actions.saving import locked
from chat_server.actions.visitor_connects import NEWEST
from chat_server.desk import Desk, Saved
from chat_server.domain.alerts import Alert
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import NotFoundError
from chat_server.domain.message import Message, Note
from chat_server.domain.people import Agent, Visitor
from chat_server.domain.routing import Team
from chat_server.store import agents, alerts, conversations, messages, notes, queues, teams, visitor_blocks, visitors
from chat_server.store.notes import LogEntry
from chat_server.store.prepared import Tx
from chat_server.store.queues import Changes, QueuePage

_MOST_OPEN = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A conversation with all that agents may know of it; the newest messages, `more` when there are older ones.

    `alerts` are those that nobody has seen yet.
    """

    conversation: Conversation
    messages: Sequence[Message]
    more: bool
    notes: Sequence[Note]
    log: Sequence[LogEntry]
    visitor: Visitor
    alerts: Sequence[Alert]
    is_blocked: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """What a console starts from."""

    agents: Sequence[Agent]
    queues: dict[str, int]
    change_id: int
    teams: Sequence[Team]


@dataclass(frozen=True, slots=True)
class Heads:
    """The change id that a list could be at, the newest `seq` of some conversations, and how full each queue is."""

    change_id: int
    newest: dict[str, int]
    queues: dict[str, int]


async def board(desk: Desk, agent: Agent) -> Board:
    """The colleagues, how full each queue is, and the change id that this holds for."""

    def work(tx: Tx) -> Board:
        everybody, counts = agents.everybody(tx), queues.counts(tx, agent.id)
        return Board(everybody, counts, tx.settled_change_id(), teams.everything(tx))

    return await desk.store.read(work)


async def everybody(desk: Desk) -> Sequence[Agent]:
    """All agents by name."""
    return await desk.store.read(agents.everybody)


async def list_queue(
    desk: Desk, agent: Agent, queue: str, query: str, after: str | None, limit: int
) -> tuple[QueuePage, int]:
    """A page of a queue, and the change id that it holds for."""

    def work(tx: Tx) -> tuple[QueuePage, int]:
        # The id first: a change that comes between the two reads is sent again rather than missed.
        change_id = tx.settled_change_id()
        return queues.page(tx, queue, agent_id=agent.id, query=query, after=after, limit=limit), change_id

    return await desk.store.read(work)


async def changes(desk: Desk, after: int, limit: int = 200) -> Changes:
    """What changed after that change id."""
    return await desk.store.read(lambda tx: queues.changes(tx, after, limit))


async def open_conversation(desk: Desk, conversation_id: str) -> Opened:
    """The conversation whole.

    Raises:
        NotFoundError: there is no such conversation.
    """

    def work(tx: Tx) -> Opened:
        conversation = conversations.find(tx, conversation_id)
        if conversation is None:
            raise NotFoundError("there is no such conversation")
        visitor = visitors.find(tx, conversation.visitor_id)
        assert visitor
        start = max(0, conversation.head - NEWEST)
        found = messages.after(tx, conversation.id, start, NEWEST)
        return Opened(
            conversation,
            found,
            start > 0,
            notes.of(tx, conversation.id),
            notes.log_of(tx, conversation.id),
            visitor,
            alerts.unseen(tx, conversation.id),
            visitor_blocks.is_blocked(tx, visitor.id),
        )

    return await desk.store.read(work)


async def agent_reads(desk: Desk, conversation_id: str, seq: int) -> None:
    """Keep that agents have read up to `seq`, show it to the visitor, and clear the unread mark in all lists."""

    def work(tx: Tx) -> Saved | None:
        conversation = locked(tx, conversation_id)
        seen = min(seq, conversation.head)
        if seen <= conversation.read_by_agents:
            return None
        return Saved(conversations.save(tx, replace(conversation, read_by_agents=seen)))

    saved = await desk.store.run(work)
    if saved is not None:
        desk.fanout.saved(saved)
        desk.fanout.read(saved.conversation, "agent", saved.conversation.read_by_agents)


async def set_availability(desk: Desk, agent: Agent, availability: str) -> None:
    """Keep whether the agent takes conversations now, and tell the colleagues."""

    def work(tx: Tx) -> Sequence[Agent]:
        agents.set_availability(tx, agent.id, availability)
        return agents.everybody(tx)

    desk.fanout.presence(await desk.store.run(work))
    if availability != "online":
        await release_all(desk, [agent])
    desk.nudge()


async def heads(desk: Desk, agent: Agent, conversation_ids: Sequence[str]) -> Heads:
    """How far an agent's screen could be: its list, its queues, and those conversations."""

    def work(tx: Tx) -> Heads:
        found = (conversations.find(tx, conversation_id) for conversation_id in conversation_ids[:_MOST_OPEN])
        newest = {each.id: each.head for each in found if each is not None}
        return Heads(queues.last_change_id(tx), newest, queues.counts(tx, agent.id))

    return await desk.store.read(work)
