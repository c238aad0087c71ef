"""Two thousand waiting conversations: the list is there at once, whole, and draws only what is in sight."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.browser import many
from tests.browser.conftest import keep_picture
from tests.browser.desk import BEA, GENEROUS, Console, Place, seed
from tests.running import Server, running

MOST_DRAWN = 60


@pytest.fixture(scope="module")
def full_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("many"), GENEROUS)
    seed(server.data_dir, many.keep_many)
    with running(server) as started:
        yield started


@pytest.fixture
async def bea(full_server: Server, browser: Browser) -> AsyncIterator[Console]:
    async with AsyncExitStack() as stack:
        yield await Place(full_server.url, browser, stack).console(BEA)


def drawn(console: Console) -> Locator:
    return console.page.get_by_test_id("row")


def row_at(console: Console, place: int) -> Locator:
    """The row that stands at that place of the whole list, counted from 1."""
    return console.page.locator(f"li[aria-setsize='{many.COUNT}'][aria-posinset='{place}']").get_by_test_id("row")


async def test_the_whole_list_scrolls_and_only_what_is_in_sight_is_drawn(bea: Console) -> None:
    await expect(row_at(bea, 1)).to_be_visible()
    rows = bea.page.locator(".rows")
    for part in (0.25, 0.5, 0.75, 1):
        assert 0 < await drawn(bea).count() <= MOST_DRAWN
        await rows.evaluate("(rows, part) => rows.scrollTo(0, part * rows.scrollHeight)", part)
        await expect(row_at(bea, int(part * many.COUNT))).to_be_attached()
    await expect(row_at(bea, many.COUNT)).to_be_in_viewport()
    assert await drawn(bea).count() <= MOST_DRAWN
    await keep_picture(bea.page, "many-end")
    await row_at(bea, many.COUNT).click()
    await expect(row_at(bea, many.COUNT)).to_have_attribute("aria-current", "true")
    await expect(bea.page.get_by_test_id("message")).to_have_count(1)


async def test_keys_move_through_the_list_and_keep_the_chosen_row_in_sight(bea: Console) -> None:
    await expect(row_at(bea, 1)).to_be_visible()
    for place in range(1, 31):
        await bea.page.keyboard.press("j")
        await expect(row_at(bea, place)).to_have_attribute("aria-current", "true")
        await expect(row_at(bea, place)).to_be_in_viewport(ratio=0.9)
    await bea.page.keyboard.press("k")
    await expect(row_at(bea, 29)).to_have_attribute("aria-current", "true")
    await expect(bea.page.get_by_test_id("message")).to_have_count(1)
    assert await drawn(bea).count() <= MOST_DRAWN


async def test_a_search_finds_one_of_them(bea: Console) -> None:
    await bea.page.get_by_role("searchbox").fill(many.name(1234))
    await expect(drawn(bea)).to_have_count(1)
    await expect(drawn(bea)).to_contain_text(many.name(1234))
