"""Every state of the widget on a phone and a desktop, light and dark, in both languages: no barrier, and a picture."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, BrowserContext, expect

from tests.browser.axe import barriers
from tests.browser.conftest import keep_picture
from tests.browser.widget import PATIENCE, Widget, claimed, demo
from tests.clients import AgentClient
from tests.proxy import Proxy
from tests.running import Server

# What cannot be tapped by a finger; a link within a sentence may be as small as its text.
SMALL = """() => [...document.querySelectorAll("button, a, input, textarea, summary")]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).display !== "inline")
    .map((element) => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 44 || height < 44)
    .map(([html, { width, height }]) => `${width} x ${height}: ${html}`)"""
TINY_TYPE = """() => [...document.querySelectorAll("input:not([type=radio], [type=file]), textarea, select")]
    .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 16).map((element) => element.outerHTML)"""
VISITORS = "[data-author=visitor]"
TOO_WIDE = "() => document.documentElement.scrollWidth > innerWidth"


@dataclass(frozen=True, slots=True)
class Screen:
    """The same visitor on one of several devices."""

    name: str
    language: str
    widget: Widget


DEVICES = (
    ("phone-light", "id", "light", {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}),
    ("phone-dark", "en", "dark", {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}),
    ("desktop-light", "en", "light", {"viewport": {"width": 1280, "height": 800}}),
    ("desktop-dark", "id", "dark", {"viewport": {"width": 1280, "height": 800}}),
)


@pytest.fixture
async def proxy(server: Server) -> AsyncIterator[Proxy]:
    """The network between the visitor and the server."""
    async with Proxy(server.port) as started:
        yield started


@pytest.fixture
async def screens(browser: Browser, proxy: Proxy) -> AsyncIterator[list[Screen]]:
    """All devices, each with the widget open; the others are the same visitor as the first."""
    contexts: list[BrowserContext] = []
    screens: list[Screen] = []
    for name, language, scheme, options in DEVICES:
        kept = await contexts[0].storage_state() if contexts else None
        context = await browser.new_context(
            **options,
            locale=language,
            timezone_id="Asia/Jakarta",
            color_scheme=scheme,
            bypass_csp=True,
            reduced_motion="reduce",
            storage_state=kept,
        )
        contexts.append(context)
        widget = await demo(context, proxy.url, language)
        await widget.open()
        await widget.connected()
        screens.append(Screen(name, language, widget))
    yield screens
    for context in contexts:
        await context.close()


async def faults_of(screens: list[Screen], state: str) -> list[str]:
    """What is a barrier, too small or cut off on any device; a picture of each is kept."""
    found: list[str] = []
    for screen in screens:
        await keep_picture(screen.widget.page, f"state-{state}-{screen.name}")
        frame = screen.widget.frame
        faults = [*await barriers(frame), *await frame.evaluate(SMALL), *await frame.evaluate(TINY_TYPE)]
        if await frame.evaluate(TOO_WIDE):
            faults.append("wider than the screen")
        found += [f"{state} on {screen.name}: {fault}" for fault in faults]
    return found


async def all_show(screens: list[Screen], test_id: str) -> None:
    for screen in screens:
        await expect(screen.widget.find(test_id).last).to_be_visible(timeout=PATIENCE)


async def with_the_bot(screens: list[Screen]) -> list[str]:
    """From the greeting to the ticket; the faults seen on the way."""
    first = screens[0].widget
    found = await faults_of(screens, "1-greeting")
    await first.write("kak, laporan saya gagal diekspor ke excel terus")
    await all_show(screens, "article")
    await all_show(screens, "chip")
    found += await faults_of(screens, "2-answer")
    await first.find("chip").filter(has_text="Belum").click()
    for screen in screens:  # the answer itself, not the chip of that name; the chips after it are new ones
        own = screen.widget.message("Belum").and_(screen.widget.page.frame_locator("iframe").locator(VISITORS))
        await expect(own).to_be_visible(timeout=PATIENCE)
    await all_show(screens, "chip")
    found += await faults_of(screens, "3-detail")
    await first.ask_for_person()
    await all_show(screens, "promise")
    return found + await faults_of(screens, "4-waiting")


@contextlib.asynccontextmanager
async def typing(agent: AgentClient, conversation: str) -> AsyncIterator[None]:
    """The agent types all the while, and tells so every few seconds as the console does."""

    async def tell() -> None:
        while True:
            await agent.ask("typing", {"conversation_id": conversation, "text": "sebentar"})
            await asyncio.sleep(3)

    telling = asyncio.create_task(tell())
    try:
        yield
    finally:
        telling.cancel()


async def with_a_person(screens: list[Screen], agent: AgentClient, conversation: str) -> list[str]:
    """Until the visitor is asked whether to end it."""
    await agent.say(conversation, "Selamat pagi, saya Bea. Kami periksa sekarang: https://dashpro.my.id/status")
    async with typing(agent, conversation):
        for screen in screens:
            await expect(screen.widget.find("typing")).to_contain_text("Bea", timeout=PATIENCE)
        found = await faults_of(screens, "5-person")
    for screen in screens:
        await screen.widget.find("menu").click()
    found += await faults_of(screens, "6-menu")
    for screen in screens:
        await screen.widget.find("end").click()
    await all_show(screens, "confirm")
    found += await faults_of(screens, "7-asked")
    for screen in screens:
        await screen.widget.page.keyboard.press("Escape")
    return found


async def without_network(screens: list[Screen], proxy: Proxy) -> list[str]:
    """Offline with a text that waits; online again at the end."""
    proxy.refuse()
    for screen in screens:
        await screen.widget.page.context.set_offline(offline=True)
        await screen.widget.write("apakah masih ada orang?")
        await expect(screen.widget.find("banner")).to_have_attribute("data-state", "offline", timeout=PATIENCE)
        await expect(screen.widget.find("typing")).to_be_empty()
    found = await faults_of(screens, "8-offline")
    proxy.pass_on()
    for screen in screens:
        await screen.widget.page.context.set_offline(offline=False)
        await screen.widget.connected()
    for screen in screens:  # a text that arrived after the end would open the conversation again
        last = screen.widget.message("apakah masih ada orang?").last
        await expect(last).to_have_attribute("data-state", re.compile("stored|read"), timeout=PATIENCE)
    return found


async def at_the_end(screens: list[Screen], agent: AgentClient, conversation: str) -> list[str]:
    """Resolved, and rated."""
    await agent.ask("resolve", {"conversation_id": conversation})
    await all_show(screens, "ended")
    for screen in screens:
        await expect(screen.widget.find("typing")).to_be_empty()
    found = await faults_of(screens, "9-ended")
    for screen in screens:
        await screen.widget.find("score-4").check(force=True)
    await all_show(screens, "rate")
    return found + await faults_of(screens, "10-rating")


async def test_no_state_is_a_barrier(server: Server, bea: str, proxy: Proxy, screens: list[Screen]) -> None:
    found = await with_the_bot(screens)
    async with AgentClient(server.url, bea) as agent:
        conversation = await claimed(agent, screens[0].widget)
        found += await with_a_person(screens, agent, conversation)
        found += await without_network(screens, proxy)
        found += await at_the_end(screens, agent, conversation)
    assert not found, "\n".join(found)
