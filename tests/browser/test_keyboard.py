"""The whole story by keyboard alone; and for people who want no motion, larger letters or a narrow view."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser.widget import PATIENCE, Widget, demo
from tests.running import Server

MOST_TABS = 30
MOVING = "() => document.getAnimations().map((each) => each.animationName ?? each.transitionProperty)"


@pytest.fixture
async def widget(browser: Browser, server: Server) -> AsyncIterator[Widget]:
    """The widget of somebody without a mouse, still closed."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="id", reduced_motion="reduce")
    yield await demo(context, server.url)
    await context.close()


async def tabs_to(widget: Widget, target: Locator, key: str = "Tab") -> None:
    """Press the key until the target has the focus, as somebody who looks for it would."""
    for _ in range(MOST_TABS):
        if await target.evaluate("element => element === element.getRootNode().activeElement"):
            await expect(target).to_be_focused()
            return
        await widget.page.keyboard.press(key)
    pytest.fail(f"{key} never reaches {target}")


async def test_the_whole_story_by_keyboard_alone(widget: Widget) -> None:
    press = widget.page.keyboard.press
    await tabs_to(widget, widget.launcher)
    await press("Enter")
    await expect(widget.find("composer")).to_be_focused(timeout=PATIENCE)  # where one wants to write

    await widget.page.keyboard.type("kak, laporan saya gagal diekspor ke excel terus")
    await press("Enter")
    await widget.stored("kak, laporan saya gagal diekspor ke excel terus")
    not_yet = widget.find("chip").filter(has_text="Belum")
    await expect(not_yet).to_be_visible(timeout=PATIENCE)
    await tabs_to(widget, widget.find("article").last, "Shift+Tab")
    await tabs_to(widget, not_yet)
    await press("Space")
    await widget.stored("Belum")
    # The chip is gone; the focus stays within the chat, and the next chips can be reached.
    await tabs_to(widget, widget.find("chip").last)

    await tabs_to(widget, widget.find("human"))
    await press("Enter")
    await expect(widget.find("promise")).to_contain_text("DP-", timeout=PATIENCE)

    await press("Escape")
    await expect(widget.launcher).to_be_focused()
    await expect(widget.launcher).to_have_attribute("aria-expanded", "false")
    await press("Enter")
    await expect(widget.find("composer")).to_be_focused()
    await ends_and_rates(widget)


async def ends_and_rates(widget: Widget) -> None:
    press = widget.page.keyboard.press
    await tabs_to(widget, widget.find("menu"), "Shift+Tab")
    await press("Enter")
    await press("Escape")  # closes the menu alone
    await expect(widget.find("menu")).to_be_focused()
    await expect(widget.find("menu")).to_have_attribute("aria-expanded", "false")
    await press("Enter")
    await tabs_to(widget, widget.find("end"))
    await press("Enter")
    await tabs_to(widget, widget.find("confirm"))
    await press("Enter")
    await expect(widget.find("ended")).to_be_visible(timeout=PATIENCE)
    await expect(widget.find("confirm")).to_have_count(0)  # the dialog lets the focus go only once the server answered
    await tabs_to(widget, widget.find("score-1"))
    await press("Space")
    await press("ArrowRight")
    await press("ArrowRight")
    await expect(widget.find("score-3")).to_be_checked()
    await tabs_to(widget, widget.find("rate"))
    await press("Enter")
    await expect(widget.find("ended")).to_have_text(re.compile("Terima kasih"), timeout=PATIENCE)
    await tabs_to(widget, widget.find("start-anew"))
    await press("Enter")
    await expect(widget.find("greeting")).to_be_visible()


async def test_what_is_said_is_announced_and_every_control_has_a_name(widget: Widget) -> None:
    await widget.open()
    await widget.write("lupa kata sandi")
    log = widget.find("log")
    await expect(log).to_have_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(log).to_contain_text("Mengatur ulang kata sandi", timeout=PATIENCE)
    nameless = await widget.frame.evaluate(
        """() => [...document.querySelectorAll("button, a, textarea, input")]
            .filter((each) => !(each.ariaLabel || each.textContent.trim())).map((each) => each.outerHTML)"""
    )
    assert nameless == []


async def test_nothing_moves_for_those_who_asked_for_that(widget: Widget) -> None:
    await widget.open()
    await widget.write("lupa kata sandi")
    await expect(widget.find("article").first).to_be_visible(timeout=PATIENCE)
    assert await widget.frame.evaluate(MOVING) == []
    assert await widget.page.evaluate(MOVING) == []


@pytest.mark.parametrize(("width", "height"), [(640, 400), (320, 256)], ids=["200 percent", "400 percent"])
async def test_enlarged_everything_can_be_read_and_reached(
    browser: Browser, server: Server, width: int, height: int
) -> None:
    """A 1280 px wide window, zoomed: the page sees fewer, larger pixels."""
    size = {"width": width, "height": height}
    context = await browser.new_context(viewport=size, device_scale_factor=1280 / width, locale="id")
    widget = await demo(context, server.url)
    await widget.open()
    await widget.write("lupa kata sandi")
    await expect(widget.find("article").first).to_be_visible(timeout=PATIENCE)
    for name in ("close", "menu", "composer", "send", "human"):
        await expect(widget.find(name)).to_be_in_viewport(ratio=1)
    await widget.ask_for_person()
    await expect(widget.find("composer")).to_be_in_viewport(ratio=1)
    assert await widget.find("log").evaluate("log => log.parentElement.clientHeight") >= 40
    assert await widget.frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await context.close()
