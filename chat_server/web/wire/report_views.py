"""What the console's reports and searches get: reports, the moment, hits; and the rows of the export."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from chat_server.actions.find_messages import Hit, Hits
from chat_server.desk import Desk
from chat_server.domain.measures import Measured, Times
from chat_server.domain.report import Line, Report, Spread
from chat_server.store.article_answers import Answers
from chat_server.store.live_board import LiveBoard
from chat_server.web.wire import views
from chat_server.web.wire.views import View

COLUMNS = (
    "ticket", "status", "language", "begun", "visitor", "email", "phone", "priority", "category", "agent", "escalated",
    "asked_for_person", "due", "answered", "resolved", "resolved_by", "promise", "first_response_seconds",
    "resolution_seconds", "bot_seconds", "waiting_seconds", "human_seconds", "customer_seconds", "messages", "rating",
    "comment", "conversation",
)  # fmt: skip


def report(shown: Report) -> View:
    """A report; lengths of time in whole seconds, shares from 0 to 1."""
    return {"by": shown.by, "lines": [_line(each) for each in shown.lines], "total": _line(shown.total)}


def _line(line: Line) -> View:
    return {
        "key": line.key,
        "name": line.name,
        "begun": line.begun,
        "came_to_people": line.came_to_people,
        "resolved": line.resolved,
        "by_bot": line.by_bot,
        "deflection": line.deflection,
        "first_response": _spread(line.first_response),
        "resolution": _spread(line.resolution),
        "kept": line.kept,
        "broken": line.broken,
        "kept_share": line.kept_share,
        "rated": line.rated,
        "satisfaction": line.satisfaction,
        "times": _times(line.times),
    }


def _spread(spread: Spread | None) -> View | None:
    return {"half": _seconds(spread.half), "most": _seconds(spread.most)} if spread else None


def _times(times: Times) -> View:
    return {name: _seconds(getattr(times, name)) for name in ("bot", "waiting", "human", "customer")}


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else round(length.total_seconds())


def article_answers(desk: Desk, found: Sequence[Answers]) -> View:
    """What readers said of each article; one that is gone is shown by its slug."""
    return {"articles": [_answers(desk, each) for each in found]}


def _answers(desk: Desk, each: Answers) -> View:
    article = desk.knowledge.article(each.slug, each.language)
    return {
        "slug": each.slug,
        "language": each.language,
        "title": article.title if article else each.slug,
        "helped": each.helped,
        "not_helped": each.not_helped,
    }


def live_board(desk: Desk, seen: LiveBoard) -> View:
    """The desk at this moment."""
    return {
        "now": views.time(desk.now()),
        "queues": {name: getattr(seen, name) for name in ("bot", "waiting", "open", "paused", "escalated", "overdue")},
        "oldest_wait": views.time(seen.oldest_wait),
        "agents": [{**views.agent(desk, held.agent), "open": held.open, "paused": held.paused} for held in seen.agents],
    }


def hits(desk: Desk, found: Hits) -> View:
    """A page of what a search found."""
    return {
        "hits": [_hit(desk, each) for each in found.hits],
        "next": found.next,
        "near": {word: list(others) for word, others in found.near.items()},
    }


def _hit(desk: Desk, hit: Hit) -> View:
    message = hit.message
    return {
        "conversation": views.agents_conversation(desk, hit.conversation),
        "seq": message and message.seq,
        "author": message and views.author(message.author),
        "at": views.time(hit.at),
        "snippet": {"text": hit.snippet.text, "marks": [list(mark) for mark in hit.snippet.marks]},
    }


def csv_cells(each: Measured, zone: ZoneInfo) -> Iterator[object]:
    """A conversation as a row of the export, in the order of COLUMNS; times in the desk's zone with their offset."""
    conversation, history, times = each.conversation, each.history, each.times
    yield from (conversation.ticket, conversation.status, conversation.language, _moment(conversation.created_at, zone))
    yield from (conversation.visitor_name, history.email, history.phone)
    yield from (conversation.priority, conversation.category, conversation.agent_name)
    yield "yes" if conversation.is_escalated else "no"
    for at in (conversation.clock_started_at, conversation.due_at, conversation.answered_at, each.resolved_at):
        yield _moment(at, zone)
    yield from (each.resolved_by, each.promise, _seconds(each.first_response), _seconds(each.resolution))
    yield from (_seconds(length) for length in (times.bot, times.waiting, times.human, times.customer))
    yield from (conversation.head, conversation.score, history.comment, conversation.id)


def _moment(at: datetime | None, zone: ZoneInfo) -> str | None:
    return None if at is None else at.astimezone(zone).isoformat(sep=" ", timespec="seconds")
