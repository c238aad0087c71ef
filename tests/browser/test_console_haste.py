"""Hands that are faster than the network or the screen: every key and click counts, in the order in which they came."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.desk import BEA, CARLA, Console, Place, waits


async def press_at_once(page: Page, keys: str) -> None:
    """Press the keys before the page can do anything between two of them."""
    await page.evaluate(
        "keys => [...keys].forEach(key => document.body.dispatchEvent("
        "new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})))",
        keys,
    )


def row_at(console: Console, place: int) -> Locator:
    return console.page.locator(f"li[aria-posinset='{place}']").get_by_test_id("row")


async def test_three_steps_in_one_go_lead_three_rows_down(at_desk: Place) -> None:
    cases = [
        await waits(await at_desk.visitor(name), "laporan kosong")
        for name in ("Tono Wijaya", "Bayu Pratama", "Citra Kirana")
    ]
    console = await at_desk.console(CARLA)
    for case in cases:
        await expect(console.row(case)).to_be_visible()
    await press_at_once(console.page, "jjj")
    await expect(row_at(console, 3)).to_have_attribute("aria-current", "true")
    await press_at_once(console.page, "gmgwjj")
    await expect(row_at(console, 2)).to_have_attribute("aria-current", "true")


async def test_what_is_pressed_while_the_server_answers_is_done_after_that(at_desk: Place) -> None:
    case = await waits(await at_desk.visitor("Eko Saputra"), "webhook tidak terkirim")
    console = await at_desk.console(CARLA)
    await console.opens(case)
    await press_at_once(console.page, "asd")
    await expect(console.page.get_by_test_id("reopen")).to_be_visible()
    await expect(console.page.locator(".notice-trouble")).to_have_count(0)


async def test_a_reply_sent_before_the_claim_is_on_the_screen_goes_out(at_desk: Place) -> None:
    gita, wire = await at_desk.visitor("Gita Permata"), await at_desk.wire()
    case = await waits(gita, "data tidak tersinkron")
    console = await at_desk.console(BEA, url=wire.url)
    await console.opens(case)
    wire.hold()
    await console.page.get_by_test_id("claim").click()
    await gita.hears_message(lambda message: message["kind"] == "status" and "Bea" in message["text"])
    await console.sends("Baik, kami periksa.")
    wire.release()
    await gita.hears_message(lambda message: message["text"] == "Baik, kami periksa.")
    await expect(console.saying("Baik, kami periksa.")).to_have_count(1)
    await expect(console.page.get_by_test_id("stale")).to_have_count(0)
    await expect(console.box).to_have_value("")


@pytest.mark.parametrize("sign", ["@a", "#"])
async def test_a_sign_that_is_written_as_soon_as_the_note_is_opened_opens_its_list(at_desk: Place, sign: str) -> None:
    case = await waits(await at_desk.visitor("Indah Lestari"), "ekspor laporan gagal")
    console = await at_desk.console(CARLA)
    await console.opens(case)
    await console.page.get_by_test_id("note-mode").click()
    await expect(console.box).to_be_focused()
    await console.page.keyboard.type(sign)
    await expect(console.page.locator("#helps [role=option]").first).to_be_visible()
