"""The connection drops while things change: the console says so, comes back by itself, and has it all, once."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import keep_picture
from tests.browser.desk import ALI, BEA, Place, waits


async def test_after_a_drop_everything_missed_is_there_once(at_desk: Place) -> None:
    agus, putri, joko = [await at_desk.visitor(name) for name in ("Agus Salim", "Putri Ayu", "Joko Susilo")]
    wire = await at_desk.wire()
    open_case, taken_case = await waits(agus, "grafik kosong"), await waits(putri, "tidak bisa masuk")
    bea, ali = await at_desk.console(BEA, url=wire.url), await at_desk.api(ALI)
    await bea.opens(open_case)
    await bea.page.get_by_test_id("claim").click()
    await expect(bea.page.get_by_test_id("resolve")).to_be_visible()
    await bea.opens(taken_case)
    await bea.opens(open_case, "mine")

    wire.cut()
    await expect(bea.link).to_have_attribute("data-state", "offline")
    await expect(bea.link).to_contain_text("Disconnected")
    lines = [f"baris {number}" for number in range(1, 13)]
    for line in lines:
        await agus.say(line)
    new_case = await waits(joko, "webhook tidak terkirim")
    await ali.ask("claim", {"conversation_id": taken_case})
    await bea.page.get_by_test_id("note-mode").click()
    await bea.sends("sudah ditelepon")
    await expect(bea.page.get_by_test_id("unsent")).to_contain_text("sudah ditelepon")
    await keep_picture(bea.page, "drop")
    wire.mend()

    await bea.is_online()
    # Three conversations changed: one was written in, one began, one was taken.
    await bea.has_noticed("Connected again, 3 changes loaded")
    for line in lines:
        await expect(bea.page.get_by_test_id("message").get_by_text(line, exact=True)).to_have_count(1)
    await expect(bea.page.get_by_test_id("note").filter(has_text="sudah ditelepon")).to_have_count(1)
    await expect(bea.page.get_by_test_id("unsent")).to_have_count(0)
    assert await seqs(bea.page) == sorted(set(await seqs(bea.page)))
    await keep_picture(bea.page, "drop-over")
    await bea.page.get_by_test_id("queue-waiting").click()
    await expect(bea.row(new_case)).to_have_count(1)
    await expect(bea.row(taken_case)).to_have_count(0)


async def test_a_reply_whose_receipt_was_lost_is_neither_lost_nor_doubled(at_desk: Place) -> None:
    ratna, wire = await at_desk.visitor("Ratna Sari"), await at_desk.wire()
    case = await waits(ratna, "data tidak tersinkron")
    bea = await at_desk.console(BEA, url=wire.url)
    await bea.opens(case)
    wire.hold()
    await bea.sends("Sedang kami periksa.")
    await ratna.hears_message(lambda message: message["text"] == "Sedang kami periksa.")
    await expect(bea.page.get_by_test_id("unsent")).to_have_count(1)
    wire.cut()
    await expect(bea.link).to_have_attribute("data-state", re.compile("offline|connecting"))
    wire.mend()

    await expect(bea.page.get_by_test_id("unsent")).to_have_count(0)
    await expect(bea.saying("Sedang kami periksa.")).to_have_count(1)
    await expect(bea.box).to_have_value("")
    told = [message["text"] for message in ratna.told("message") if message["author"]["kind"] == "agent"]
    assert told == ["Sedang kami periksa."]


async def seqs(page: Page) -> list[int]:
    """The numbers of the messages on the screen, from the top."""
    found = await page.get_by_test_id("message").evaluate_all("all => all.map(each => Number(each.dataset.seq))")
    return [int(each) for each in found]
