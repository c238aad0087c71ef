"""What strangers write is shown as they wrote it and never becomes part of a page: console, chat, help centre."""

from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.attaching import png, upload
from tests.browser.conftest import desktop, phone
from tests.browser.desk import BEA, GENEROUS, Place, named_visitors, seed, token_of, waits
from tests.browser.widget import Widget, demo
from tests.clients import VisitorClient
from tests.running import Server, running
from tests.web.forms import form_id, post, ticket_in

HOSTILE = (
    "<img src=x onerror=taken()>",
    "<svg/onload=taken()>",
    '"><script>taken()</script>',
    "'-taken()-'",
    "</title><body onpageshow=taken()>",
    "</textarea><iframe srcdoc='<script>parent.taken()</script>'>",
    "[tautan](javascript:taken()) <javascript:taken()>",
    "javascript:taken()//https://contoh.co.id",
    "<a href='data:text/html,<script>taken()</script>'>klik</a>",
    "{{constructor.constructor('taken()')()}} ${taken()} <%= taken() %>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=taken()&gt;'>",
    "\u202e<b onmouseover=taken()>tebal</b>",
)
_FOREIGN = """() => [...document.querySelectorAll('*')].filter(each =>
  each.matches('script:not([src]), iframe[srcdoc], math, mglyph, [onerror], [onload], [onpageshow], [onmouseover]')
  || each.matches('a, form') && /^(javascript|data):/i.test(each.getAttribute('href') ?? each.action)
).map(each => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on which every hostile word is somebody's name."""
    server = Server(tmp_path_factory.mktemp("hostile"), GENEROUS)
    seed(server.data_dir, named_visitors(*HOSTILE))
    with running(server) as started:
        yield started


async def watched(context: BrowserContext) -> list[str]:
    """What was carried out in any page of the context, from now on."""
    taken: list[str] = []
    await context.expose_function("taken", lambda *_: taken.append("taken"))
    context.on("dialog", lambda dialog: taken.append(dialog.message))
    return taken


async def is_clean(page: Page, taken: list[str]) -> None:
    """Nothing was carried out, and nothing that could be stands in any frame."""
    found = [await frame.evaluate(_FOREIGN) for frame in page.frames]
    assert [each for each in found if each] == []
    assert taken == []


async def test_agents_see_the_words_and_run_none_of_them(server: Server, browser: Browser) -> None:
    async with AsyncExitStack() as stack:
        place = Place(server.url, browser, stack)
        cases = []
        for word in HOSTILE:
            there = {"url": f"https://contoh.co.id/?q={word}", "title": word, "referrer": "javascript:taken()"}
            visitor = await stack.enter_async_context(VisitorClient(server.url, token_of(word), page=there))
            cases.append(await waits(visitor, word))
            await visitor.ask("typing", {"text": word})
        console = await place.console(BEA)
        taken = await watched(console.page.context)
        for word, case in zip(HOSTILE, cases, strict=True):
            await console.opens(case)
            said = console.page.get_by_test_id("message").filter(has_text=word)
            await expect(said.first).to_be_visible()
            await expect(console.page.get_by_test_id("context")).to_contain_text(word.strip())
            await is_clean(console.page, taken)


async def test_agents_see_names_of_files_and_reasons_and_find_both_as_text(server: Server, browser: Browser) -> None:
    async with AsyncExitStack() as stack:
        place = Place(server.url, browser, stack)
        visitor = await stack.enter_async_context(VisitorClient(server.url))
        names = []
        for word in HOSTILE:
            file = (await upload(server, visitor.token, png(), f"{word}.png")).attachment
            names.append(file["name"])
            await visitor.say(f"berkas {word}", attachments=[file["id"]])
        case = (await visitor.ask("escalate", {"reason": " ".join(HOSTILE)}))["conversation"]["id"]
        console = await place.console(BEA)
        taken = await watched(console.page.context)
        await console.opens(case)
        for name in names:
            await expect(console.page.get_by_alt_text(name).first).to_be_attached()
        await is_clean(console.page, taken)
        await console.page.goto(f"{server.url}/console#/search")
        await console.page.get_by_role("searchbox").first.fill("taken berkas")
        await expect(console.page.get_by_test_id("hit").first).to_contain_text("taken")
        await is_clean(console.page, taken)


async def test_what_came_by_the_contact_form_is_text_for_agents_and_on_the_status_page(
    server: Server, browser: Browser
) -> None:
    context = await desktop(browser, "id")
    taken = await watched(context)
    page = await context.new_page()
    text = "\n".join(HOSTILE)
    sent = post(server, "/contact", form=form_id(server), email="vera@example.com", name=HOSTILE[0], message=text)
    await page.goto(f"{server.url}/status")
    await page.get_by_label("nomor tiket").fill(ticket_in(sent))
    await page.locator("[name=email]").fill("vera@example.com")
    await page.locator("main form button").first.click()
    await expect(page.locator("main")).to_contain_text(HOSTILE[0])
    await is_clean(page, taken)
    for word in HOSTILE:
        await page.goto(f"{server.url}/contact")
        for field in ("name", "email", "message"):
            await page.locator(f"[name={field}]").fill(word)
        await page.locator("main form").evaluate("form => { form.noValidate = true; form.requestSubmit(); }")
        await expect(page.locator("[role=alert]").first).to_be_visible()
        await is_clean(page, taken)


async def test_visitors_see_their_own_words_and_those_of_agents(server: Server, browser: Browser) -> None:
    context = await phone(browser, "id")
    taken = await watched(context)
    widget: Widget = await demo(context, server.url)
    await widget.open()
    await widget.connected()
    for word in HOSTILE:
        await widget.write(word)
        await widget.stored(word)
    await is_clean(widget.page, taken)
    await widget.page.reload()
    await widget.launcher.click()
    await expect(widget.message(HOSTILE[0]).first).to_be_visible()
    await is_clean(widget.page, taken)


async def test_pages_of_the_help_centre_give_back_what_was_asked_as_text(server: Server, browser: Browser) -> None:
    context = await desktop(browser, "id")
    taken = await watched(context)
    page = await context.new_page()
    for word in HOSTILE:
        await page.goto(f"{server.url}/search")
        await page.get_by_role("searchbox").first.fill(word)
        await page.get_by_role("searchbox").first.press("Enter")
        await page.wait_for_url("**/search?**")
        await expect(page.get_by_role("searchbox").first).to_have_value(word)
        await is_clean(page, taken)
