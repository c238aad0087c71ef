"""The widget's rarer states in a real browser: consent, the line, the end with its transcript, a closed chat."""

import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.axe import barriers
from tests.browser.conftest import desktop, keep_picture, phone
from tests.browser.widget import PATIENCE
from tests.clients import AgentClient
from tests.running import Server

CONSENT = "Kami menyimpan percakapan ini selama satu tahun untuk membantu Anda."


async def chat_on(browser: Browser, server: Server, language: str = "id") -> Page:
    """The chat in a tab of its own, on a phone."""
    page = await (await phone(browser, language)).new_page()
    await page.goto(f"{server.url}/widget/?language={language}")
    return page


async def says(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.get_by_test_id("send").click()
    own = page.locator("[data-testid=message][data-author=visitor]").filter(has_text=text).last
    await expect(own).to_have_attribute("data-state", re.compile("stored|read|refused"), timeout=PATIENCE)


async def is_no_barrier(page: Page, name: str) -> None:
    """Keep pictures in both themes; fail with what keeps people out."""
    for theme in ("light", "dark"):
        await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        await keep_picture(page, f"{name}-{theme}")
        assert await barriers(page) == [], f"{name}, {theme}"


@pytest.fixture
def quiet(start_server: Callable[..., Server]) -> Server:
    """A server without bot and mail server, so that everything goes to people at once."""
    return start_server(BOT="off", SMTP_URL="smtp://127.0.0.1:9")


@pytest.fixture
async def agent(quiet: Server) -> AsyncIterator[AgentClient]:
    async with AgentClient(quiet.url, quiet.add_agent("bea@dashpro.my.id", "Bea")) as bea:
        yield bea


def read(path: Path) -> str:
    return path.read_text("utf-8")


async def only_case(agent: AgentClient) -> dict[str, str]:
    listed = await agent.ask("list", {"queue": "waiting"})
    return {"conversation_id": listed["conversations"][0]["id"]}


async def test_nothing_is_sent_or_kept_before_the_visitor_agrees(
    browser: Browser, start_server: Callable[..., Server]
) -> None:
    server = start_server(WIDGET_CONSENT_ID=CONSENT, PRIVACY_URL="https://www.example/privacy")
    page = await chat_on(browser, server)
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    await page.reload()
    await expect(page.get_by_test_id("consent")).to_contain_text(CONSENT)
    await expect(page.get_by_test_id("composer")).to_have_count(0)
    await is_no_barrier(page, "id-consent")
    assert sockets == []
    assert await page.evaluate("Object.keys(localStorage).length") == 0
    await page.get_by_test_id("agree").click()
    await says(page, "halo")
    await page.reload()
    await expect(page.get_by_test_id("composer")).to_be_visible(timeout=PATIENCE)
    await expect(page.get_by_test_id("consent")).to_have_count(0)


async def test_who_waits_sees_their_place_in_the_line(browser: Browser, quiet: Server, agent: AgentClient) -> None:
    first, second = await chat_on(browser, quiet), await chat_on(browser, quiet, "en")
    await says(first, "laporan saya salah hitung")
    await says(second, "my report is wrong")
    await expect(first.get_by_test_id("position")).to_contain_text("Anda yang berikutnya.", timeout=PATIENCE)
    await expect(second.get_by_test_id("position")).to_contain_text("You are number 2 in line.", timeout=PATIENCE)
    await expect(second.get_by_test_id("position")).not_to_contain_text("e-mail")  # they gave no address
    await is_no_barrier(second, "en-waiting")
    assert (await agent.ask("claim", await only_case(agent)))["ok"]
    await expect(first.get_by_test_id("position")).to_have_count(0)


async def test_after_the_end_the_transcript_can_be_kept(browser: Browser, quiet: Server, agent: AgentClient) -> None:
    page = await chat_on(browser, quiet)
    await says(page, "laporan saya salah hitung")
    await agent.ask("resolve", await only_case(agent))
    await expect(page.get_by_test_id("ended")).to_be_visible(timeout=PATIENCE)
    async with page.expect_download() as download:
        await page.get_by_test_id("save-transcript").click()
    assert "laporan saya salah hitung" in read(await (await download.value).path())
    await page.get_by_test_id("mail-transcript").click()
    await page.get_by_test_id("address").fill("eve@example.com")
    await page.get_by_test_id("confirm").click()
    await expect(page.get_by_role("alert")).to_contain_text("Alamat harus sama", timeout=PATIENCE)
    await is_no_barrier(page, "id-transcript")


async def test_the_address_that_was_given_gets_the_transcript(
    browser: Browser, start_server: Callable[..., Server]
) -> None:
    server = start_server(SMTP_URL="smtp://127.0.0.1:9")
    page = await chat_on(browser, server, "en")
    await says(page, "my export fails, write to vera@example.com")
    await page.get_by_test_id("human").click()
    await expect(page.get_by_test_id("position")).to_contain_text("We will also e-mail it to you.", timeout=PATIENCE)
    await page.get_by_test_id("menu").click()
    await page.get_by_test_id("end").click()
    await page.get_by_test_id("confirm").click()
    await page.get_by_test_id("mail-transcript").click()
    await page.get_by_test_id("address").fill("Vera@example.com")
    await page.get_by_test_id("confirm").click()
    await expect(page.get_by_test_id("transcript-mailed")).to_be_visible(timeout=PATIENCE)


async def test_a_closed_chat_says_so_and_where_to_write(browser: Browser, quiet: Server, agent: AgentClient) -> None:
    page = await chat_on(browser, quiet)
    await says(page, "kata-kata kasar")
    await agent.ask("block", {**await only_case(agent), "blocked": True})
    await expect(page.get_by_test_id("ended")).to_be_visible(timeout=PATIENCE)
    await says(page, "halo?")
    await expect(page.get_by_test_id("blocked")).to_contain_text("support@dashpro.my.id", timeout=PATIENCE)
    await expect(page.get_by_test_id("composer")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_test_id("blocked")).to_be_visible(timeout=PATIENCE)
    await is_no_barrier(page, "id-blocked")


async def test_a_link_of_the_page_opens_the_chat(browser: Browser, server: Server) -> None:
    page = await (await desktop(browser, "id")).new_page()
    await page.goto(f"{server.url}/demo")
    await page.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend", "<a href='#' data-dashpro-chat><b>Tanya kami</b></a>");
          dispatchEvent(new Event("click"));
        }"""
    )
    await expect(page.get_by_test_id("launcher")).to_have_attribute("aria-expanded", "false")
    for _ in range(2):  # it opens, and never closes
        await page.get_by_text("Tanya kami").click()
        await expect(page.get_by_test_id("launcher")).to_have_attribute("aria-expanded", "true")
    await expect(page.frame_locator("iframe").get_by_test_id("greeting")).to_be_visible(timeout=PATIENCE)


async def test_the_server_learns_the_zone_of_the_device(browser: Browser, quiet: Server, agent: AgentClient) -> None:
    context = await browser.new_context(timezone_id="Asia/Jayapura", locale="id")
    page = await context.new_page()
    await page.goto(f"{quiet.url}/widget/")
    await says(page, "laporan saya salah hitung")
    await expect(page.get_by_test_id("promise")).to_contain_text("WIT", timeout=PATIENCE)
    listed = await agent.ask("list", {"queue": "waiting"})
    assert listed["conversations"][0]["promise"]["text"].endswith("WIT")
