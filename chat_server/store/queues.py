"""The agents' lists: conversations by queue, and those that changed since a change id."""

from dataclasses import dataclass

import sqlalchemy as sa

from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import InvalidError
from chat_server.domain.people import LEADERS
from chat_server.domain.routing import DEFAULT_TEAM
from chat_server.store.conversations import COLUMNS, rows_to_conversations
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import agent, team_member
from chat_server.store.schema import conversation as c

QUEUES = ("waiting", "mine", "team", "bot", "escalated", "done")
# Not a backslash: the dialects do not agree on how one is written in a statement, and PostgreSQL refuses two.
_ESCAPE = "!"
_NEVER = 9_007_199_254_740_991  # later than every due time, so that cases without one come last
_DUE = sa.func.coalesce(c.c.reply_due_at, c.c.due_at, _NEVER)  # as Conversation.promised_until


def _is_any(*statuses: str) -> sa.ColumnElement[bool]:
    """One of these; written out, since `IN` would be expanded only when the values are known."""
    return sa.or_(*(c.c.status == status for status in statuses))


# What is for everybody, and for the teams that the agent is in (domain/routing.py, is_in); managers are in all.
_IN_OWN_TEAM = sa.or_(
    c.c.team.is_(None),
    c.c.team == DEFAULT_TEAM,
    sa.exists().where(team_member.c.team == c.c.team, team_member.c.agent_id == sa.bindparam("agent")),
    sa.exists().where(agent.c.id == sa.bindparam("agent"), sa.or_(*(agent.c.role == role for role in LEADERS))),
)
_IN_QUEUE = {
    "waiting": c.c.status == "waiting",
    "mine": sa.and_(c.c.agent_id == sa.bindparam("agent"), _is_any("open", "paused")),
    "team": sa.and_(_is_any("waiting", "open", "paused"), _IN_OWN_TEAM),
    "bot": c.c.status == "bot",
    "escalated": sa.and_(c.c.is_escalated, c.c.status != "resolved"),
    "done": c.c.status == "resolved",
}


def _page(queue: str, *, is_first: bool, is_search: bool) -> Prepared:
    """A page of a queue in its order: by due time, the done ones by when they were done (newest first)."""
    statement = sa.select(*COLUMNS).where(_IN_QUEUE[queue])
    if queue == "done":
        statement = statement.order_by(c.c.updated_at.desc(), c.c.id)
        after = sa.or_(
            c.c.updated_at < sa.bindparam("key"),
            sa.and_(c.c.updated_at == sa.bindparam("key"), c.c.id > sa.bindparam("id")),
        )
    else:
        statement = statement.order_by(_DUE, c.c.id)
        after = sa.or_(sa.bindparam("key") < _DUE, sa.and_(sa.bindparam("key") == _DUE, c.c.id > sa.bindparam("id")))
    if not is_first:
        statement = statement.where(after)
    if is_search:
        pattern: sa.BindParameter[str] = sa.bindparam("pattern")
        statement = statement.where(
            sa.or_(*(sa.func.lower(column).like(pattern, escape=_ESCAPE) for column in _SEARCHED))
        )
    return Prepared(statement.limit(sa.bindparam("count")))


_SEARCHED = (c.c.ticket, c.c.visitor_name, c.c.preview_text)
_PAGES = {
    (queue, is_first, is_search): _page(queue, is_first=is_first, is_search=is_search)
    for queue in QUEUES
    for is_first in (True, False)
    for is_search in (True, False)
}
_COUNTS = Prepared(
    sa.select(
        *(
            sa.func.coalesce(sa.func.sum(sa.case((_IN_QUEUE[queue], 1), else_=0)), 0).label(queue)
            for queue in QUEUES
            if queue != "done"
        )
    ).where(c.c.status != "resolved")
)
_COUNT_DONE = Prepared(sa.select(sa.func.count()).where(_IN_QUEUE["done"]))
_CHANGED = Prepared(
    sa.select(*COLUMNS)
    .where(c.c.change_id > sa.bindparam("after"), c.c.change_id <= sa.bindparam("settled"))
    .order_by(c.c.change_id, c.c.id)
    .limit(sa.bindparam("count"))
)
_LAST = Prepared(
    sa.select(sa.func.coalesce(sa.func.max(c.c.change_id), 0)).where(c.c.change_id <= sa.bindparam("settled"))
)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Some conversations of a queue; `next` is the cursor of the following page, None on the last."""

    conversations: list[Conversation]
    next: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Conversations that changed, oldest change first, and the cursor to ask from next time."""

    conversations: list[Conversation]
    change_id: int
    more: bool


def page(tx: Tx, queue: str, *, agent_id: str, query: str, after: str | None, limit: int) -> QueuePage:
    """At most `limit` conversations of `queue` as `agent_id` sees it, after the cursor `after`.

    `query` is looked for in ticket numbers, names and the last words said.
    """
    values: dict[str, object] = {"count": limit + 1}
    if queue in ("mine", "team"):
        values["agent"] = agent_id
    if after is not None:
        values["key"], values["id"] = _read_cursor(after)
    if query:
        values["pattern"] = f"%{_literal(query.lower())}%"
    rows = tx.rows(_PAGES[queue, after is None, bool(query)], **values)
    conversations = rows_to_conversations(rows[:limit])
    return QueuePage(conversations, _cursor(queue, conversations[-1]) if len(rows) > limit else None)


def _literal(text: str) -> str:
    """The text for LIKE, meaning nothing but itself."""
    for sign in (_ESCAPE, "%", "_"):
        text = text.replace(sign, _ESCAPE + sign)
    return text


def counts(tx: Tx, agent_id: str) -> dict[str, int]:
    """How many conversations each queue holds for this agent."""
    row = tx.row(_COUNTS, agent=agent_id)
    done = tx.row(_COUNT_DONE)
    assert row
    assert done
    return dict(zip((queue for queue in QUEUES if queue != "done"), map(int, row), strict=True)) | {"done": done[0]}


def changes(tx: Tx, after: int, limit: int) -> Changes:
    """Conversations whose change id is above `after`, at most about `limit`, never a change cut in two."""
    settled = tx.settled_change_id()
    found = rows_to_conversations(tx.rows(_CHANGED, after=after, settled=settled, count=limit + 1))
    if len(found) <= limit:
        return Changes(found, max(settled, after), more=False)
    whole = [conversation for conversation in found if conversation.change_id < found[-1].change_id]
    return Changes(whole, whole[-1].change_id if whole else after, more=bool(whole))


def last_change_id(tx: Tx) -> int:
    """The newest change that `changes` can give now."""
    row = tx.row(_LAST, settled=tx.settled_change_id())
    assert row
    return int(row[0])


def _cursor(queue: str, last: Conversation) -> str:
    at = last.updated_at if queue == "done" else last.promised_until
    return f"{_NEVER if at is None else round(at.timestamp() * 1000)}.{last.id}"


def _read_cursor(cursor: str) -> tuple[int, str]:
    key, _, identity = cursor.partition(".")
    if not key.isascii() or not key.isdigit() or len(key) > len(str(_NEVER)) or not identity:
        raise InvalidError("`after` is not a cursor of a list")
    return int(key), identity
