"""A page so busy that it greets the chat late: the chat has begun alone, and still becomes what the page asks for."""

import re

from playwright.async_api import Browser, expect

from tests.browser.conftest import desktop
from tests.browser.widget import PATIENCE, Widget
from tests.running import Server

# What the page hears stands in its document: its policy forbids the polling of scripts.
EMBED = """address => {
    const root = document.documentElement;
    root.dataset.heard = "";
    addEventListener("message", ({ data }) => data?.mark && (root.dataset.heard += `${data.type} `));
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.style.cssText = "position: fixed; inset: 0; width: 400px; height: 600px";
    frame.src = address;
}"""
GREET = """() => document.querySelector("iframe").contentWindow.postMessage({
    mark: "dashpro-chat-1", type: "hello", open: true, accent: "#7a1fa2", theme: "dark", identity: null,
    page: { url: location.href, title: document.title, referrer: "" },
}, "*")"""


async def test_a_greeting_that_comes_late_still_counts(browser: Browser, server: Server) -> None:
    widget = Widget(await (await desktop(browser, "id")).new_page())
    await widget.page.goto(f"{server.url}/demo")
    await widget.page.evaluate(EMBED, f"{server.url}/widget/?language=id")
    await expect(widget.find("composer")).to_be_visible(timeout=PATIENCE)
    page = widget.page.locator("html")
    await expect(page).to_have_attribute("data-heard", "")  # it began by itself, and knows nobody to talk to
    await widget.page.evaluate(GREET)
    await expect(widget.page.frame_locator("iframe").locator("html")).to_have_attribute("data-theme", "dark")
    await expect(page).to_have_attribute("data-heard", re.compile("ready .*state "))
    await widget.page.frame_locator("iframe").get_by_test_id("close").click()
    await expect(page).to_have_attribute("data-heard", re.compile("close "))
