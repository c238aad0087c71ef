"""A visitor's earlier conversations."""

from collections.abc import Sequence

import sqlalchemy as sa

from chat_server.domain.conversation import Conversation
from chat_server.store.conversations import COLUMNS, rows_to_conversations
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import conversation as table
from chat_server.store.times import to_ms

_EARLIER = Prepared(
    sa.select(*COLUMNS)
    .where(
        table.c.visitor_id == sa.bindparam("visitor"),
        table.c.created_at <= sa.bindparam("begun"),
        table.c.id != sa.bindparam("key"),
    )
    .order_by(table.c.created_at.desc())
    .limit(sa.bindparam("count"))
)


def earlier_than(tx: Tx, conversation: Conversation, count: int) -> Sequence[Conversation]:
    """The same visitor's conversations that began before this one, the latest first."""
    rows = tx.rows(
        _EARLIER,
        visitor=conversation.visitor_id,
        begun=to_ms(conversation.created_at),
        key=conversation.id,
        count=count,
    )
    return rows_to_conversations(rows)
