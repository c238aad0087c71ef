"""Agents who come in by the console's own form, as people do."""

from playwright.async_api import Page, expect

from tests.browser.desk import PASSWORD
from tests.browser.widget import PATIENCE


async def signs_in(page: Page, url: str, name: str) -> None:
    """Fill in the form, and wait until the console knows who it is."""
    await page.goto(f"{url}/console")
    await page.get_by_test_id("email").fill(f"{name}@dashpro.my.id")
    await page.get_by_test_id("password").fill(PASSWORD)
    await page.get_by_test_id("sign-in").click()
    await expect(page.get_by_test_id("me")).to_be_visible(timeout=PATIENCE)
