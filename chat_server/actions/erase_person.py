"""A person asks to be forgotten: everything that they wrote and that was written about them goes.

Conversations with other people stay, and so do the counts in reports that name nobody. Files of attachments follow
with the next sweep (`sweep_attachments.py`), backups when they are replaced.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from chat_server.domain.errors import NotFoundError
from chat_server.domain.tickets import read_ticket
from chat_server.store import conversations, erasing
from chat_server.store.database import Store
from chat_server.store.prepared import Tx


async def find_person(store: Store, who: str) -> Sequence[str]:
    """Ids of the visitors that one person was, a browser each.

    Args:
        store: the database.
        who: an e-mail address that they gave, or the number of a ticket that they opened.

    Raises:
        NotFoundError: nobody gave this address, or opened this ticket.
    """
    found = await store.read(partial(_of_email if "@" in who else _of_ticket, who=who))
    if not found:
        raise NotFoundError("nobody gave this address, and no ticket has this number")
    return found


def _of_email(tx: Tx, who: str) -> Sequence[str]:
    return erasing.of_email(tx, who)


def _of_ticket(tx: Tx, who: str) -> Sequence[str]:
    conversation = conversations.by_ticket(tx, read_ticket(who) or "")
    return [conversation.visitor_id] if conversation else []


async def erase_person(store: Store, visitor_ids: Iterable[str]) -> int:
    """How many conversations were erased with these visitors."""
    erased = [await store.run(partial(erasing.erase, visitor_id=each)) for each in visitor_ids]
    return sum(each or 0 for each in erased)
