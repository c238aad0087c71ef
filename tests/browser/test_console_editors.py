"""An editor who signs in to the console is told that conversations are not for them, and sees none."""

from playwright.async_api import expect

from tests.browser.conftest import desktop
from tests.browser.desk import PASSWORD, Place
from tests.running import Server


async def test_an_editor_is_told_why_the_console_stays_shut(desk_server: Server, at_desk: Place) -> None:
    desk_server.add_agent("edi@dashpro.my.id", "Edi", "editor", PASSWORD)
    context = await desktop(at_desk.browser, "id")
    page = await context.new_page()
    await page.goto(f"{at_desk.url}/console")
    await page.get_by_test_id("email").fill("edi@dashpro.my.id")
    await page.get_by_test_id("password").fill(PASSWORD)
    await page.get_by_test_id("sign-in").click()
    await expect(page.get_by_test_id("sign-in-failure")).to_contain_text("hanya untuk artikel")
    await expect(page.get_by_test_id("row")).to_have_count(0)
