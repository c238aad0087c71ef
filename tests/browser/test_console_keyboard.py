"""A day's work without a mouse: every step by keys, and the focus can be seen wherever it goes."""

from playwright.async_api import Page, expect

from tests.browser.conftest import keep_picture
from tests.browser.desk import ALI, CARLA, PASSWORD, Console, Place, prefer, waits

_FOCUS = """() => {
  const at = document.activeElement;
  const look = getComputedStyle(at.matches('input[type=radio]') ? (at.nextElementSibling ?? at) : at);
  const own = getComputedStyle(at);
  const isSeen = [look, own].some(each => each.outlineStyle !== 'none' && parseFloat(each.outlineWidth) >= 2);
  return {name: at.outerHTML.slice(0, 120), isPage: at === document.body, isSeen};
}"""
_MOST_STOPS = 60


async def test_a_whole_day_is_worked_by_keys_alone(at_desk: Place) -> None:
    hendra, maya = await at_desk.visitor("Hendra Gunawan"), await at_desk.visitor("Maya Kartika")
    first, second = await waits(hendra, "laporan tidak bisa dibuka"), await waits(maya, "grafik tidak muncul")
    ali = await at_desk.api(ALI)
    console = await signs_in(at_desk)
    keys = console.page.keyboard

    await moves_to(console, first)
    await keys.press("a")
    await expect(console.box).to_be_focused()
    await focus_is_seen(console.page)
    await keys.type("Selamat pagi, kami periksa.")
    await keys.press("Control+Enter")
    await hendra.hears_message(lambda message: message["text"] == "Selamat pagi, kami periksa.")
    await keys.press("Escape")
    await keys.press("n")
    await expect(console.page.get_by_role("textbox", name="Note")).to_be_focused()
    await keys.type("sudah saya telepon")
    await keys.press("Control+Enter")
    await expect(console.page.get_by_test_id("note").filter(has_text="sudah saya telepon")).to_be_visible()
    await keys.press("Escape")
    await transfers(console, "Ali", "tolong lanjutkan")
    await ali.hears("conversation", lambda told: told["id"] == first and told["agent"] == {"id": ALI.id, "name": "Ali"})

    await moves_to(console, second)
    await keys.press("a")
    await expect(console.box).to_be_focused()
    await keys.press("Escape")
    await keys.press("s")
    await expect(console.page.get_by_test_id("thread")).to_contain_text("Paused")
    await keys.press("d")
    await expect(console.page.get_by_test_id("reopen")).to_be_visible()
    await keys.press("Control+k")
    await keys.type("queue done")
    await keys.press("Enter")
    await expect(console.row(second)).to_be_visible()
    await expect(console.row(second)).to_contain_text("Maya Kartika")


async def test_help_palette_and_search_open_and_close_by_keys(at_desk: Place) -> None:
    case = await waits(await at_desk.visitor("Fajar Nugroho"), "notifikasi terlambat")
    console = await at_desk.console(CARLA)
    keys, dialog = console.page.keyboard, console.page.get_by_role("dialog")
    await keys.press("?")
    await expect(dialog).to_contain_text("Keyboard shortcuts")
    await focus_is_seen(console.page)
    await keys.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(console.row(case)).to_be_visible()
    await keys.press("Control+k")
    await expect(console.page.get_by_test_id("palette-box")).to_be_focused()
    await keys.type("fajar nug")
    await keys.press("Enter")
    await expect(console.row(case)).to_have_attribute("aria-current", "true")
    await keys.press("/")
    await expect(console.page.get_by_role("searchbox")).to_be_focused()
    await keys.type("Fajar Nugroho")
    await expect(console.page.get_by_test_id("row")).to_have_count(1)


async def test_the_focus_is_seen_at_every_stop(at_desk: Place) -> None:
    case = await waits(await at_desk.visitor("Lina Marlina"), "impor kontak gagal")
    console = await at_desk.console(CARLA)
    await console.opens(case)
    seen = set()
    for _ in range(_MOST_STOPS):
        await console.page.keyboard.press("Tab")
        seen.add(await focus_is_seen(console.page))
    for stop in ("queue-mine", "me", "reply-box", "claim"):
        assert any(f'data-testid="{stop}"' in name for name in seen), stop
    await console.page.get_by_test_id("me").press("Enter")
    for _ in range(12):
        await console.page.keyboard.press("Tab")
        await focus_is_seen(console.page)
    await keep_picture(console.page, "focus-in-settings")


async def signs_in(at_desk: Place) -> Console:
    """Carla's console; even the way in is without a mouse."""
    context = await at_desk.browser.new_context(viewport={"width": 1440, "height": 900}, locale="en")
    await prefer(context, language="en")
    console = Console(await context.new_page(), at_desk.url)
    await console.page.goto(f"{at_desk.url}/console")
    await expect(console.page.get_by_test_id("email")).to_be_focused()
    await focus_is_seen(console.page)
    await console.page.keyboard.type(CARLA.email)
    await console.page.keyboard.press("Tab")
    await console.page.keyboard.type(PASSWORD)
    await console.page.keyboard.press("Enter")
    await console.is_online()
    return console


async def moves_to(console: Console, conversation_id: str) -> None:
    """Go to Waiting, and down the list until the conversation is the chosen one."""
    await console.page.keyboard.type("gw")  # the second within three seconds
    await expect(console.row(conversation_id)).to_be_visible()
    chosen = console.page.locator("[data-testid=row][aria-current=true]")
    for place in range(1, 40):
        await console.page.keyboard.press("j")
        await expect(console.page.locator(f"li[aria-posinset='{place}']").get_by_test_id("row")).to_have_attribute(
            "aria-current", "true"
        )
        if await chosen.get_attribute("data-id") == conversation_id:
            break
    await expect(console.box).to_be_visible()
    await expect(chosen).to_have_attribute("data-id", conversation_id)


async def transfers(console: Console, name: str, comment: str) -> None:
    """Give the open conversation to a colleague."""
    keys, dialog = console.page.keyboard, console.page.get_by_role("dialog")
    await keys.press("t")
    await expect(dialog).to_contain_text("Transfer to")
    colleague = dialog.get_by_role("radio", name=name)
    while not await colleague.evaluate("radio => radio === document.activeElement"):
        is_radio = await console.page.evaluate("document.activeElement.type === 'radio'")
        await keys.press("ArrowDown" if is_radio else "Tab")
        await focus_is_seen(console.page)
    await expect(colleague).to_be_checked()
    await keys.press("Tab")
    await keys.type(comment)
    await keys.press("Tab")
    await focus_is_seen(console.page)
    await keys.press("Enter")
    await expect(dialog).to_be_hidden()


async def focus_is_seen(page: Page) -> str:
    """What has the focus; fails when it has no ring around it."""
    focus = await page.evaluate(_FOCUS)
    assert focus["isPage"] or focus["isSeen"], focus["name"]
    return str(focus["name"])
