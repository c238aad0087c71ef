"""Alerts in the console count as seen only once somebody is before the screen."""

import asyncio
import sqlite3
from contextlib import closing

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import desktop
from tests.browser.desk import waits
from tests.browser.signing_in import signs_in
from tests.browser.widget import PATIENCE
from tests.clients import VisitorClient
from tests.running import Server


@pytest.fixture(scope="module")
def server(own_server: Server) -> Server:
    """Nobody else waits here, whose alerts would push this one off the screen before it was seen."""
    return own_server


@pytest.fixture(scope="module")
def bea(server: Server) -> str:
    """The API token of Bea, who answers."""
    return server.add_agent("bea@dashpro.my.id", "Bea")


def seen_at(server: Server, identity: str) -> list[int | None]:
    """When each alert of the conversation was seen."""
    with closing(sqlite3.connect(server.data_dir / "chat.sqlite3", timeout=60)) as database:
        rows = database.execute("SELECT seen_at FROM alert WHERE conversation_id = ?", [identity]).fetchall()
    return [row[0] for row in rows]


async def untouched_console(browser: Browser, server: Server) -> Page:
    """Bea's console as a page that nobody has touched since it was loaded."""
    context = await desktop(browser, "id")
    signing_in = await context.new_page()
    await signs_in(signing_in, server.url, "bea")
    page = await context.new_page()
    await page.goto(f"{server.url}/console")
    await expect(page.get_by_test_id("me")).to_be_visible(timeout=PATIENCE)
    await signing_in.close()
    return page


async def test_an_alert_stays_until_somebody_is_there_and_only_then_counts_as_seen(
    server: Server, bea: str, browser: Browser
) -> None:
    page = await untouched_console(browser, server)
    async with VisitorClient(server.url) as vera:
        identity = await waits(vera, "laporan saya gagal diekspor ke excel")
        ticket = (await vera.ask("human"))["conversation"]["ticket"]
        notice = page.locator(".notice-new").filter(has_text=ticket)
        await expect(notice).to_be_visible(timeout=PATIENCE)
        assert seen_at(server, identity) == [None]
        await page.mouse.move(300, 300)
        await page.mouse.move(320, 310)
        async with asyncio.timeout(60):
            while not all(seen_at(server, identity)):  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(0.05)
        await expect(notice).to_have_count(0, timeout=PATIENCE)
