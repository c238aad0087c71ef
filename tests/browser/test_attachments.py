"""Files between a visitor's phone and the console, in a real browser."""

import asyncio
import re
from collections.abc import Callable

import pytest
from playwright.async_api import Browser, FilePayload, FrameLocator, Locator, Page, WebSocketRoute, expect

from tests.attaching import PDF, fetch, png
from tests.browser.axe import barriers
from tests.browser.conftest import desktop, keep_picture, phone
from tests.browser.signing_in import signs_in
from tests.browser.widget import PATIENCE
from tests.clients import VisitorClient
from tests.running import Server


def file(name: str, content: bytes, media_type: str = "image/png") -> FilePayload:
    return {"name": name, "mimeType": media_type, "buffer": content}


async def opened_chat(page: Page, server: Server, language: str = "id") -> FrameLocator:
    await page.goto(f"{server.url}/demo?language={language}")
    await page.get_by_test_id("launcher").click()
    chat = page.frame_locator("iframe")
    await expect(chat.get_by_test_id("greeting")).to_be_visible(timeout=PATIENCE)
    return chat


async def chooses(chat: FrameLocator, *files: FilePayload) -> None:
    await chat.get_by_test_id("attach").set_input_files(list(files))


async def ready(chat: FrameLocator, count: int = 1) -> Locator:
    """The items of the tray once all of them are on the server."""
    items = chat.get_by_test_id("tray-item")
    await expect(items).to_have_count(count, timeout=PATIENCE)
    for number in range(count):
        await expect(items.nth(number)).to_have_attribute("data-state", "done", timeout=PATIENCE)
    return items


async def sends(chat: FrameLocator) -> Locator:
    """The visitor's newest message once it is stored."""
    await chat.get_by_test_id("send").click()
    own = chat.locator("[data-testid=message][data-author=visitor]").last
    await expect(own).to_have_attribute("data-state", re.compile("stored|read"), timeout=PATIENCE)
    return own


async def is_drawn(picture: Locator) -> None:
    """The browser has decoded the picture, 600 pixels wide."""
    await expect(picture).to_be_visible(timeout=PATIENCE)
    await expect(picture).to_have_js_property("naturalWidth", 600, timeout=PATIENCE)


async def test_a_picture_goes_from_the_phone_to_the_console_and_a_pdf_comes_back(
    start_server: Callable[..., Server], browser: Browser
) -> None:
    server = start_server(BOT="off")
    token = server.add_agent("bea@dashpro.my.id", "Bea")
    visitor = await (await phone(browser, "id")).new_page()
    chat = await opened_chat(visitor, server)
    await chooses(chat, file("layar.png", png(600, 400)))
    await ready(chat)
    await keep_picture(visitor, "attachments-1-tray")
    assert await barriers(visitor) == []
    own = await sends(chat)
    await is_drawn(own.get_by_test_id("picture"))
    await expect(chat.get_by_test_id("tray-item")).to_have_count(0)
    await keep_picture(visitor, "attachments-2-sent")

    agent = await (await desktop(browser, "id")).new_page()
    await signs_in(agent, server.url, "bea")
    row = agent.get_by_test_id("row").first
    await expect(row).to_contain_text("layar.png", timeout=PATIENCE)
    await row.click()
    shown = agent.get_by_test_id("attachment")
    await is_drawn(shown.locator("img"))
    url = await shown.get_attribute("href") or ""
    assert (await fetch(server, url, token)).body == png(600, 400)
    async with agent.expect_popup() as opening:
        await shown.click()
    tab = await opening.value
    await is_drawn(tab.locator("img"))

    await agent.get_by_test_id("attach").set_input_files([file("panduan.pdf", PDF, "application/pdf")])
    await expect(agent.get_by_test_id("chosen-file")).to_have_attribute("data-state", "done", timeout=PATIENCE)
    await agent.emulate_media(reduced_motion="reduce")  # what fades in has other colours for a moment
    await keep_picture(agent, "attachments-3-console")
    assert await barriers(agent) == []
    await agent.get_by_test_id("send").click()
    answer = chat.locator("[data-testid=message][data-author=agent]")
    await expect(answer).to_contain_text("panduan.pdf", timeout=PATIENCE)
    await keep_picture(visitor, "attachments-4-answer")
    assert await barriers(visitor) == []
    async with visitor.expect_download() as downloading:
        await answer.get_by_role("button", name="panduan.pdf").click()
    saved = await (await downloading.value).path()
    assert saved.read_bytes() == PDF


@pytest.mark.parametrize(("language", "words"), [("id", "Jenis berkas ini"), ("en", "this kind of file")])
async def test_a_file_that_is_not_accepted_is_told_in_plain_words_and_can_be_removed(
    server: Server, browser: Browser, language: str, words: str
) -> None:
    page = await (await phone(browser, language)).new_page()
    chat = await opened_chat(page, server, language)
    await chooses(
        chat, file("foto.png", b"<svg onload='alert(1)'/>"), file("besar.txt", b"a" * (11 << 20), "text/plain")
    )
    items = chat.get_by_test_id("tray-item")
    await expect(items.nth(0)).to_contain_text(words, timeout=PATIENCE)
    await expect(items.nth(1)).to_contain_text("10 MB", timeout=PATIENCE)
    await keep_picture(page, f"attachments-{language}-refused")
    assert await barriers(page) == []
    await expect(chat.get_by_test_id("send")).to_have_attribute("aria-disabled", "true")
    await items.nth(0).get_by_test_id("remove-file").click()
    await items.nth(0).get_by_test_id("remove-file").click()
    await expect(items).to_have_count(0)


async def test_an_upload_that_the_network_cuts_goes_on_by_itself_or_is_cancelled(
    server: Server, browser: Browser
) -> None:
    page = await (await phone(browser, "id")).new_page()
    chat = await opened_chat(page, server)
    await page.route("**/attachments?*", lambda route: route.abort())
    await chooses(chat, file("satu.png", png()), file("dua.png", png(600, 400)))
    items = chat.get_by_test_id("tray-item")
    for number in (0, 1):
        await expect(items.nth(number)).to_have_attribute("data-state", "waiting", timeout=PATIENCE)
    await expect(chat.get_by_test_id("send")).to_have_attribute("aria-disabled", "true")
    await items.nth(0).get_by_role("button", name="Batalkan satu.png").click()
    await page.unroute("**/attachments?*")
    await ready(chat)
    own = await sends(chat)
    await expect(own.get_by_test_id("file")).to_have_count(1)
    await is_drawn(own.get_by_test_id("picture"))


async def test_ready_files_survive_a_reload_and_arrive_once_after_the_server_was_away(
    start_server: Callable[..., Server], browser: Browser
) -> None:
    server = start_server(BOT="off")
    page = await (await phone(browser, "id")).new_page()
    chat = await opened_chat(page, server)
    await chooses(chat, file("layar.png", png(600, 400)))
    await ready(chat)
    chat = await opened_chat(page, server)
    await ready(chat)
    server.kill()
    await chat.get_by_test_id("composer").fill("ini layar saya")
    await chat.get_by_test_id("send").click()
    own = chat.locator("[data-testid=message][data-author=visitor]")
    await expect(own).to_have_attribute("data-state", "queued", timeout=PATIENCE)
    server.start()
    await expect(own).to_have_attribute("data-state", re.compile("stored|read"), timeout=60_000)
    await is_drawn(own.get_by_test_id("picture"))
    frame = page.frame(url=re.compile("/widget/"))
    assert frame
    token = await frame.evaluate("localStorage.getItem('dashpro-chat:token')")
    async with VisitorClient(server.url, token) as vera:
        told = [each for each in vera.welcome["messages"] if each["author"]["kind"] == "visitor"]
        assert [(each["text"], len(each["attachments"])) for each in told] == [("ini layar saya", 1)]


async def test_a_file_chosen_before_the_chat_is_connected_waits_for_it(server: Server, browser: Browser) -> None:
    page = await (await phone(browser, "id")).new_page()
    may_connect = asyncio.Event()

    async def hold(socket: WebSocketRoute) -> None:
        await may_connect.wait()
        socket.connect_to_server()

    await page.route_web_socket(re.compile("/socket.io/"), hold)
    chat = await opened_chat(page, server)
    await chooses(chat, file("layar.png", png(600, 400)))
    await expect(chat.get_by_test_id("tray-item")).to_have_attribute("data-state", "waiting", timeout=PATIENCE)
    may_connect.set()
    await ready(chat)


async def test_a_message_takes_five_files_and_says_so_when_there_are_more(server: Server, browser: Browser) -> None:
    page = await (await phone(browser, "id")).new_page()
    chat = await opened_chat(page, server)
    await chooses(chat, *(file(f"{number}.png", png(number, 1)) for number in range(1, 7)))
    await ready(chat, 5)
    await expect(chat.get_by_text("paling banyak 5 berkas")).to_be_visible()
    own = await sends(chat)
    await expect(own.get_by_test_id("picture")).to_have_count(5, timeout=PATIENCE)


async def test_a_picture_can_be_pasted_and_dropped(server: Server, browser: Browser) -> None:
    page = await (await desktop(browser, "id")).new_page()
    chat = await opened_chat(page, server)
    give = """(kind) => {
        const carried = new DataTransfer();
        carried.items.add(new File(["teks " + kind], kind + ".txt", { type: "text/plain" }));
        const more = kind === "paste" ? { clipboardData: carried } : { dataTransfer: carried };
        const Kind = kind === "paste" ? ClipboardEvent : DragEvent;
        const event = new Kind(kind, { bubbles: true, cancelable: true, ...more });
        return !document.querySelector("textarea").dispatchEvent(event);
    }"""
    frame = page.frame(url=re.compile("/widget/"))
    assert frame
    assert await frame.evaluate(give, "paste")
    assert await frame.evaluate(give, "drop")
    await ready(chat, 2)
    own = await sends(chat)
    await expect(own).to_contain_text("paste.txt")
    await expect(own).to_contain_text("drop.txt")


async def test_a_file_that_is_dropped_as_soon_as_the_box_is_there_is_taken(server: Server, browser: Browser) -> None:
    page = await (await desktop(browser, "id")).new_page()
    await page.add_init_script(
        """new MutationObserver((_, watcher) => {
            const box = document.querySelector("textarea");
            if (!box) return;
            watcher.disconnect();
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["teks"], "teks.txt", { type: "text/plain" }));
            box.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
        }).observe(document, { childList: true, subtree: true })"""
    )
    await expect(await ready(await opened_chat(page, server))).to_contain_text("teks.txt")


async def test_the_bundle_for_files_is_fetched_only_when_a_file_is_there(server: Server, browser: Browser) -> None:
    page = await (await phone(browser, "id")).new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    chat = await opened_chat(page, server)
    await chat.get_by_test_id("composer").fill("halo")
    await sends(chat)
    assert not [url for url in fetched if "attach" in url]
    await chooses(chat, file("layar.png", png()))
    await ready(chat)
    assert [url for url in fetched if "/widget/attach.js" in url]
