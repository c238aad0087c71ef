"""Reports, exports and searches of the console, over HTTP."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from aiohttp import web

from chat_server.actions.find_messages import find_messages
from chat_server.actions.rate_article import answers_to_articles
from chat_server.actions.reports import Period, live, make_report, measured_pages
from chat_server.actions.sign_in import agent_of_session
from chat_server.desk import Desk
from chat_server.domain.csv_text import BOM, csv_line
from chat_server.domain.errors import ChatError, InvalidError, NotSignedInError
from chat_server.domain.measures import Measured
from chat_server.domain.people import Agent
from chat_server.domain.search_query import Filters
from chat_server.web.keys import DESK
from chat_server.web.security import session_token
from chat_server.web.wire import reading, report_views
from chat_server.web.wire.report_requests import PeriodAsked, ReportAsked, SearchAsked

_NO_STORE = {"Cache-Control": "no-store"}
_DAY = timedelta(days=1)
_YEARS = range(2000, 2200)


async def show_report(request: web.Request) -> web.Response:
    """The report of a period."""
    desk, agent = await _signed_in(request)
    asked = reading.read(ReportAsked, dict(request.query))
    made = await make_report(desk, agent, Period(_near(asked.first), _near(asked.last)), asked.by)
    response = web.json_response(report_views.report(made), headers=_NO_STORE)
    response.enable_compression()
    return response


async def show_board(request: web.Request) -> web.Response:
    """The desk at this moment."""
    desk, agent = await _signed_in(request)
    return web.json_response(report_views.live_board(desk, await live(desk, agent)), headers=_NO_STORE)


async def show_articles(request: web.Request) -> web.Response:
    """What readers of the help centre said of its articles in a period."""
    desk, agent = await _signed_in(request)
    asked = reading.read(PeriodAsked, dict(request.query))
    found = await answers_to_articles(desk, agent, Period(_near(asked.first), _near(asked.last)))
    return web.json_response(report_views.article_answers(desk, found), headers=_NO_STORE)


async def export(request: web.Request) -> web.StreamResponse:
    """A row for each conversation of a period, sent while it is read, so that its length costs no memory."""
    desk, agent = await _signed_in(request)
    asked = reading.read(PeriodAsked, dict(request.query))
    pages = measured_pages(desk, agent, Period(_near(asked.first), _near(asked.last)))
    page = await anext(pages, None)  # what is refused is refused before anything is sent
    name = f"conversations-{asked.first}-{asked.last}.csv"
    response = web.StreamResponse(headers={**_NO_STORE, "Content-Disposition": f'attachment; filename="{name}"'})
    response.content_type, response.charset = "text/csv", "utf-8"
    await response.prepare(request)
    try:
        await response.write((BOM + csv_line(report_views.COLUMNS)).encode())
        while page is not None:
            await response.write(_lines(page, desk.policy.zone).encode())
            page = await anext(pages, None)
    except ChatError:  # too late to tell it: cut off, so that nobody takes a part for the whole
        if request.transport is not None:
            request.transport.abort()
        raise
    await response.write_eof()
    return response


def _lines(page: Sequence[Measured], zone: ZoneInfo) -> str:
    return "".join(csv_line(tuple(report_views.csv_cells(each, zone))) for each in page)


async def search(request: web.Request) -> web.Response:
    """A page of what a search finds."""
    desk, agent = await _signed_in(request)
    asked = reading.read(SearchAsked, dict(request.query))
    found = await find_messages(desk, agent, asked.q, _filters(desk, asked), asked.after)
    return web.json_response(report_views.hits(desk, found), headers=_NO_STORE)


def _near(day: date) -> date:
    """The day; raises InvalidError when it is so far away that no clock knows it."""
    if day.year not in _YEARS:
        raise InvalidError(f"a day lies in the years {_YEARS.start} to {_YEARS.stop - 1}")
    return day


def _filters(desk: Desk, asked: SearchAsked) -> Filters:
    midnight = desk.policy.calendar.midnight
    return Filters(
        status=asked.status,
        priority=asked.priority,
        category=asked.category,
        agent_id=asked.agent,
        has_ticket=_is_yes(asked.ticket),
        is_escalated=_is_yes(asked.escalated),
        author=asked.by,
        since=midnight(_near(asked.first)) if asked.first else None,
        before=midnight(_near(asked.last) + _DAY) if asked.last else None,
    )


def _is_yes(answer: str | None) -> bool | None:
    return None if answer is None else answer == "yes"


async def _signed_in(request: web.Request) -> tuple[Desk, Agent]:
    desk = request.app[DESK]
    agent = await agent_of_session(desk, session_token(request))
    if agent is None:
        raise NotSignedInError("sign in first")
    return desk, agent


def routes() -> list[web.RouteDef]:
    """The addresses of reports and searches."""
    return [
        web.get("/console/reports.json", show_report),
        web.get("/console/board.json", show_board),
        web.get("/console/articles.json", show_articles),
        web.get("/console/conversations.csv", export),
        web.get("/console/search.json", search),
    ]
