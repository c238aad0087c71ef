"""Conversations with their histories, for reports and exports."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import TypeVar

import sqlalchemy as sa

from chat_server.domain.measures import Change, History, Spoke
from chat_server.store.conversations import COLUMNS, rows_to_conversations
from chat_server.store.listed import IsListed, listed
from chat_server.store.prepared import Prepared, Row, Tx
from chat_server.store.reports_schema import state_change
from chat_server.store.schema import conversation as c
from chat_server.store.schema import message as m
from chat_server.store.schema import visitor
from chat_server.store.times import time_of, to_ms

_Happened = TypeVar("_Happened", Change, Spoke)

_MORE = (c.c.comment, visitor.c.email, visitor.c.phone)
_AT: sa.BindParameter[int] = sa.bindparam("at")
_PAGE = Prepared(
    sa.select(*COLUMNS, *_MORE)
    .join(visitor, visitor.c.id == c.c.visitor_id)
    .where(
        c.c.created_at < sa.bindparam("before"),
        sa.or_(c.c.created_at > _AT, sa.and_(c.c.created_at == _AT, c.c.id > sa.bindparam("id"))),
    )
    .order_by(c.c.created_at, c.c.id)
    .limit(sa.bindparam("count"))
)
_CHANGES = Prepared(
    sa.select(state_change.c.conversation_id, state_change.c.at, state_change.c.status)
    .where(IsListed(state_change.c.conversation_id, "ids"))
    .order_by(state_change.c.conversation_id, state_change.c.id)
)
# Only where the word passes from one to the other: most messages follow one of the same side.
_BEFORE = sa.func.lag(m.c.author_kind).over(partition_by=m.c.conversation_id, order_by=m.c.seq)
_SAID = (
    sa.select(m.c.conversation_id, m.c.seq, m.c.at, m.c.author_kind, _BEFORE.label("before"))
    .where(IsListed(m.c.conversation_id, "ids"), sa.or_(m.c.author_kind == "visitor", m.c.author_kind == "agent"))
    .subquery("said")
)
_SPOKE = Prepared(
    sa.select(_SAID.c.conversation_id, _SAID.c.at, _SAID.c.author_kind)
    .where(sa.or_(_SAID.c.before.is_(None), _SAID.c.before != _SAID.c.author_kind))
    .order_by(_SAID.c.conversation_id, _SAID.c.seq)
)


def page(tx: Tx, since: datetime, before: datetime, after: History | None, limit: int) -> Sequence[History]:
    """At most `limit` conversations that began from `since` to just before `before`, after `after`, oldest first."""
    last = after.conversation if after else None
    at, identity = (last.created_at, last.id) if last else (since, "")
    rows = tx.rows(_PAGE, at=to_ms(at), id=identity, before=to_ms(before), count=limit)
    conversations = rows_to_conversations([row[: -len(_MORE)] for row in rows])
    changes = _by_conversation(tx.rows(_CHANGES, ids=listed(each.id for each in conversations)), Change)
    # Whose turn it is matters only with people, and most conversations never come to them.
    with_people = [each.id for each in conversations if each.clock_started_at or each.agent_id]
    spoke = _by_conversation(tx.rows(_SPOKE, ids=listed(with_people)), Spoke)
    return [
        History(each, changes.get(each.id, ()), spoke.get(each.id, ()), email, phone, comment)
        for each, (*_, comment, email, phone) in zip(conversations, rows, strict=True)
    ]


def _by_conversation(rows: Sequence[Row], kind: type[_Happened]) -> dict[str, Sequence[_Happened]]:
    return {
        conversation_id: [kind(time_of(at), what) for _, at, what in group]
        for conversation_id, group in groupby(rows, key=lambda row: str(row[0]))
    }
