"""A real Chromium, driven by Playwright: a phone for the visitor, a desktop for the agent."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.browser import desk
from tests.running import PROJECT, Server, missing, running

OUT = PROJECT / "tests" / "browser" / "out"
expect.set_options(timeout=45_000)  # a machine that runs many tests at once is slow
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """The path of the system's Chromium."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    missing("Chromium")
    raise AssertionError


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for one file of tests, so that its few conversations are all on the screen; with the usual limits."""
    with running(Server(tmp_path_factory.mktemp("own"))) as started:
        yield started


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A browser without any state."""
    async with async_playwright() as playwright:
        # A machine that runs many tests at once may take longer to start a browser than the usual half minute.
        started = await playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"], timeout=120_000)
        yield started
        await started.close()


@pytest.fixture(scope="session")
def desk_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for the desk's tests; each test has visitors of its own, so they share it."""
    server = Server(tmp_path_factory.mktemp("desk"), desk.GENEROUS)
    desk.seed(server.data_dir, desk.named_visitors(*desk.VISITORS))
    with running(server) as started:
        yield started


@pytest.fixture
async def at_desk(desk_server: Server, browser: Browser) -> AsyncIterator[desk.Place]:
    """Where visitors come and agents sign in; everybody leaves at the end."""
    async with AsyncExitStack() as stack:
        yield desk.Place(desk_server.url, browser, stack)


async def phone(browser: Browser, language: str) -> BrowserContext:
    """A visitor's phone."""
    return await browser.new_context(
        viewport={"width": 390, "height": 844},
        is_mobile=True,
        has_touch=True,
        locale=language,
        timezone_id="Asia/Jakarta",
        device_scale_factor=2,
    )


async def desktop(browser: Browser, language: str) -> BrowserContext:
    """An agent's desktop."""
    return await browser.new_context(
        viewport={"width": 1440, "height": 900}, locale=language, timezone_id="Asia/Jakarta"
    )


async def keep_picture(page: Page, name: str) -> Path:
    """A screenshot of what is visible, kept for people to look at."""
    OUT.mkdir(exist_ok=True)
    path = OUT / f"{name}.png"
    await page.screenshot(path=path)
    return path
