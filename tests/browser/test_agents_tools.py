"""The console's tools in a real browser: helps while writing, drafts on every device, undo, who is looking, pages."""

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.conftest import desktop, keep_picture, phone
from tests.browser.desk import KEEP_NOTICES, waits
from tests.browser.signing_in import signs_in
from tests.browser.widget import PATIENCE
from tests.clients import AgentClient, VisitorClient
from tests.running import Server


@pytest.fixture(scope="module")
def server(own_server: Server) -> Server:
    return own_server


@pytest.fixture(scope="module")
def bea(server: Server) -> str:
    """The API token of Bea, who answers."""
    return server.add_agent("bea@dashpro.my.id", "Bea")


@pytest.fixture(scope="module")
def mia(server: Server) -> str:
    """The API token of Mia, who manages."""
    return server.add_agent("mia@dashpro.my.id", "Mia", role="manager")


async def opened(browser: Browser, server: Server, name: str, identity: str, where: Callable = desktop) -> Page:
    """The console of that agent with the case open."""
    page = await (await where(browser, "id")).new_page()
    await signs_in(page, server.url, name)
    await page.goto(f"{server.url}/console#/waiting/{identity}")
    await expect(page.get_by_test_id("reply-box")).to_be_visible(timeout=PATIENCE)
    return page


async def waiting(vera: VisitorClient, text: str = "laporan saya gagal diekspor ke excel") -> str:
    return await waits(vera, text)


async def stop_the_clock(page: Page) -> None:
    """What the page does after a while it does no more."""
    await page.clock.install()
    await page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=5))


def own_messages(page: Page) -> Locator:
    return page.locator("[data-testid=message].from-agent")


async def test_replies_and_articles_are_inserted_by_keys_and_a_reply_can_be_taken_back(
    server: Server, bea: str, browser: Browser
) -> None:
    async with VisitorClient(server.url) as vera:
        page = await opened(browser, server, "bea", await waiting(vera))
        box = page.get_by_test_id("reply-box")
        await box.press_sequentially("/hell")
        await expect(page.locator("#helps [role=option]").first).to_contain_text("/hello", timeout=PATIENCE)
        await box.press("Enter")
        await expect(box).to_have_value(re.compile(r"^Halo, saya Bea dari tim DashPro\."))
        await box.press_sequentially(" #ekspor")
        await expect(page.locator("#helps [role=option]").first).to_be_visible(timeout=PATIENCE)
        await keep_picture(page, "tools-articles")
        await box.press("Enter")
        await expect(box).to_have_value(re.compile(r"https?://\S+/articles/\S+$"))
        text = await box.input_value()
        await stop_the_clock(page)  # five seconds are long for an agent, and short for a busy machine
        await box.press("Control+Enter")
        await expect(page.get_by_test_id("held")).to_be_visible(timeout=PATIENCE)
        await expect(box).to_have_value("")
        await box.press("Control+z")
        await expect(box).to_have_value(text)
        assert not [told for told in vera.told("message") if told["author"]["kind"] == "agent"]
        await box.press("Control+Enter")
        await page.get_by_test_id("send-now").click()
        heard = await vera.hears_message(lambda told: told["author"]["kind"] == "agent")
        assert heard["text"] == text


async def test_a_reply_goes_out_by_itself_and_at_once_when_the_page_is_left(
    server: Server, bea: str, browser: Browser
) -> None:
    async with VisitorClient(server.url) as vera:
        page = await opened(browser, server, "bea", await waiting(vera))
        await page.get_by_test_id("reply-box").fill("Kami periksa.")
        await page.get_by_test_id("send").click()
        await vera.hears_message(lambda told: told["text"] == "Kami periksa.")
        await expect(own_messages(page)).to_have_count(1, timeout=PATIENCE)
        await expect(page.get_by_test_id("unsent")).to_have_count(0)  # its receipt is here, for which the next waits
        await page.get_by_test_id("reply-box").fill("Sudah beres.")
        await page.get_by_test_id("send").click()
        await page.goto("about:blank")
        await vera.hears_message(lambda told: told["text"] == "Sudah beres.")
        await page.go_back()
        await expect(own_messages(page)).to_have_count(2, timeout=PATIENCE)
        await expect(page.get_by_test_id("reply-box")).to_have_value("")


async def test_a_draft_waits_after_a_reload_and_on_another_device(server: Server, bea: str, browser: Browser) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as client:
        identity = await waiting(vera)
        page = await opened(browser, server, "bea", identity)
        await page.get_by_test_id("reply-box").fill("Baik, kami")
        await page.reload()
        await expect(page.get_by_test_id("reply-box")).to_have_value("Baik, kami", timeout=PATIENCE)
        async with asyncio.timeout(60):
            while not (await client.ask("open", {"conversation_id": identity}))["draft"]:  # noqa: ASYNC110 - the condition
                await asyncio.sleep(0.05)
        other = await opened(browser, server, "bea", identity, phone)
        await expect(other.get_by_test_id("reply-box")).to_have_value("Baik, kami", timeout=PATIENCE)
        await keep_picture(other, "tools-draft-phone")


async def test_a_colleague_is_seen_looking_named_in_a_note_and_called(
    server: Server, bea: str, mia: str, browser: Browser
) -> None:
    async with VisitorClient(server.url) as vera:
        identity = await waiting(vera)
        manager = await opened(browser, server, "mia", identity)
        await manager.evaluate(KEEP_NOTICES)  # a notice goes after six seconds
        await manager.goto(f"{server.url}/console#/waiting")
        agent = await opened(browser, server, "bea", identity)
        await expect(manager.locator(f"[data-id='{identity}'] [data-testid=viewing]")).to_be_visible(timeout=PATIENCE)
        await agent.get_by_test_id("note-mode").click()
        box = agent.get_by_test_id("reply-box")
        await box.press_sequentially("@mi")
        await expect(agent.locator("#helps [role=option]")).to_have_count(1, timeout=PATIENCE)
        await box.press("Enter")
        await box.press_sequentially("tolong lihat")
        await box.press("Control+Enter")
        noticed = manager.locator("html")
        await expect(noticed).to_have_attribute("data-noticed", re.compile("tolong lihat"), timeout=PATIENCE)


async def test_a_manager_takes_over_from_the_composer_and_opens_reports_and_search_by_keys(
    server: Server, bea: str, mia: str, browser: Browser
) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as client:
        identity = await waiting(vera, "dashboard saya kosong semenjak pembaruan")
        await client.ask("claim", {"conversation_id": identity})
        page = await opened_any(browser, server, identity)
        await page.get_by_test_id("take-over").click()
        await expect(page.get_by_test_id("take-over")).to_be_hidden(timeout=PATIENCE)
        taken = await client.ask("open", {"conversation_id": identity})
        assert taken["conversation"]["agent"]["name"] == "Mia"
        await page.locator("body").press("Escape")
        await page.keyboard.type("gr")  # the second within three seconds
        await expect(page.get_by_test_id("reports")).to_be_visible(timeout=PATIENCE)
        await expect(page.get_by_test_id("live-board")).to_be_visible(timeout=PATIENCE)
        await page.keyboard.type("gs")
        await page.locator("#finder").fill("semenjak pembaharuan")
        await page.get_by_test_id("hit").first.click()
        await expect(page.get_by_test_id("thread")).to_contain_text("semenjak pembaruan", timeout=PATIENCE)


async def opened_any(browser: Browser, server: Server, identity: str) -> Page:
    return await opened(browser, server, "mia", identity)
