"""axe finds no barrier in any view of the console: light and dark, desktop and phone, both languages."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import RULES, barriers
from tests.browser.conftest import keep_picture
from tests.browser.desk import BEA, CARLA, MIA, Place, prefer, waits

# Nothing but colours differs between the two themes.
THEMES = {"light": {"type": "tag", "values": RULES}, "dark": {"type": "rule", "values": ["color-contrast"]}}
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
LOOKS = {"desktop-en": ("en", DESKTOP), "phone-id": ("id", PHONE)}
PANES = {"note": ("n", ".composer-note"), "escalate": ("e", ".composer-escalate"), "context": ("i", ".context-shown")}
DIALOGS = {"transfer": "t", "help": "?", "palette": "Control+k"}


async def is_no_barrier(page: Page, name: str) -> None:
    """Keep pictures of the view; fail with what axe finds in it, or when it is wider than the screen."""
    for theme, rules in THEMES.items():
        # Nothing moves: what fades in, at any time, would be judged by colours that it has only for a moment.
        await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        await keep_picture(page, f"view-{name}-{theme}")
        found = await barriers(page, rules)
        assert found == [], f"{name}, {theme}"
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


@pytest.mark.parametrize("look", LOOKS)
async def test_the_way_in_is_no_barrier(at_desk: Place, look: str) -> None:
    language, options = LOOKS[look]
    context = await at_desk.browser.new_context(locale=language, **options)
    await prefer(context, language=language)
    page = await context.new_page()
    await page.goto(f"{at_desk.url}/console")
    await expect(page.get_by_test_id("email")).to_be_visible()
    await is_no_barrier(page, f"{look}-sign-in")
    await page.get_by_test_id("email").fill(BEA.email)
    await page.get_by_test_id("password").fill("a wrong password")
    await page.get_by_test_id("sign-in").click()
    await expect(page.get_by_test_id("sign-in-failure")).not_to_be_empty()
    await is_no_barrier(page, f"{look}-sign-in-failed")


@pytest.mark.parametrize("look", LOOKS)
async def test_lists_conversations_and_dialogs_are_no_barrier(at_desk: Place, look: str) -> None:
    language, options = LOOKS[look]
    wahyu = await at_desk.visitor("Wahyu Hidayat")
    case = await waits(wahyu, "tidak bisa masuk sama sekali, semua pengguna", "lihat https://contoh.co.id/galat")
    console = await at_desk.console(CARLA, language=language, **options)
    page = console.page
    await page.get_by_test_id("queue-mine").click()
    await expect(page.get_by_test_id("row")).to_have_count(0)
    await is_no_barrier(page, f"{look}-empty")
    await console.opens(case)
    await is_no_barrier(page, f"{look}-thread")
    await page.get_by_test_id("claim").click()
    await console.sends("Selamat pagi, kami periksa.")
    await expect(console.saying("Selamat pagi")).to_have_count(1)
    await wahyu.ask("typing", {"text": "terima kasih, saya tunggu"})
    await expect(page.get_by_test_id("visitor-typing")).to_be_visible()
    await page.keyboard.press("Escape")
    for name, (key, pane) in PANES.items():
        await page.keyboard.press(key)
        await expect(page.locator(pane)).to_be_visible()
        await is_no_barrier(page, f"{look}-{name}")
        await page.keyboard.press("Escape")
    for name, key in DIALOGS.items():
        await page.keyboard.press(key)
        await expect(page.get_by_role("dialog")).to_be_visible()
        await is_no_barrier(page, f"{look}-{name}")
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_be_hidden()
    await page.get_by_test_id("menu").click()
    await expect(page.get_by_role("menu")).to_be_visible()
    await is_no_barrier(page, f"{look}-menu")
    await page.keyboard.press("Escape")
    await page.keyboard.press("d")
    await expect(page.get_by_test_id("reopen")).to_be_visible()
    await is_no_barrier(page, f"{look}-done")


@pytest.mark.parametrize("look", LOOKS)
async def test_the_list_settings_and_trouble_are_no_barrier(at_desk: Place, look: str) -> None:
    language, options = LOOKS[look]
    nina, wire = await at_desk.visitor("Nina Zahra"), await at_desk.wire()
    case = await waits(nina, "pembayaran kami ditolak terus")
    console = await at_desk.console(CARLA, language=language, url=wire.url, **options)
    page = console.page
    await expect(console.row(case)).to_be_visible()
    await is_no_barrier(page, f"{look}-list")
    await page.get_by_test_id("me").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await is_no_barrier(page, f"{look}-settings")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await console.opens(case)
    await console.writes("Baik, kami periksa.")
    wire.hold()
    await nina.say("ternyata kartu lain juga ditolak")
    await page.get_by_test_id("send").click()
    wire.release()
    await expect(page.get_by_test_id("stale")).to_be_visible()
    await is_no_barrier(page, f"{look}-stale")
    wire.cut()
    await expect(console.link).to_have_attribute("data-state", "offline")
    await page.get_by_test_id("send-anyway").click()
    await expect(page.get_by_test_id("unsent")).to_have_count(1)
    await is_no_barrier(page, f"{look}-offline")
    await nina.ask("end")


@pytest.mark.parametrize("look", LOOKS)
async def test_reports_and_search_are_no_barrier(at_desk: Place, look: str) -> None:
    language, options = LOOKS[look]
    yuni = await at_desk.visitor("Yuni Astuti")
    await waits(yuni, "ekspor berhenti di tengah")
    console = await at_desk.console(MIA, language=language, **options)
    page = console.page
    await page.goto(f"{at_desk.url}/console#/reports")
    await expect(page.get_by_test_id("live-board")).to_be_visible()
    await expect(page.locator(".chart svg").first).to_be_visible()
    await expect(page.locator("[aria-busy=true]")).to_have_count(0)
    await is_no_barrier(page, f"{look}-reports")
    await page.goto(f"{at_desk.url}/console#/search")
    await page.get_by_test_id("finder").get_by_role("searchbox").fill("ekspor")
    await expect(page.get_by_test_id("hit").first).to_be_visible()
    await is_no_barrier(page, f"{look}-search")
