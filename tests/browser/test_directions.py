"""Words that run from right to left, and a site whose button stands on the left."""

import re

from playwright.async_api import Browser, Locator, expect

from tests.browser.conftest import desktop, keep_picture, phone
from tests.browser.desk import BEA, Place
from tests.browser.site import Site
from tests.browser.widget import PATIENCE, Widget, demo
from tests.running import Server

ARABIC = "لا أستطيع تسجيل الدخول!"
INDONESIAN = "Saya tidak bisa masuk!"

# Where the exclamation mark stands, which has no direction of its own, seen from the first letter.
MARK_FROM_START = """element => {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  const at = (place) => {
    const range = document.createRange();
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    return range.getBoundingClientRect().left;
  };
  return Math.sign(at(text.length - 1) - at(0));
}"""


async def run_their_own_way(arabic: Locator, indonesian: Locator) -> None:
    """Each text runs in the direction of its letters."""
    await expect(arabic).to_be_visible(timeout=PATIENCE)
    await expect(indonesian).to_be_visible(timeout=PATIENCE)
    assert await arabic.evaluate(MARK_FROM_START) == -1
    assert await indonesian.evaluate(MARK_FROM_START) == 1


async def test_each_text_runs_in_its_own_direction_for_visitors_and_agents(at_desk: Place) -> None:
    widget = await demo(await phone(at_desk.browser, "id"), at_desk.url)
    await widget.open()
    for text in (ARABIC, INDONESIAN):
        await widget.write(text)
        await widget.stored(text)
    await widget.ask_for_person()
    ticket = re.search(r"DP-\w{4}-\w{4}", await widget.find("promise").inner_text())
    assert ticket
    chat = widget.page.frame_locator("iframe")
    await run_their_own_way(chat.get_by_text(ARABIC, exact=True), chat.get_by_text(INDONESIAN, exact=True))
    await keep_picture(widget.page, "directions-phone")

    console = await at_desk.console(BEA)
    await console.page.get_by_test_id("row").filter(has_text=ticket[0]).click()
    said = console.page.get_by_test_id("message").locator("p")
    await run_their_own_way(said.get_by_text(ARABIC, exact=True), said.get_by_text(INDONESIAN, exact=True))
    await keep_picture(console.page, "directions-console")


async def test_button_and_chat_stand_where_the_site_wants_them_in_its_colour(
    browser: Browser, server: Server, site_port: int
) -> None:
    async with Site(site_port, server.url) as site:
        widget = Widget(await (await desktop(browser, "id")).new_page())
        await widget.page.goto(f"{site.url}/left")
        button = await widget.launcher.bounding_box()
        assert button
        assert button["x"] == 20
        # Bright yellow is the site's colour, so what stands on it is black.
        look = (
            "element => { const {backgroundColor, color} = getComputedStyle(element); return [backgroundColor, color] }"
        )
        assert await widget.launcher.evaluate(look) == ["rgb(255, 212, 0)", "rgb(0, 0, 0)"]
        await widget.open()
        chat = await widget.page.locator("iframe").bounding_box()
        assert chat
        assert chat["x"] == 20
        assert chat["y"] >= 0
        await keep_picture(widget.page, "directions-left")
