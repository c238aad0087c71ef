"""The main job, end to end: a visitor on a phone, an agent on a desktop, the real server between them."""

import re
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, FrameLocator, Page, expect

from tests.browser.conftest import desktop, keep_picture, phone
from tests.browser.desk import PASSWORD
from tests.browser.widget import PATIENCE
from tests.running import Server


@dataclass(frozen=True)
class Script:
    """What is said in one language. `replies` are what the visitor answers to a question that holds the key."""

    language: str
    question: str
    article: str
    not_helped: str
    replies: dict[str, str]
    skip: str
    agent_says: str
    visitor_thanks: str


INDONESIAN = Script(
    language="id",
    question="kak, laporan saya gagal diekspor ke excel terus",
    article="/articles/export-fails",
    not_helped="Belum",
    replies={
        "sudah Anda coba": "Sudah, belum berhasil",
        "dampaknya": "Fungsi utama terganggu",
        "nama Anda": "Budi Santoso",
        "alamat email": "budi@contoh.co.id",
        "seharusnya": "Ekspor berhenti di tengah, seharusnya berkas terunduh",
        "Sejak kapan": "Sejak hari ini",
        "ersi": "5.2.0",
    },
    skip="Lewati",
    agent_says="Selamat pagi Pak Budi, kami periksa sekarang.",
    visitor_thanks="Terima kasih banyak",
)
ENGLISH = Script(
    language="en",
    question="my report export to excel keeps failing",
    article="/en/articles/export-fails",
    not_helped="Not yet",
    replies={
        "tried": "Yes, it did not work",
        "affect": "A main function is disturbed",
        "your name": "Sarah Lee",
        "e-mail address": "sarah@example.com",
        "expect": "The export stops half-way, a file should arrive",
        "Since when": "Since today",
        "ersion": "5.2.0",
    },
    skip="Skip",
    agent_says="Good morning Sarah, we are looking into it now.",
    visitor_thanks="Thank you very much",
)


@pytest.mark.parametrize("script", [INDONESIAN, ENGLISH], ids=["id", "en"])
async def test_a_case_from_the_first_question_to_the_answer_of_a_person(
    own_server: Server, browser: Browser, script: Script
) -> None:
    own_server.add_agent("bea@dashpro.my.id", "Bea")
    visitor = await (await phone(browser, script.language)).new_page()
    chat = await opened_widget(visitor, f"{own_server.url}/demo?language={script.language}", script)
    await asks_and_is_answered(chat, script)
    await keep_picture(visitor, f"{script.language}-1-answer")
    await gives_details_until_handed_over(chat, script)
    await keep_picture(visitor, f"{script.language}-2-promise")

    agent = await (await desktop(browser, script.language)).new_page()
    await signs_in(agent, own_server.url)
    await claims(agent, script.replies["nama Anda" if script is INDONESIAN else "your name"])
    await keep_picture(agent, f"{script.language}-3-console")
    await agent.get_by_test_id("reply-box").fill(script.agent_says)
    await agent.get_by_test_id("send").click()

    answer = chat.get_by_test_id("message").filter(has_text=script.agent_says)
    await expect(answer).to_be_visible(timeout=PATIENCE)
    await expect(answer).to_have_attribute("data-author", "agent")
    await keep_picture(visitor, f"{script.language}-4-person")
    await says(chat, script.visitor_thanks)
    thanks = agent.get_by_test_id("message").filter(has_text=script.visitor_thanks)
    await expect(thanks).to_be_visible(timeout=PATIENCE)
    await expect(chat.get_by_test_id("message").filter(has_text=script.visitor_thanks)).to_have_attribute(
        "data-state", "read", timeout=PATIENCE
    )
    await keep_picture(agent, f"{script.language}-5-answered")


async def opened_widget(page: Page, url: str, script: Script) -> FrameLocator:
    """The chat inside the widget on a page of the site."""
    await page.goto(url)
    await page.get_by_test_id("launcher").click()
    chat = page.frame_locator("iframe")
    await expect(chat.get_by_test_id("greeting")).to_be_visible(timeout=PATIENCE)
    await keep_picture(page, f"{script.language}-0-greeting")
    return chat


async def says(chat: FrameLocator, text: str) -> None:
    """The visitor writes, and sees that the text is stored."""
    await chat.get_by_test_id("composer").fill(text)
    await chat.get_by_test_id("send").click()
    own = chat.locator("[data-testid=message][data-author=visitor]").filter(has_text=text).last
    await expect(own).to_have_attribute("data-state", re.compile("stored|read"), timeout=PATIENCE)


async def asks_and_is_answered(chat: FrameLocator, script: Script) -> None:
    """The bot finds the right article, and hears that it did not help."""
    await says(chat, script.question)
    article = chat.get_by_test_id("article").first
    await expect(article).to_be_visible(timeout=PATIENCE)
    assert (await article.get_attribute("href") or "").endswith(script.article)
    await taps(chat, script.not_helped)


async def taps(chat: FrameLocator, label: str) -> None:
    """The visitor taps the chip of that label, and sees it as their own answer."""
    await chat.get_by_test_id("chip").filter(has_text=label).last.click()
    own = chat.locator("[data-testid=message][data-author=visitor]").filter(has_text=label).last
    await expect(own).to_have_attribute("data-state", re.compile("stored|read"), timeout=PATIENCE)


async def gives_details_until_handed_over(chat: FrameLocator, script: Script) -> None:
    """Answers whatever the bot asks, as the visitor would, until ticket and due time are there."""
    promise = chat.get_by_test_id("promise")
    questions = chat.locator("[data-testid=message][data-author=bot]")
    answered = 1
    for _ in range(12):
        await expect(promise.or_(questions.nth(answered)).first).to_be_visible(timeout=PATIENCE)
        if await promise.is_visible():
            break
        answered = await questions.count()
        await answers(chat, await questions.last.inner_text(), script)
    await expect(promise).to_contain_text("DP-", timeout=PATIENCE)
    await expect(promise).to_contain_text("WIB")


async def answers(chat: FrameLocator, question: str, script: Script) -> None:
    """The visitor's answer to a question of the bot: a chip if there is one of that label."""
    reply = next((reply for key, reply in script.replies.items() if key in question), script.skip)
    chips = chat.get_by_test_id("chip").filter(has_text=reply)
    if await chips.count():
        await taps(chat, reply)
    else:
        await says(chat, reply)


async def signs_in(page: Page, url: str) -> None:
    """Bea opens the console."""
    await page.goto(f"{url}/console")
    await page.get_by_test_id("email").fill("bea@dashpro.my.id")
    await page.get_by_test_id("password").fill(PASSWORD)
    await page.get_by_test_id("sign-in").click()
    await expect(page.get_by_test_id("row").first).to_be_visible(timeout=PATIENCE)


async def claims(page: Page, name: str) -> None:
    """Bea opens the waiting case of that visitor, reads what the bot found out, and takes it."""
    row = page.get_by_test_id("row").filter(has_text=name)
    await expect(row.get_by_test_id("due-chip")).to_be_visible(timeout=PATIENCE)
    await row.click()
    card = page.get_by_test_id("hand-over")
    await expect(card).to_be_visible(timeout=PATIENCE)
    await expect(card).to_contain_text("5.2.0")
    await page.get_by_test_id("claim").click()
    await expect(page.get_by_test_id("claim")).to_be_hidden(timeout=PATIENCE)
