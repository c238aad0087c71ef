"""Which conversations have something due, and which owe an answer; read in small pages, oldest first."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from chat_server.domain.conversation import Conversation
from chat_server.store.conversations import COLUMNS, rows_to_conversations
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import conversation as table
from chat_server.store.times import from_ms, to_ms

_WAKING = Prepared(
    sa.select(table.c.id)
    .where(table.c.wake_at <= sa.bindparam("now"))
    .order_by(table.c.wake_at, table.c.id)
    .limit(sa.bindparam("count"))
)
_NEXT = Prepared(sa.select(sa.func.min(table.c.wake_at)))
_OWES = sa.or_(  # as Conversation.owes_answer
    sa.and_(table.c.due_at.is_not(None), table.c.answered_at.is_(None)), table.c.reply_due_at.is_not(None)
)
_OWING_AFTER = Prepared(
    sa.select(*COLUMNS)
    .where(table.c.status != "resolved", _OWES, table.c.id > sa.bindparam("after"))
    .order_by(table.c.id)
    .limit(sa.bindparam("count"))
)
_HELD = Prepared(sa.select(table.c.id, table.c.agent_id).where(table.c.status == "open", _OWES))


def waking(tx: Tx, now: datetime, count: int) -> Sequence[str]:
    """Ids of conversations whose time has come, longest overdue first."""
    return [row[0] for row in tx.rows(_WAKING, now=to_ms(now), count=count)]


def next_waking(tx: Tx) -> datetime | None:
    """When the next conversation's time comes."""
    row = tx.row(_NEXT)
    return from_ms(row[0]) if row else None


def owing(tx: Tx, after: str, count: int) -> Sequence[Conversation]:
    """Conversations in which a person owes an answer, by id, those after the id `after`."""
    return rows_to_conversations(tx.rows(_OWING_AFTER, after=after, count=count))


def held(tx: Tx) -> Sequence[tuple[str, str]]:
    """The open conversations in which an answer is owed, each with the id of the agent who has it."""
    return [(conversation_id, agent_id) for conversation_id, agent_id in tx.rows(_HELD)]
