"""The visitor's other small acts: reading, rating, ending."""

from bot import phrases
from chat_server.actions.saving import log, save, status
from chat_server.desk import Desk, Saved
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import NotFoundError
from chat_server.domain.transitions import resolved
from chat_server.store import conversations
from chat_server.store.prepared import Tx


async def visitor_reads(desk: Desk, visitor_id: str, seq: int) -> None:
    """Keep that the visitor has read up to `seq`, and show it to the agents."""

    def work(tx: Tx) -> Conversation | None:
        conversation = conversations.newest_of(tx, visitor_id)
        if conversation is None:
            return None
        seen = min(seq, conversation.head)
        return conversation if conversations.mark_read_by_visitor(tx, conversation.id, seen) else None

    conversation = await desk.store.run(work)
    if conversation is not None:
        desk.fanout.read(conversation, "visitor", min(seq, conversation.head))


async def visitor_rates(desk: Desk, visitor_id: str, score: int, comment: str | None) -> None:
    """Keep the visitor's rating (1 to 5) of their last conversation.

    Raises:
        NotFoundError: there is no conversation yet.
    """

    def work(tx: Tx) -> None:
        conversation = conversations.newest_of(tx, visitor_id)
        if conversation is None:
            raise NotFoundError("there is no conversation to rate")
        conversations.rate(tx, conversation.id, score, comment)

    await desk.store.run(work)


async def visitor_ends(desk: Desk, visitor_id: str) -> Conversation:
    """The visitor's conversation, resolved by themselves; one that is resolved already stays as it is.

    Raises:
        NotFoundError: there is no conversation yet.
    """

    def work(tx: Tx) -> Saved:
        conversation = conversations.lock_active_of(tx, visitor_id)
        if conversation is None:
            newest = conversations.newest_of(tx, visitor_id)
            if newest is None:
                raise NotFoundError("there is no conversation to end")
            return Saved(newest)
        now = desk.now()
        saved = save(tx, resolved(conversation), [status(phrases.ended_by_visitor(conversation.language))], now)
        log(tx, saved.conversation, "visitor", "ended the conversation", now)
        return saved

    saved = await desk.store.run(work)
    if saved.messages:
        desk.fanout.saved(saved)
    return saved.conversation
