"""What a visitor wrote survives reload, navigation, a crash of the tab and days without network, once and in order."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import desktop, keep_picture
from tests.browser.widget import PATIENCE, Widget, claimed, demo
from tests.clients import AgentClient
from tests.proxy import Proxy
from tests.running import Server

Leave = Callable[[Page, Proxy], Awaitable[Page]]
WAITING = ["pertama", "kedua", "ketiga"]


@pytest.fixture
async def proxy(server: Server) -> AsyncIterator[Proxy]:
    """The network between the visitor and the server."""
    async with Proxy(server.port) as started:
        yield started


@pytest.fixture
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A visitor's browser, whose tabs share what is kept on the device."""
    started = await desktop(browser, "id")
    yield started
    await started.close()


async def writes_without_network(context: BrowserContext, proxy: Proxy) -> Widget:
    """A widget in which three texts wait, after a first one that the server has."""
    widget = await demo(context, proxy.url)
    await widget.open()
    await widget.ask_for_person()
    proxy.freeze()
    for text in WAITING:
        await widget.write(text)
        await expect(widget.message(text)).to_have_attribute("data-state", "queued")
    return widget


async def all_arrive_once(widget: Widget, expected: list[str]) -> None:
    for text in expected:
        await widget.stored(text)
    rows = await widget.said("visitor")
    assert [text for _, text in rows] == expected
    assert [int(seq) for seq, _ in rows] == sorted({int(seq) for seq, _ in rows})


async def reload(page: Page, proxy: Proxy) -> Page:
    proxy.pass_on()
    await page.reload()
    return page


async def go_elsewhere_and_come_back(page: Page, proxy: Proxy) -> Page:
    address = page.url
    await page.goto("about:blank")
    proxy.pass_on()
    await page.goto(address)
    return page


async def close_the_tab(page: Page, proxy: Proxy) -> Page:
    await page.close()
    proxy.pass_on()
    return await opened_anew(page)


async def crash(page: Page, proxy: Proxy) -> Page:
    session = await page.context.new_cdp_session(page)
    async with page.expect_event("crash"):
        killing = asyncio.create_task(session.send("Page.crash"))  # nobody is left to answer it
    killing.cancel()
    proxy.pass_on()
    return await opened_anew(page)


async def opened_anew(page: Page) -> Page:
    fresh = await page.context.new_page()
    await fresh.goto(page.url)
    return fresh


@pytest.mark.parametrize("leave", [reload, go_elsewhere_and_come_back, close_the_tab, crash])
async def test_texts_on_their_way_and_a_draft_survive(context: BrowserContext, proxy: Proxy, leave: Leave) -> None:
    widget = await writes_without_network(context, proxy)
    await widget.find("composer").fill("belum selesai ditu")
    proxy.refuse()
    again = Widget(await leave(widget.page, proxy))
    await again.open()
    await all_arrive_once(again, WAITING)
    await expect(again.find("composer")).to_have_value("belum selesai ditu")


async def test_texts_of_several_tabs_go_by_one_sender_in_the_order_in_which_they_were_written(
    server: Server, bea: str, context: BrowserContext, proxy: Proxy
) -> None:
    first = await demo(context, proxy.url)
    await first.open()
    await first.ask_for_person()
    tabs = [first, await demo(context, proxy.url), await demo(context, proxy.url)]
    for tab in tabs[1:]:
        await tab.open()
        await expect(tab.find("promise")).to_be_visible(timeout=PATIENCE)
    async with AgentClient(server.url, bea) as agent:
        conversation = await claimed(agent, first)
        proxy.freeze()
        texts = [f"teks {number}" for number in range(9)]
        for number, text in enumerate(texts):
            await tabs[number % 3].write(text)
        proxy.cut()
        proxy.pass_on()
        for tab in tabs:
            await all_arrive_once(tab, texts)
        caught = await agent.ask("catch_up", {"conversation_id": conversation, "after": 0})
        said = [message["text"] for message in caught["messages"] if message["author"]["kind"] == "visitor"]
        assert said == texts


async def test_the_banner_says_that_texts_are_sent_again(context: BrowserContext, proxy: Proxy) -> None:
    await context.clock.install()
    widget = await demo(context, proxy.url)
    # Time goes on only when the test says so: a second later the chat gives the silent line up, and tells of that.
    await context.clock.pause_at(datetime.now(UTC) + timedelta(minutes=5))
    await widget.open()
    await widget.ask_for_person()
    proxy.one_way("up")  # the server stores it; the receipt is on its way
    await widget.write("apakah ini sampai?")
    await expect(widget.message("apakah ini sampai?")).to_have_attribute("data-state", "queued")
    await context.clock.fast_forward(10_500)
    await expect(widget.find("banner")).to_have_attribute("data-state", "resending", timeout=PATIENCE)
    await expect(widget.find("banner")).to_have_text(re.compile("1 pesan"))
    await keep_picture(widget.page, "state-resending")
    await context.clock.resume()
    proxy.pass_on()
    await all_arrive_once(widget, ["apakah ini sampai?"])
