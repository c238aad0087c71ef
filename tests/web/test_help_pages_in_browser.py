"""The help pages in a real browser: accessible in both themes, on a narrow phone, by keyboard, and without script."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.axe import AXE, RULES
from tests.running import Server, missing

expect.set_options(timeout=45_000)  # a machine that runs many tests at once is slow
PAGES = [
    *(
        "/",
        "/articles/reset-password",
        "/en/articles/api-errors",
        "/topics/technical",
        "/search",
        "/policy",
        "/contact",
    ),
    *("/search?q=webhok+tidak+terkirim", "/search?q=qqzzxxw", "/status", "/no-such-page", "/demo", "/demo?language=en"),
    "/articles/reset-password/helped?answer=no",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser):
    contexts = []

    def open_with(**options) -> Page:
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(45_000)
        return contexts[-1].new_page()

    yield open_with
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_a_barrier(open_page, server: Server, scheme, width):
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    for path in PAGES:
        page.goto(server.url + path)
        page.evaluate(AXE + "; 0")
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        assert [(each["id"], each["nodes"][0]["target"]) for each in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_no_page_asks_for_what_its_own_policy_forbids(open_page, server: Server):
    page = open_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PAGES:
        page.goto(server.url + path, wait_until="load")
    assert [text for text in said if "404" not in text] == []


def test_the_keyboard_reaches_the_content_and_the_search(open_page, server: Server):
    page = open_page()
    page.goto(f"{server.url}/articles/reset-password")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.get_by_role("searchbox").focus()
    page.keyboard.type("ga bisa login")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hasil untuk “ga bisa login”")
    expect(page.get_by_role("link", name="Tidak bisa masuk ke DashPro")).to_be_visible()


def test_without_script_a_reader_searches_reads_answers_and_changes_the_language(open_page, server: Server):
    page = open_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(server.url)
    page.get_by_role("searchbox").fill("lupa pasword")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name="Mengatur ulang kata sandi").click()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reset a forgotten password")
    page.get_by_role("button", name="Not yet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sorry that it did not help yet")
    expect(page.get_by_role("link", name="Open the chat")).to_be_visible()


def test_on_paper_only_the_article_and_its_address_remain(open_page, server: Server):
    page = open_page()
    page.goto(f"{server.url}/articles/reset-password")
    page.emulate_media(media="print")
    expect(page.get_by_text(f"Dicetak dari {server.url}/articles/reset-password")).to_be_visible()
    for gone in (page.get_by_role("searchbox"), page.get_by_role("button", name="Ya"), page.locator("header nav")):
        expect(gone).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_visitor_writes_and_looks_at_the_ticket_without_meeting_a_barrier(open_page, server: Server, scheme):
    page = open_page(viewport={"width": 320, "height": 800}, color_scheme=scheme, bypass_csp=True)

    def ensure_no_barrier() -> None:
        page.evaluate(AXE + "; 0")
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        assert [(each["id"], each["nodes"][0]["target"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320

    page.goto(f"{server.url}/en/contact")
    page.get_by_label("E-mail address").fill(f"vera-{scheme}@example.com")
    page.get_by_label("Your message").fill("our sales report is wrong since yesterday")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your message")
    ensure_no_barrier()
    ticket = page.get_by_text("DP-").first.inner_text()
    page.get_by_role("link", name="ticket status page").click()
    page.get_by_label("Ticket number").fill(ticket)
    page.get_by_label("E-mail address").fill("nobody@example.com")
    page.get_by_role("button", name="Show the status").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no ticket")
    ensure_no_barrier()
    page.get_by_label("E-mail address").fill(f"vera-{scheme}@example.com")
    page.get_by_role("button", name="Show the status").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(ticket)
    page.get_by_role("button", name="WITA").click()
    expect(page.get_by_text(re.compile(r"^By ")).first).to_contain_text("WITA")  # a ticket may hold a BY, too
    page.get_by_text("Tell the manager").click()
    ensure_no_barrier()
    page.get_by_role("button", name="Pass it on").click()
    expect(page.get_by_role("status")).to_contain_text("passed this case on")
