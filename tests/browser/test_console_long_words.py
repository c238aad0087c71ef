"""Names and addresses without a break, and a promise long over, stay within their panes."""

from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, expect

from chat_server.domain.clocks import computed_anew
from chat_server.domain.conversation import Conversation, Preview
from chat_server.domain.message import Author, Draft
from chat_server.domain.people import Visitor
from chat_server.services.policy_folder import read_policy_folder
from chat_server.store import conversations, messages, visitors
from chat_server.store.prepared import Tx
from tests.browser.desk import BEA, GENEROUS, Place, seed
from tests.running import PROJECT, Server, running

NAME, ADDRESS = f"L{'o' * 60}ng", f"https://contoh.co.id/{'a' * 90}"
TICKET, OVER = "DP-7K3F-9Q2M", timedelta(days=1, hours=5)
CUT_OFF = """() => [...document.querySelectorAll('.context, .thread-who p, .card-inside, .said')]
    .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth)
    .map((each) => `${each.className}: ${each.scrollWidth} in ${each.clientWidth}`)"""


def keep_late_case(tx: Tx) -> None:
    """A case whose visitor has a long name, and whose answer was due more than a day ago."""
    now = datetime.now(UTC)
    asked = now - OVER
    visitor = Visitor("late", "id", NAME, None, None, None, asked)
    visitors.insert(tx, visitor, "hash of late")
    case = Conversation(
        "late-case",
        visitor.id,
        "id",
        asked,
        asked,
        status="waiting",
        ticket=TICKET,
        priority="critical",
        category="technical",
        visitor_name=NAME,
        clock_started_at=asked,
        due_at=now,
        head=1,
        preview=Preview("visitor", ADDRESS, asked),
    )
    conversations.insert(tx, computed_anew(case, read_policy_folder(PROJECT / "knowledge"), asked))
    messages.insert(tx, case.id, 1, Draft(Author("visitor", visitor.id, NAME), "text", ADDRESS), asked)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with that one case."""
    server = Server(tmp_path_factory.mktemp("late"), GENEROUS)
    seed(server.data_dir, keep_late_case)
    with running(server) as started:
        yield started


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (360, 740)])
async def test_nothing_is_cut_off_at_the_side(server: Server, browser: Browser, width: int, height: int) -> None:
    async with AsyncExitStack() as stack:
        place = Place(server.url, browser, stack)
        console = await place.console(BEA, language="id", viewport={"width": width, "height": height})
        await console.opens("late-case")
        await expect(console.page.get_by_test_id("ticket")).to_be_visible()
        await expect(console.saying(ADDRESS)).to_be_visible()
        assert await console.page.evaluate(CUT_OFF) == []


async def test_days_over_are_not_taken_for_hours(server: Server, browser: Browser) -> None:
    async with AsyncExitStack() as stack:
        console = await Place(server.url, browser, stack).console(BEA, language="id")
        await expect(console.row("late-case")).to_contain_text("lewat 1 hari 3j")
