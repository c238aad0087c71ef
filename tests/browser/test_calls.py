"""Alerts in the console count as seen only once somebody is before the screen."""

import sqlite3

from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import desktop
from tests.browser.test_agents_tools import PATIENCE, signs_in, waiting
from tests.clients import VisitorClient
from tests.running import Server


def seen_at(server: Server, identity: str) -> list[int | None]:
    """When each alert of the conversation was seen."""
    with sqlite3.connect(server.data_dir / "chat.sqlite3") as database:
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
        identity = await waiting(vera)
        await expect(page.locator(".notice-new").last).to_be_visible(timeout=PATIENCE)
        assert seen_at(server, identity) == [None]
        await page.mouse.move(300, 300)
        await page.mouse.move(320, 310)
        for _ in range(200):
            if all(seen_at(server, identity)):
                break
            await page.wait_for_timeout(50)
        assert all(seen_at(server, identity))
        await expect(page.locator(".notice-new")).to_have_count(0, timeout=PATIENCE)
