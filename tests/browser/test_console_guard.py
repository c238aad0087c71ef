"""Somebody was faster than the agent's reply: the console shows what was missed, and keeps what was written."""

from playwright.async_api import expect

from tests.browser.conftest import keep_picture
from tests.browser.desk import ALI, BEA, Console, Place, waits
from tests.clients import VisitorClient

MINE = "Baik, kami periksa sekarang."
HERS = "Sudah kami perbaiki, silakan dicoba."


async def test_what_the_visitor_wrote_unseen_is_shown_and_the_second_send_goes_out(at_desk: Place) -> None:
    vera, wire = await at_desk.visitor("Sari Wulandari"), await at_desk.wire()
    case = await waits(vera, "ekspor berhenti di tengah")
    bea = await at_desk.console(BEA, url=wire.url)
    await bea.opens(case)
    await bea.writes(MINE)
    wire.hold()
    await vera.say("ternyata sudah bisa")
    await bea.page.get_by_test_id("send").click()
    wire.release()

    await shows_what_was_missed(bea, "ternyata sudah bisa")
    await keep_picture(bea.page, "stale")
    await sends_anyway(bea)
    await is_answered(vera, [MINE])


async def test_a_colleague_answered_before_my_eyes_while_i_typed(at_desk: Place) -> None:
    vera = await at_desk.visitor("Rudi Hartono")
    case = await waits(vera, "stok tidak berkurang setelah penjualan")
    bea, ali = await at_desk.console(BEA), await at_desk.console(ALI)
    await bea.opens(case)
    await bea.writes(MINE)
    await ali.opens(case)
    await ali.sends(HERS)
    await expect(bea.saying(HERS)).to_have_count(1)
    await expect(bea.box).to_have_value(MINE)

    await bea.page.get_by_test_id("send").click()
    await shows_what_was_missed(bea, HERS)
    await bea.page.get_by_test_id("send-anyway").click()
    await expect(bea.page.get_by_test_id("refusal")).to_contain_text("Ali")
    await expect(bea.box).to_have_value(MINE)
    await keep_picture(bea.page, "colleague-was-faster")
    await is_answered(vera, [HERS])


async def test_after_the_colleague_gave_it_back_the_second_send_goes_out(at_desk: Place) -> None:
    vera = await at_desk.visitor("Dewi Lestari")
    case = await waits(vera, "faktur tercetak dua kali")
    bea, ali = await at_desk.console(BEA), await at_desk.console(ALI)
    await bea.opens(case)
    await bea.writes(MINE)
    await ali.opens(case)
    await ali.sends(HERS)
    await expect(ali.saying(HERS)).to_have_count(1)
    await ali.page.get_by_role("button", name="More actions").click()
    await ali.page.get_by_role("menuitem", name="Release to the queue").click()
    await expect(bea.page.get_by_test_id("claim")).to_be_visible()

    await bea.page.get_by_test_id("send").click()
    await shows_what_was_missed(bea, HERS)
    await sends_anyway(bea)
    await is_answered(vera, [HERS, MINE])


async def shows_what_was_missed(console: Console, text: str) -> None:
    """Nothing was sent: the missed words are shown, and the reply is in its box again."""
    await expect(console.page.get_by_test_id("stale")).to_contain_text(text)
    await expect(console.box).to_have_value(MINE)
    await expect(console.saying(MINE)).to_have_count(0)


async def sends_anyway(console: Console) -> None:
    await console.page.get_by_test_id("send-anyway").click()
    await expect(console.saying(MINE)).to_have_count(1)
    await expect(console.page.get_by_test_id("stale")).to_be_hidden()
    await expect(console.box).to_have_value("")


async def is_answered(visitor: VisitorClient, texts: list[str]) -> None:
    """The visitor has these answers of people, and no other."""
    await visitor.hears_message(lambda message: message["text"] == texts[-1])
    heard = [message["text"] for message in visitor.told("message") if message["author"]["kind"] == "agent"]
    assert heard == texts
