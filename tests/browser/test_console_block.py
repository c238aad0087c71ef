"""An agent blocks a visitor who abuses the chat, and reads facts in the console's language, not in the visitor's."""

from playwright.async_api import expect

from chat_server.domain.walk_words import ENGLISH, INDONESIAN
from tests.browser.conftest import keep_picture
from tests.browser.desk import CARLA, Place, waits


async def test_a_visitor_is_blocked_after_a_question_and_let_talk_again(at_desk: Place) -> None:
    visitor = await at_desk.visitor("Wahyu Hidayat")
    case = await waits(visitor, "laporan kosong sejak pagi")
    console = await at_desk.console(CARLA)
    page, blocked = console.page, console.page.get_by_test_id("blocked")
    await console.opens(case)
    await page.get_by_test_id("menu").click()
    await page.get_by_test_id("menu-block").click()
    await expect(page.get_by_role("dialog")).to_contain_text("This conversation ends")
    await keep_picture(page, "block-visitor")
    await expect(blocked).to_be_hidden()
    await page.get_by_test_id("do-block").click()
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(blocked).to_be_visible()
    await expect(page.get_by_test_id("thread")).to_contain_text("Done")
    refused = await visitor.ask("human")
    assert refused["error"]["code"] == "not_allowed"

    await page.get_by_test_id("menu").click()
    await page.get_by_test_id("menu-unblock").click()
    await expect(blocked).to_be_hidden()
    await visitor.say("maaf, saya mau bertanya lagi")


async def test_facts_are_told_in_the_language_of_the_console(at_desk: Place) -> None:
    case = await waits(await at_desk.visitor("Nina Zahra"), "dasbor saya tidak muncul")
    console = await at_desk.console(CARLA)
    context = console.page.get_by_test_id("context")
    await console.opens(case)
    await expect(context).to_contain_text(ENGLISH.arrived.split("{")[0])
    await console.page.get_by_test_id("me").click()
    await console.page.get_by_test_id("choose-id").check(force=True)
    await console.page.get_by_test_id("close-dialog").click()
    await expect(context).to_contain_text(INDONESIAN.arrived.split("{")[0])
