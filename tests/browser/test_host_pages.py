"""On pages that nobody made for it the widget works, and the pages are as they were."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import desktop, keep_picture
from tests.browser.site import Site
from tests.browser.widget import PATIENCE, Widget
from tests.running import Server

# Everything of a page that a widget could harm: its elements, their looks, its names, its address and history.
LOOK = """() => {
  const ours = (element) => element.localName === "dashpro-chat";
  const elements = [...document.querySelectorAll("*")].filter((element) => !ours(element));
  return {
    markup: [document.head.outerHTML, document.body.outerHTML],
    attributes: [...document.documentElement.attributes].map(({ name, value }) => `${name}=${value}`),
    looks: elements.map((element) => {
      const style = getComputedStyle(element);
      return [element.localName, ...[...style].map((name) => `${name}: ${style.getPropertyValue(name)}`)].join("; ");
    }),
    places: elements.map((element) => JSON.stringify(element.getBoundingClientRect())),
    focused: document.activeElement.localName,
    history: history.length,
    scroll: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
  };
}"""
NAMES = "() => Object.getOwnPropertyNames(window).sort()"
KEPT = "() => [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(Boolean)"


@pytest.fixture
async def site(server: Server, site_port: int) -> AsyncIterator[Site]:
    """The site, for as long as the test lasts."""
    async with Site(site_port, server.url) as started:
        yield started


@pytest.fixture
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A visitor's browser."""
    started = await desktop(browser, "id")
    yield started
    await started.close()


async def without_widget(context: BrowserContext, address: str) -> tuple[dict[str, Any], list[str]]:
    """Look and global names of the page when the widget's script does not come."""
    page = await context.new_page()
    await page.route("**/widget.js", lambda route: route.abort())
    await page.goto(address)
    found = await page.evaluate(LOOK), await page.evaluate(NAMES)
    await page.close()
    return found


def complaints(page: Page) -> list[str]:
    """What the browser complains of from now on."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


async def converses(widget: Widget, text: str) -> None:
    """The visitor asks, and is answered."""
    await widget.write(text)
    await widget.stored(text)
    await expect(widget.page.frame_locator("iframe").locator("[data-author=bot]").first).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("name", ["plain", "hostile", "strict", "many", "rtl", "left"])
async def test_the_widget_works_and_the_page_is_unharmed(context: BrowserContext, site: Site, name: str) -> None:
    address = f"{site.url}/{name}"
    look, names = await without_widget(context, address)
    widget = Widget(await context.new_page())
    said = complaints(widget.page)
    asked: list[str] = []
    widget.page.on("request", lambda request: asked.append(request.url))
    await widget.page.goto(address, wait_until="networkidle")

    await expect(widget.launcher).to_have_count(1)
    assert await widget.page.evaluate(LOOK) == look
    assert set(await widget.page.evaluate(NAMES)) - set(names) == {"DashProChat"}
    assert {each for each in asked if each.startswith(site.chat)} == {f"{site.chat}/widget.js"}
    assert await widget.page.evaluate(KEPT) == []
    assert (await context.storage_state()) == {"cookies": [], "origins": []}

    await widget.open()
    await converses(widget, "lupa kata sandi")
    await widget.find("close").click()
    await expect(widget.find("composer")).to_be_hidden()
    after = await widget.page.evaluate(LOOK)
    assert (after | {"history": 0, "focused": ""}) == (look | {"history": 0, "focused": ""})
    assert await context.cookies() == []
    assert said == []
    await widget.open()
    await keep_picture(widget.page, f"host-{name}")


async def test_an_app_that_swaps_its_body_keeps_the_chat_open_and_whole(context: BrowserContext, site: Site) -> None:
    widget = Widget(await context.new_page())
    await widget.page.goto(f"{site.url}/app")
    await widget.open()
    await converses(widget, "lupa kata sandi")
    await widget.find("composer").fill("belum selesai")
    # What the loader tells of the page, where the test can see it.
    await widget.frame.evaluate(
        """() => addEventListener("message", ({ data }) => {
            document.querySelector("[data-testid=state]").title = data.page?.url ?? "";
        })"""
    )
    for number, swap in enumerate(("turbo", "htmx", "turbo")):
        await widget.page.evaluate(f"{swap}('hal-{number}')")
        await expect(widget.page.get_by_text(f"Isi hal-{number}")).to_be_visible()
        await expect(widget.find("composer")).to_have_value("belum selesai")
        await expect(widget.find("state")).to_have_attribute("title", f"{site.url}/app/hal-{number}", timeout=PATIENCE)
    await expect(widget.page.locator("dashpro-chat")).to_have_count(1)
    await expect(widget.message("lupa kata sandi")).to_be_visible()
    await widget.find("close").click()
    await widget.page.wait_for_function("heard.length > 1")
    assert await widget.page.evaluate("heard") == ["open", "close"]


async def test_a_widget_that_was_thrown_away_comes_back_with_its_conversation(
    context: BrowserContext, site: Site
) -> None:
    widget = Widget(await context.new_page())
    await widget.page.goto(f"{site.url}/app")
    await widget.open()
    await converses(widget, "lupa kata sandi")
    await widget.page.evaluate("document.querySelector('dashpro-chat').remove()")
    await expect(widget.message("lupa kata sandi")).to_be_visible(timeout=PATIENCE)


async def test_a_destroyed_widget_leaves_nothing_and_can_be_made_again(context: BrowserContext, site: Site) -> None:
    look, names = await without_widget(context, f"{site.url}/plain")
    widget = Widget(await context.new_page())
    await widget.page.goto(f"{site.url}/plain")
    await widget.open()
    await converses(widget, "lupa kata sandi")
    await widget.page.evaluate("DashProChat('destroy')")
    await expect(widget.page.locator("dashpro-chat")).to_have_count(0)
    assert set(await widget.page.evaluate(NAMES)) == set(names)
    assert (await widget.page.evaluate(LOOK))["looks"] == look["looks"]
    await widget.page.evaluate(
        f"document.head.append(Object.assign(document.createElement('script'), {{src: '{site.chat}/widget.js'}}))"
    )
    await widget.open()
    await expect(widget.message("lupa kata sandi")).to_be_visible(timeout=PATIENCE)
