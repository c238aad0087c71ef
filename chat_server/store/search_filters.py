"""The filters of a search as conditions; only what stands here can reach a statement."""

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from chat_server.domain.search_query import Filters
from chat_server.store.schema import conversation as c
from chat_server.store.search_schema import entry
from chat_server.store.times import to_ms

_OF_CONVERSATION: Mapping[str, sa.ColumnElement[bool]] = {
    "status": c.c.status == sa.bindparam("status"),
    "priority": c.c.priority == sa.bindparam("priority"),
    "category": c.c.category == sa.bindparam("category"),
    "agent_id": c.c.agent_id == sa.bindparam("agent_id"),
    "has_ticket": sa.case((c.c.ticket.is_(None), 0), else_=1) == sa.bindparam("has_ticket"),
    "is_escalated": sa.case((c.c.is_escalated, 1), else_=0) == sa.bindparam("is_escalated"),
}
OF_MESSAGES: Mapping[str, sa.ColumnElement[bool]] = {
    **_OF_CONVERSATION,
    "author": entry.c.author_kind == sa.bindparam("author"),
    "since": entry.c.at >= sa.bindparam("since"),
    "before": entry.c.at < sa.bindparam("before"),
}
# A conversation that is found by who asks counts when it was alive in the period.
OF_PEOPLE: Mapping[str, sa.ColumnElement[bool]] = {
    **_OF_CONVERSATION,
    "since": c.c.updated_at >= sa.bindparam("since"),
    "before": c.c.created_at < sa.bindparam("before"),
}


def values(filters: Filters) -> dict[str, Any]:
    """The filters that ask for something, by name, as the statements take them."""
    asked = {
        **{name: getattr(filters, name) for name in ("status", "priority", "category", "agent_id", "author")},
        "has_ticket": None if filters.has_ticket is None else int(filters.has_ticket),
        "is_escalated": None if filters.is_escalated is None else int(filters.is_escalated),
        "since": to_ms(filters.since),
        "before": to_ms(filters.before),
    }
    return {name: value for name, value in asked.items() if value is not None}


def conditions(names: Iterable[str], known: Mapping[str, sa.ColumnElement[bool]]) -> list[sa.ColumnElement[bool]]:
    """The conditions of those names."""
    return [known[name] for name in sorted(names)]
