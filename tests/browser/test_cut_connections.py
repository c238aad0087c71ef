"""The network fails while somebody writes: nothing is lost, doubled or out of order on either side."""

import re
import time
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import phone
from tests.browser.widget import PATIENCE, Widget, claimed, demo
from tests.clients import AgentClient
from tests.proxy import Proxy
from tests.running import Server

ROUNDS = 20
TEXTS = 3


@pytest.fixture
async def proxy(server: Server) -> AsyncIterator[Proxy]:
    """The network between the visitor and the server; the agent has a better one."""
    async with Proxy(server.port) as started:
        yield started


async def with_a_person(browser: Browser, url: str, agent: AgentClient) -> tuple[Widget, str]:
    """A visitor's widget and their conversation, which the agent has taken: the bot says nothing any more."""
    widget = await demo(await phone(browser, "id"), url)
    await widget.open()
    await widget.ask_for_person()
    return widget, await claimed(agent, widget)


async def writes(widget: Widget, texts: list[str]) -> None:
    for text in texts:
        await widget.write(text)


async def cut_between_two_texts(proxy: Proxy, widget: Widget, agent: AgentClient, texts: list[str]) -> None:
    await writes(widget, texts[:1])
    proxy.cut()
    await writes(widget, texts[1:])


async def lose_the_text(proxy: Proxy, widget: Widget, agent: AgentClient, texts: list[str]) -> None:
    proxy.one_way("down")
    await writes(widget, texts)
    proxy.cut()
    proxy.pass_on()


async def lose_the_receipt(proxy: Proxy, widget: Widget, agent: AgentClient, texts: list[str]) -> None:
    proxy.one_way("up")
    await writes(widget, texts)
    await agent.hears("message", lambda message: message["text"] == texts[0])
    proxy.cut()
    proxy.pass_on()


async def have_no_network_for_a_while(proxy: Proxy, widget: Widget, agent: AgentClient, texts: list[str]) -> None:
    proxy.refuse()
    await writes(widget, texts)
    await expect(widget.find("banner")).to_have_attribute("data-state", "reconnecting", timeout=PATIENCE)
    proxy.pass_on()


async def stand_still_for_a_while(proxy: Proxy, widget: Widget, agent: AgentClient, texts: list[str]) -> None:
    proxy.freeze()
    await writes(widget, texts)
    proxy.delay(0.02)
    proxy.pass_on()


FAULTS = (
    cut_between_two_texts,
    lose_the_text,
    lose_the_receipt,
    have_no_network_for_a_while,
    stand_still_for_a_while,
)


async def test_twenty_faults_during_sending_lose_double_and_misplace_nothing(
    server: Server, bea: str, proxy: Proxy, browser: Browser
) -> None:
    async with AgentClient(server.url, bea) as agent:
        widget, conversation = await with_a_person(browser, proxy.url, agent)
        mine: list[str] = []
        theirs: list[str] = []
        for number in range(ROUNDS):
            texts = [f"putaran {number} teks {each}" for each in range(TEXTS)]
            await FAULTS[number % len(FAULTS)](proxy, widget, agent, texts)
            theirs.append(f"jawaban {number}")
            assert (await agent.say(conversation, theirs[-1]))["ok"]
            mine += texts
            await widget.stored(texts[-1])
        await expect(widget.message(theirs[-1])).to_be_visible(timeout=PATIENCE)

        stored = (await agent.ask("open", {"conversation_id": conversation}))["messages"]
        missed = await agent.ask("catch_up", {"conversation_id": conversation, "after": 0, "limit": 200})
        assert [message["seq"] for message in missed["messages"]] == list(range(1, missed["head"] + 1))
        assert stored == missed["messages"][-len(stored) :]
        for author, texts in (("visitor", mine), ("agent", theirs)):
            by_author = [message for message in missed["messages"] if message["author"]["kind"] == author]
            assert [message["text"] for message in by_author] == texts
            assert await widget.said(author) == [(str(message["seq"]), message["text"]) for message in by_author]


async def test_a_line_that_only_seems_open_is_found_by_the_heartbeat(
    server: Server, bea: str, proxy: Proxy, browser: Browser
) -> None:
    async with AgentClient(server.url, bea) as agent:
        context = await phone(browser, "id")
        await context.clock.install()
        widget = await demo(context, proxy.url)
        await widget.open()
        await widget.ask_for_person()
        conversation = await claimed(agent, widget)
        await expect(widget.find("state")).to_contain_text("Bea", timeout=PATIENCE)
        proxy.strand()
        await agent.say(conversation, "apakah Anda masih di sana?")
        assert await widget.message("apakah Anda masih di sana?").count() == 0
        await context.clock.fast_forward(20_500)  # the heartbeat is due: nobody answers it
        await context.clock.fast_forward(10_500)  # it has waited long enough
        await expect(widget.message("apakah Anda masih di sana?")).to_be_visible(timeout=PATIENCE)
        await widget.write("masih")
        await widget.stored("masih")


async def test_a_phone_that_wakes_up_finds_its_dead_line_at_once(
    server: Server, bea: str, proxy: Proxy, browser: Browser
) -> None:
    async with AgentClient(server.url, bea) as agent:
        widget, conversation = await with_a_person(browser, proxy.url, agent)
        proxy.strand()
        await agent.say(conversation, "kami sudah menemukannya")
        began = time.monotonic()
        await widget.frame.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # as an unlock does
        await expect(widget.message("kami sudah menemukannya")).to_be_visible(timeout=PATIENCE)
        print(f"\nback {time.monotonic() - began:.2f} s after the unlock of a phone with a dead line")


async def test_without_network_texts_wait_and_go_in_order_when_it_is_back(
    server: Server, bea: str, proxy: Proxy, browser: Browser
) -> None:
    async with AgentClient(server.url, bea) as agent:
        widget, conversation = await with_a_person(browser, proxy.url, agent)
        await widget.frame.evaluate(
            """() => {
                const banner = document.querySelector("[data-testid=banner]");
                const { dataset } = document.documentElement;
                dataset.seen = "";
                const keep = () => (dataset.seen += ` ${banner.dataset.state}`);
                new MutationObserver(keep).observe(banner, {attributes: true});
            }"""
        )
        seen = widget.page.frame_locator("iframe").locator("html")
        await widget.page.context.set_offline(offline=True)
        proxy.refuse()
        await expect(widget.find("banner")).to_have_attribute("data-state", "offline", timeout=PATIENCE)
        texts = [f"tanpa jaringan {number}" for number in range(3)]
        await writes(widget, texts)
        for text in texts:
            await expect(widget.message(text)).to_have_attribute("data-state", "queued")
        assert (await agent.say(conversation, "dari kami"))["ok"]

        proxy.pass_on()
        began = time.monotonic()
        await widget.page.context.set_offline(offline=False)
        await expect(seen).to_have_attribute("data-seen", re.compile(" connected"), timeout=PATIENCE)
        print(f"\nback {time.monotonic() - began:.2f} s after the network came back")
        for text in texts:
            await widget.stored(text)
        await expect(widget.message("dari kami")).to_be_visible(timeout=PATIENCE)
        assert [text for _, text in await widget.said("visitor")] == texts
        # That it is connected again is told for two seconds, and no trouble is told any more.
        await expect(seen).to_have_attribute("data-seen", re.compile(r"^ offline.* connected ok$"), timeout=PATIENCE)
