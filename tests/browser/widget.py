"""The widget as its visitor sees it: what they do with it and what stands on the screen."""

import re
from dataclasses import dataclass

from playwright.async_api import BrowserContext, Frame, Locator, Page, expect

from tests.clients import AgentClient

PATIENCE = 45_000


@dataclass(frozen=True, slots=True)
class Widget:
    """The chat on a page; every locator finds it anew, so it may be closed and loaded again between."""

    page: Page

    def find(self, test_id: str) -> Locator:
        """What carries that test id within the chat."""
        return self.page.frame_locator("iframe").get_by_test_id(test_id)

    @property
    def launcher(self) -> Locator:
        """The button on the page."""
        return self.page.get_by_test_id("launcher")

    @property
    def frame(self) -> Frame:
        """The chat's own document."""
        return next(frame for frame in self.page.frames if "/widget/" in frame.url)

    async def open(self) -> None:
        """Press the button, and wait until something can be written."""
        await self.launcher.click()
        await expect(self.find("composer")).to_be_visible(timeout=PATIENCE)

    async def connected(self) -> None:
        """Wait until the line is good."""
        await expect(self.find("state")).not_to_have_text(re.compile("…"), timeout=PATIENCE)

    async def write(self, text: str) -> None:
        """Write a text and send it, whatever becomes of it."""
        await self.find("composer").fill(text)
        await self.find("composer").press("Enter")

    def message(self, text: str) -> Locator:
        """The message with exactly that text."""
        exactly = self.page.frame_locator("iframe").get_by_text(text, exact=True)
        return self.find("message").filter(has=exactly)

    async def stored(self, text: str) -> None:
        """Wait until the visitor sees that the server has the text."""
        await expect(self.message(text)).to_have_attribute("data-state", re.compile("stored|read"), timeout=PATIENCE)

    async def ask_for_person(self) -> None:
        """Ask for a person, and wait for the ticket."""
        await self.find("human").click()
        await expect(self.find("promise")).to_contain_text("DP-", timeout=PATIENCE)

    async def said(self, author: str) -> list[tuple[str, str]]:
        """Number and text of all that the author said, as it stands on the screen."""
        rows = self.find("message").and_(self.page.frame_locator("iframe").locator(f"[data-author={author}]"))
        return [
            tuple(row)
            for row in await rows.evaluate_all(
                "rows => rows.map(row => [row.dataset.seq ?? '', row.querySelector('.text').textContent])"
            )
        ]


async def demo(context: BrowserContext, url: str, language: str = "id") -> Widget:
    """The widget on the demo page, still closed."""
    widget = Widget(await context.new_page())
    await widget.page.goto(f"{url}/demo?language={language}")
    await expect(widget.launcher).to_be_visible(timeout=PATIENCE)
    return widget


async def claimed(agent: AgentClient, widget: Widget) -> str:
    """The id of the waiting conversation of this widget, which the agent has taken."""
    ticket = re.search(r"DP-\w{4}-\w{4}", await widget.find("promise").inner_text())
    assert ticket
    listed = await agent.ask("list", {"queue": "waiting", "limit": 100})
    identity = next(each["id"] for each in listed["conversations"] if each["ticket"] == ticket[0])
    for event in ("open", "claim"):
        answer = await agent.ask(event, {"conversation_id": identity})
        assert answer["ok"], answer
    return str(identity)
