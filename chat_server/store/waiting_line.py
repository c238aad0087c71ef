"""Where a conversation stands in the line of those that wait for a person."""

import sqlalchemy as sa

from chat_server.domain.conversation import Conversation
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import conversation as c
from chat_server.store.times import to_ms

_DUE = sa.func.coalesce(c.c.reply_due_at, c.c.due_at)  # as Conversation.promised_until
_AHEAD = Prepared(
    sa.select(sa.func.count())
    .select_from(c)
    .where(
        c.c.status == sa.literal_column("'waiting'"),
        sa.or_(sa.bindparam("due") > _DUE, sa.and_(sa.bindparam("due") == _DUE, c.c.id < sa.bindparam("key"))),
    )
)


def position(tx: Tx, waiting: Conversation | None) -> int | None:
    """1 for the conversation that is due first, and so on; None for one that does not wait."""
    if waiting is None or waiting.status != "waiting" or waiting.promised_until is None:
        return None
    row = tx.row(_AHEAD, due=to_ms(waiting.promised_until), key=waiting.id)
    assert row
    return int(row[0]) + 1
