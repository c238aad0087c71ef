"""The pages that a visitor was on, in the database; only the last few are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from chat_server.domain.people import Page
from chat_server.store.desk_schema import visited_page as table
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.times import time_of, to_ms

MOST_KEPT = 20
_NAMES = ("visitor_id", "url", "title", "at")
_INSERT = Prepared(sa.insert(table).values({name: sa.bindparam(name) for name in _NAMES}))
_OF = Prepared(
    sa.select(table.c.url, table.c.title, table.c.at)
    .where(table.c.visitor_id == sa.bindparam("visitor"))
    .order_by(table.c.id.desc())
)
_OLDEST_KEPT = (
    sa.select(table.c.id)
    .where(table.c.visitor_id == sa.bindparam("visitor"))
    .order_by(table.c.id.desc())
    .offset(MOST_KEPT - 1)
    .limit(1)
    .scalar_subquery()
)
_FORGET = Prepared(sa.delete(table).where(table.c.visitor_id == sa.bindparam("visitor"), table.c.id < _OLDEST_KEPT))


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at a page."""

    url: str
    title: str
    at: datetime


def add(tx: Tx, visitor_id: str, page: Page, at: datetime) -> None:
    """Keep that the visitor is on that page now; the oldest beyond MOST_KEPT are forgotten."""
    tx.run(_INSERT, visitor_id=visitor_id, url=page.url, title=page.title, at=to_ms(at))
    tx.run(_FORGET, visitor=visitor_id)


def of(tx: Tx, visitor_id: str) -> Sequence[Visit]:
    """The visitor's pages, the last one first."""
    return [Visit(url, title, time_of(at)) for url, title, at in tx.rows(_OF, visitor=visitor_id)]
