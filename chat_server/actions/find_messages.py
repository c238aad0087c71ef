"""An agent looks for something that was said, or for somebody, in all conversations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chat_server.actions.agent_changes import ensure_answers
from chat_server.desk import Desk
from chat_server.domain.conversation import Conversation
from chat_server.domain.message import Message
from chat_server.domain.people import Agent
from chat_server.domain.search_query import Filters, Query, read_query
from chat_server.domain.search_snippet import Snippet, snippet
from chat_server.store import conversations, messages, search
from chat_server.store.prepared import Tx
from chat_server.store.search_stages import Place

PAGE = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A conversation, and the passage that says why: of `message`, or of who asks when there is none."""

    conversation: Conversation
    message: Message | None
    snippet: Snippet

    @property
    def at(self) -> datetime:
        """When the message was said, or the conversation begun."""
        return self.message.at if self.message else self.conversation.created_at


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits; `next` is the cursor of the following one. `near` are the other spellings looked for."""

    hits: tuple[Hit, ...]
    next: str | None
    near: Mapping[str, tuple[str, ...]]


async def find_messages(desk: Desk, agent: Agent, text: str, filters: Filters, after: str | None) -> Hits:
    """What the agent may see of what was found, best first.

    Raises:
        NotAllowedError: editors write articles and have no business in conversations.
        InvalidError: `after` is no cursor of a search.
    """
    ensure_answers(agent)
    query = read_query(text)

    def work(tx: Tx) -> Hits:
        places = search.find(tx, query, filters, after, PAGE)
        hits = (_hit(tx, place, query, places.near) for place in places.found)
        return Hits(tuple(hit for hit in hits if hit is not None), places.next, places.near)

    return await desk.store.read(work)


def _hit(tx: Tx, place: Place, query: Query, near: Mapping[str, tuple[str, ...]]) -> Hit | None:
    conversation = conversations.find(tx, place.conversation_id)
    if conversation is None:  # erased a moment ago: PostgreSQL shows each statement the latest
        return None
    if place.person is not None:
        who = place.person
        about = " · ".join(fact for fact in (who.name, who.email, who.ticket) if fact)
        return Hit(conversation, None, snippet(about, query, {}))
    assert place.seq is not None
    found = messages.after(tx, conversation.id, place.seq - 1, 1)
    return Hit(conversation, found[0], snippet(found[0].text, query, near)) if found else None
