"""What stands on the host page itself, or where the chat should be, is no barrier either."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, Route, expect

from tests.browser.axe import barriers
from tests.browser.conftest import desktop, keep_picture, phone
from tests.browser.widget import PATIENCE, Widget, claimed, demo
from tests.clients import AgentClient
from tests.proxy import Proxy
from tests.running import Server

THEMES = ("light", "dark")


async def is_no_barrier(widget: Widget, name: str, *, within: bool = False) -> None:
    """Keep pictures in both themes; fail with what axe finds on the page, or `within` the chat."""
    for theme in THEMES:
        await widget.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        await keep_picture(widget.page, f"page-{name}-{theme}")
        assert await barriers(widget.frame if within else widget.page) == [], f"{name}, {theme}"


@pytest.mark.parametrize("look", [phone, desktop], ids=["phone", "desktop"])
async def test_the_closed_widget_with_a_waiting_answer(browser: Browser, server: Server, bea: str, look) -> None:
    widget = await demo(await look(browser, "id"), server.url)
    await is_no_barrier(widget, f"closed-{look.__name__}")
    await widget.open()
    await widget.write("laporan saya salah")
    await widget.stored("laporan saya salah")
    await widget.ask_for_person()
    async with AgentClient(server.url, bea) as agent:
        case = await claimed(agent, widget)
        await widget.find("close").click()
        await expect(widget.find("composer")).to_be_hidden()
        await agent.say(case, "Selamat pagi, laporan Anda sudah kami perbaiki.")
    await expect(widget.page.get_by_text("Selamat pagi, laporan Anda")).to_be_visible(timeout=PATIENCE)
    await is_no_barrier(widget, f"preview-{look.__name__}")


async def test_a_chat_that_does_not_load_says_so_and_can_be_tried_again(browser: Browser, server: Server) -> None:
    widget = await demo(await phone(browser, "id"), server.url)
    await widget.page.clock.install()
    await widget.page.route("**/widget/?*", lambda route: route.abort())
    await widget.launcher.click()
    await widget.page.clock.fast_forward(60_000)
    again = widget.page.get_by_role("button", name="Coba lagi")
    await expect(again).to_be_visible(timeout=PATIENCE)
    await is_no_barrier(widget, "failure")
    await widget.page.unroute("**/widget/?*")
    await again.click()
    await expect(widget.find("composer")).to_be_visible(timeout=PATIENCE)


async def test_a_chat_that_comes_later_than_one_waits_takes_the_place_of_the_failure(
    browser: Browser, server: Server
) -> None:
    widget = await demo(await phone(browser, "id"), server.url)
    await widget.page.clock.install()
    held: asyncio.Future[Route] = asyncio.get_running_loop().create_future()

    def hold(route: Route) -> None:
        held.set_result(route)

    await widget.page.route("**/widget/?*", hold)
    await widget.launcher.click()
    await widget.page.clock.fast_forward(60_000)
    again = widget.page.get_by_role("button", name="Coba lagi")
    await expect(again).to_be_visible(timeout=PATIENCE)
    await (await held).continue_()
    await expect(widget.find("composer")).to_be_visible(timeout=PATIENCE)
    await expect(again).to_be_hidden()


async def test_a_server_that_stays_away_leaves_other_ways(browser: Browser, server: Server) -> None:
    async with Proxy(server.port) as proxy:
        widget = await demo(await phone(browser, "id"), proxy.url)
        await widget.page.clock.install()
        await widget.open()
        await widget.connected()
        proxy.refuse()
        banner = widget.find("banner")
        await expect(banner).to_have_attribute("data-state", "unreachable", timeout=60_000)
        await is_no_barrier(widget, "unreachable", within=True)
        assert await banner.get_by_role("link").count() >= 1
        # From here on the chat tries nothing by itself, and the first press ends what it was trying.
        await widget.page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=5))
        async with widget.page.expect_websocket() as trying:
            await banner.get_by_role("button").click()
        refused = await trying.value
        if not refused.is_closed():
            await refused.wait_for_event("close")
        proxy.pass_on()
        await banner.get_by_role("button").click()
        await widget.connected()
