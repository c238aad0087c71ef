"""What the console asks for in addresses: reports, exports, searches."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from chat_server.domain.search_query import LONGEST_QUERY
from chat_server.web.wire.agent_requests import Category, Priority
from chat_server.web.wire.payload import Id, Request

Answer = Literal["yes", "no"]


class PeriodAsked(Request, frozen=True):
    """`?from=2026-11-01&to=2026-11-30`, both days counted."""

    first: date = msgspec.field(name="from")
    last: date = msgspec.field(name="to")


class ReportAsked(PeriodAsked, frozen=True):
    """The same, and how to gather."""

    by: Literal["day", "priority", "category", "agent"] = "day"


class SearchAsked(Request, frozen=True):
    """`?q=` and filters, each of which may be left out."""

    q: Annotated[str, msgspec.Meta(max_length=LONGEST_QUERY)] = ""
    status: Literal["bot", "waiting", "open", "paused", "resolved"] | None = None
    priority: Priority | None = None
    category: Category | None = None
    agent: Id | None = None
    ticket: Answer | None = None
    escalated: Answer | None = None
    by: Literal["visitor", "bot", "agent"] | None = None
    first: date | None = msgspec.field(name="from", default=None)
    last: date | None = msgspec.field(name="to", default=None)
    after: Annotated[str, msgspec.Meta(max_length=200)] | None = None
