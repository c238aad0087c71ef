"""Search over all messages: the index that every stored message goes into, and the conversations it finds.

Found first by who asks (ticket, e-mail, name; newest conversation first), then by what was said (newest message
first), then by other spellings of it (newest message first). Each conversation comes once, at its best place. SQLite
and PostgreSQL give the same conversations in the same order; neither's own ranking is used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import sqlalchemy as sa

from chat_server.domain.message import Message
from chat_server.domain.search_query import Filters, Query
from chat_server.store import search_filters
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import message as table
from chat_server.store.search_match import all_of
from chat_server.store.search_schema import ADD_ENTRIES, FORGET_CONVERSATION, entry_row
from chat_server.store.search_stages import Cursor, Place, Search, places, read_cursor
from chat_server.store.search_vocabulary import learn, unlearn
from chat_server.store.times import to_ms

_ADD = Prepared(ADD_ENTRIES)
_FORGET = Prepared(FORGET_CONVERSATION)
_TEXTS = Prepared(sa.select(table.c.text).where(table.c.conversation_id == sa.bindparam("conversation")))


@dataclass(frozen=True, slots=True)
class Places:
    """A page of what was found; `next` is the cursor of the following one.

    `near` are the other spellings that were looked for, once the page reaches that far.
    """

    found: list[Place]
    next: str | None
    near: Mapping[str, tuple[str, ...]]


def index(tx: Tx, message: Message) -> None:
    """Make a message findable, in the transaction that stores it.

    Status lines are left out: nobody said them, and every case has the same ones.
    """
    if message.kind == "status":
        return
    at = to_ms(message.at)
    assert at is not None
    author = message.author
    row = entry_row(message.conversation_id, message.seq, author.kind, author.name, message.text, at)
    tx.insert_last(_ADD, [row])
    learn(tx, message.text)


def forget(tx: Tx, conversation_id: str) -> None:
    """Take the messages of a conversation out of the index; whoever erases them calls this before.

    Once more at the end: what is committed together with this comes into the index only then.
    """
    texts = [str(row[0]) for row in tx.rows(_TEXTS, conversation=conversation_id)]

    def take_out(tx: Tx) -> None:
        tx.run(_FORGET, **all_of(conversation_id))
        unlearn(tx, texts)

    take_out(tx)
    tx.run_last(take_out)


def find(tx: Tx, query: Query, filters: Filters, after: str | None, limit: int) -> Places:
    """At most `limit` conversations after the cursor `after`.

    Raises:
        InvalidError: the cursor is none of a search.
    """
    if not query.terms:
        return Places([], None, {})
    search = Search(tx, query, search_filters.values(filters))
    found = list(islice(places(search, read_cursor(after) if after else Cursor("who")), limit + 1))
    is_last = len(found) <= limit
    is_near = is_last or found[limit].cursor.stage == "near"
    return Places(found[:limit], None if is_last else str(found[limit - 1].cursor), search.near if is_near else {})
