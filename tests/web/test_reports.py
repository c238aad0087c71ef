"""Reports, exports and searches of the console, over real HTTP and from a real conversation."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from tests.clients import AgentClient, VisitorClient
from tests.running import Server

PASSWORD = "a long password"
TODAY = datetime.now(UTC).astimezone(ZoneInfo("Asia/Jakarta")).date()
PERIOD = {"from": str(TODAY - timedelta(days=1)), "to": str(TODAY + timedelta(days=1))}
EVERY_ADDRESS = (
    *("/console/reports.json", "/console/board.json", "/console/conversations.csv", "/console/search.json"),
    "/console/articles.json",
)


def browser_on(server: Server) -> aiohttp.ClientSession:
    """A browser that shows the console."""
    cookies = aiohttp.CookieJar(unsafe=True)
    return aiohttp.ClientSession(server.url, headers={"Origin": server.url}, cookie_jar=cookies)


async def signed_in(server: Server, email: str) -> aiohttp.ClientSession:
    """A browser in which that colleague is signed in."""
    browser = browser_on(server)
    answer = await browser.post("/console/session", json={"email": email, "password": PASSWORD})
    assert answer.status == 200
    return browser


@pytest.fixture
async def mia(server: Server, bea: str) -> AsyncIterator[aiohttp.ClientSession]:
    """The browser of Mia, who manages."""
    assert bea
    server.add_agent("mia@dashpro.my.id", "Mia", "manager", PASSWORD)
    server.add_agent("edi@dashpro.my.id", "Edi", "editor", PASSWORD)
    browser = await signed_in(server, "mia@dashpro.my.id")
    yield browser
    await browser.close()


async def case(server: Server, bea: str, *texts: str) -> str:
    """The id of a conversation whose visitor says these texts to Bea, who resolves it."""
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as agent:
        identity = str((await vera.ask("human"))["conversation"]["id"])
        for text in texts:
            await vera.say(text)
        await agent.say(identity, "Terima kasih, kami periksa.")
        await agent.ask("resolve", {"conversation_id": identity})
        await vera.ask("rate", {"score": 4, "comment": "=HYPERLINK(1)"})
    return identity


async def json_of(browser: aiohttp.ClientSession, address: str, **asked: str) -> Any:
    answer = await browser.get(address, params=asked)
    assert answer.status == 200, await answer.text()
    assert answer.headers["Cache-Control"] == "no-store"
    return await answer.json()


async def test_only_managers_see_reports_and_only_who_answers_searches(server: Server, bea: str, mia: object) -> None:
    assert mia
    async with browser_on(server) as stranger:
        for address in EVERY_ADDRESS:
            assert (await stranger.get(address, params=PERIOD)).status == 401, address
    for email, allowed in (("bea@dashpro.my.id", {"/console/search.json"}), ("edi@dashpro.my.id", set())):
        async with await signed_in(server, email) as browser:
            for address in EVERY_ADDRESS:
                asked = {} if address in ("/console/search.json", "/console/board.json") else PERIOD
                status = (await browser.get(address, params=asked)).status
                assert status == (200 if address in allowed else 403), (email, address)


async def test_a_report_counts_a_case_of_today(server: Server, bea: str, mia: aiohttp.ClientSession) -> None:
    await case(server, bea, "printer saya mati")
    for by in ("day", "priority", "category", "agent"):
        report = await json_of(mia, "/console/reports.json", by=by, **PERIOD)
        assert report["total"]["begun"] >= 1
        assert sum(line["begun"] for line in report["lines"]) == report["total"]["begun"]
    assert "Bea" in {line["name"] for line in report["lines"]}
    assert 1 <= report["total"]["satisfaction"] <= 5  # others rated too
    assert report["total"]["kept"] >= 1
    board = await json_of(mia, "/console/board.json")
    assert {agent["name"] for agent in board["agents"]} >= {"Bea", "Mia"}
    assert set(board["queues"]) == {"bot", "waiting", "open", "paused", "escalated", "overdue"}


async def test_the_export_has_a_safe_row_for_each_conversation(
    server: Server, bea: str, mia: aiohttp.ClientSession
) -> None:
    identity = await case(server, bea, "halo")
    answer = await mia.get("/console/conversations.csv", params=PERIOD)
    assert answer.status == 200
    assert answer.content_type == "text/csv"
    assert f'filename="conversations-{PERIOD["from"]}-{PERIOD["to"]}.csv"' in answer.headers["Content-Disposition"]
    text = (await answer.read()).decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    (row,) = (each for each in rows if each["conversation"] == identity)
    assert row["comment"] == "'=HYPERLINK(1)"
    assert (row["agent"], row["promise"], row["resolved_by"], row["rating"]) == ("Bea", "kept", "person", "4")
    assert row["begun"].endswith("+07:00")
    parts = [int(row[f"{owner}_seconds"]) for owner in ("bot", "waiting", "human", "customer")]
    assert abs(sum(parts) - int(row["resolution_seconds"])) <= 4  # each is rounded to whole seconds


async def test_a_search_gives_the_conversation_with_its_marked_passage(
    server: Server, bea: str, mia: aiohttp.ClientSession
) -> None:
    identity = await case(server, bea, "Struk <b>kasir</b> tidak tercetak")
    found = await json_of(mia, "/console/search.json", q="tercetka ")
    (hit,) = (each for each in found["hits"] if each["conversation"]["id"] == identity)
    snippet = hit["snippet"]
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["tercetak"]
    assert snippet["text"] == "Struk <b>kasir</b> tidak tercetak"
    assert found["near"] == {"tercetka": ["tercetak"]}
    assert hit["author"]["kind"] == "visitor"
    ticket = hit["conversation"]["ticket"]
    by_ticket = await json_of(mia, "/console/search.json", q=ticket.lower().replace("-", " "))
    assert [each["conversation"]["id"] for each in by_ticket["hits"]] == [identity]
    assert by_ticket["hits"][0]["seq"] is None
    asked = {"q": "tercetak", "status": "resolved", "ticket": "yes", "by": "visitor", **PERIOD}
    assert [each["conversation"]["id"] for each in (await json_of(mia, "/console/search.json", **asked))["hits"]] == [
        identity
    ]
    assert (await json_of(mia, "/console/search.json", **(asked | {"status": "bot"})))["hits"] == []


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("reports.json", {}),
        ("reports.json", {"from": "2026-11-02", "to": "2026-11-01"}),
        ("reports.json", {"from": "2025-11-02", "to": "2026-11-03"}),
        ("reports.json", {"from": "0001-01-01", "to": "0001-01-02"}),
        ("reports.json", {"from": "9999-12-31", "to": "9999-12-31"}),
        ("reports.json", {"from": "x", "to": "2026-11-01"}),
        ("reports.json", {"from": "2026-11-01", "to": "2026-11-02", "by": "status; DROP TABLE agent"}),
        ("conversations.csv", {"from": "2026-11-02", "to": "2026-11-01"}),
        ("search.json", {"q": "x" * 201}),
        ("search.json", {"q": "a\x00b"}),
        ("search.json", {"q": "a", "status": "' OR 1=1"}),
        ("search.json", {"q": "a", "order": "1"}),
        ("search.json", {"q": "a", "after": "who.x."}),
        ("search.json", {"q": "a", "from": "0001-01-01"}),
        ("search.json", {"q": "a", "to": "9999-12-31"}),
    ],
)
async def test_what_makes_no_sense_is_refused(mia: aiohttp.ClientSession, address: str, asked: dict[str, str]) -> None:
    answer = await mia.get(f"/console/{address}", params=asked)
    assert answer.status == 400
    assert (await answer.json())["error"]["code"] == "invalid"


async def test_an_answer_from_an_articles_page_is_counted(server: Server, bea: str, mia: aiohttp.ClientSession) -> None:
    assert bea

    async def helped() -> tuple[int, int]:
        found = (await json_of(mia, "/console/articles.json", **PERIOD))["articles"]
        return next(((each["helped"], each["not_helped"]) for each in found if each["slug"] == "api-errors"), (0, 0))

    yes, no = await helped()
    for answer in ("yes", "no", "no", "maybe"):
        assert (await mia.post("/articles/api-errors/helped", data={"answer": answer})).status == 200
    assert await helped() == (yes + 1, no + 2)
