"""Takes a person out of the database: every row that holds something of theirs."""

from collections.abc import Sequence

import sqlalchemy as sa

from chat_server.domain.message import Author
from chat_server.store import conversations, search, visitors
from chat_server.store.attachments_schema import attachment
from chat_server.store.desk_schema import draft, visited_page
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import alert, conversation, log_entry, message, note, outbox, visitor
from chat_server.store.visitor_blocks import table as visitor_block

_OF_EMAIL = Prepared(sa.select(visitor.c.id).where(sa.func.lower(visitor.c.email) == sa.bindparam("email")))
_CONVERSATIONS = Prepared(
    sa.select(conversation.c.id).where(conversation.c.visitor_id == sa.bindparam("visitor")).order_by(conversation.c.id)
)
_IN_CONVERSATION = [
    Prepared(sa.delete(table).where(table.c.conversation_id == sa.bindparam("conversation")))
    for table in (alert, log_entry, note, draft, message)
]
# What was sent stands in the outbox until it is cleared away, and its reasons are the visitor's words.
_MAILS = Prepared(sa.delete(outbox).where(outbox.c.payload.contains(sa.bindparam("conversation"))))
_CONVERSATION = Prepared(sa.delete(conversation).where(conversation.c.id == sa.bindparam("conversation")))
_OF_VISITOR = [
    Prepared(sa.delete(table).where(table.c.visitor_id == sa.bindparam("visitor")))
    for table in (visited_page, visitor_block)
]
# Rows and files go with the next sweep, which takes what was uploaded long ago and belongs to nothing; names go now.
_NAMELESS = {"name": "", "at": 0}
_FILES = Prepared(
    sa.update(attachment).where(attachment.c.conversation_id == sa.bindparam("conversation")).values(_NAMELESS)
)
_UPLOADS = Prepared(sa.update(attachment).where(attachment.c.sender == sa.bindparam("sender")).values(_NAMELESS))
_VISITOR = Prepared(sa.delete(visitor).where(visitor.c.id == sa.bindparam("visitor")))


def of_email(tx: Tx, email: str) -> Sequence[str]:
    """Ids of all visitors who gave that address, however they wrote it: one for each browser that they used."""
    return [str(row[0]) for row in tx.rows(_OF_EMAIL, email=email.strip().lower())]


def erase(tx: Tx, visitor_id: str) -> int | None:
    """How many conversations went with the visitor; None when there is no such visitor.

    The visitor and each conversation are locked first, so nothing that is said meanwhile stays behind.
    """
    if visitors.lock(tx, visitor_id) is None:
        return None
    ids = [str(row[0]) for row in tx.rows(_CONVERSATIONS, visitor=visitor_id)]
    for conversation_id in ids:
        conversations.lock(tx, conversation_id)
        search.forget(tx, conversation_id)
        for delete in _IN_CONVERSATION:
            tx.run(delete, conversation=conversation_id)
        tx.run(_FILES, conversation=conversation_id)
        tx.run(_MAILS, conversation=conversation_id)
        tx.run(_CONVERSATION, conversation=conversation_id)
    for delete in _OF_VISITOR:
        tx.run(delete, visitor=visitor_id)
    tx.run(_UPLOADS, sender=Author("visitor", visitor_id, "").sender)
    tx.run(_VISITOR, visitor=visitor_id)
    return len(ids)
