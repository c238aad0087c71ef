"""A desk for browser tests: people who can sign in, visitors with names, and what one sees and does in the console."""

import asyncio
import json
import re
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from chat_server.actions.sign_in import hashed_password, new_api_token
from chat_server.actions.visitor_connects import hash_of
from chat_server.domain.people import Agent, Visitor
from chat_server.store import agents, visitors
from chat_server.store.prepared import Tx
from chat_server.store.sqlite import SqliteStore
from tests.browser.wire import Wire, wire_to
from tests.clients import AgentClient, VisitorClient

PASSWORD = "a long password"
BEA, ALI, CARLA, MIA = (
    Agent(name.lower(), f"{name.lower()}@dashpro.my.id", name, role, "online", is_active=True)
    for name, role in (("Bea", "agent"), ("Ali", "agent"), ("Carla", "agent"), ("Mia", "manager"))
)
CAST = (BEA, ALI, CARLA, MIA)
VISITORS = (
    *("Budi Santoso", "Sari Wulandari", "Rudi Hartono", "Dewi Lestari", "Agus Salim", "Putri Ayu", "Joko Susilo"),
    *("Ratna Sari", "Hendra Gunawan", "Maya Kartika", "Fajar Nugroho", "Lina Marlina", "Wahyu Hidayat", "Nina Zahra"),
    *("Tono Wijaya", "Yuni Astuti", "Bayu Pratama", "Citra Kirana", "Eko Saputra", "Gita Permata", "Indah Lestari"),
)
# Keeps what notices say in the document, where it can still be read once they are gone; see `Console.has_noticed`.
KEEP_NOTICES = """
const kept = new Set();
new MutationObserver(() => {
  for (const each of document.querySelectorAll(".notice > span")) kept.add(each.textContent);
  if (kept.size) document.documentElement.dataset.noticed = [...kept].join("\\n");
}).observe(document, {childList: true, subtree: true, characterData: true});
"""
GENEROUS = {"VISITOR_BURST": "1000", "VISITOR_PER_MINUTE": "60000", "SIGN_INS_PER_QUARTER": "1000"}


def seed(data_dir: Path, *works: Callable[[Tx], object]) -> None:
    """A database in which the cast can sign in, and on which the works were carried out."""
    data_dir.mkdir(parents=True, exist_ok=True)

    async def carry_out() -> None:
        store = SqliteStore(data_dir / "chat.sqlite3")
        store.migrate()
        await store.start()
        password_hash, now = await hashed_password(PASSWORD), datetime.now(UTC)
        for agent in CAST:
            await store.run(lambda tx, agent=agent: agents.insert(tx, agent, password_hash, now))
            await new_api_token(store, agent.email, token_of(agent.name), now)
        for work in works:
            await store.run(work)
        await store.close()

    asyncio.run(carry_out())


def named_visitors(*names: str) -> Callable[[Tx], None]:
    """A work that keeps visitors who have told their names before."""

    def work(tx: Tx) -> None:
        for name in names:
            email = f"{name.split()[0].lower()}@contoh.co.id"
            visitor = Visitor(f"visitor {name}", "id", name, email, None, None, datetime.now(UTC))
            visitors.insert(tx, visitor, hash_of(token_of(name)))

    return work


def token_of(name: str) -> str:
    """The token with which that visitor comes back, or that colleague works without a screen."""
    return f"token of {name}"


async def waits(visitor: VisitorClient, *texts: str) -> str:
    """The id of the visitor's conversation, in which they said the texts and asked for a person."""
    for text in texts:
        await visitor.say(text)
    conversation = (await visitor.ask("human"))["conversation"]
    assert conversation["status"] == "waiting"
    return str(conversation["id"])


@dataclass(frozen=True)
class Console:
    """The console in a page, by what an agent can see of it."""

    page: Page
    url: str

    async def starts_as(self, who: Agent) -> None:
        """Sign in without the form, and wait for the connection."""
        answer = await self.page.context.request.post(
            f"{self.url}/console/session", data={"email": who.email, "password": PASSWORD}, headers={"Origin": self.url}
        )
        assert answer.ok, await answer.text()
        await self.page.goto(f"{self.url}/console")
        await self.is_online()

    def row(self, conversation_id: str) -> Locator:
        return self.page.locator(f"[data-testid=row][data-id='{conversation_id}']")

    def saying(self, text: str) -> Locator:
        """The messages of the open conversation with that text."""
        return self.page.get_by_test_id("message").filter(has_text=text)

    @property
    def box(self) -> Locator:
        return self.page.get_by_test_id("reply-box")

    @property
    def link(self) -> Locator:
        return self.page.get_by_test_id("connection-state")

    async def has_noticed(self, text: str) -> None:
        """Wait until a notice says so, or has said so: most go after a few seconds."""
        await expect(self.page.locator("html")).to_have_attribute("data-noticed", re.compile(re.escape(text)))

    async def noticed(self) -> str:
        """All that notices said since the page was loaded."""
        return await self.page.locator("html").get_attribute("data-noticed") or ""

    async def is_online(self) -> None:
        await expect(self.link).to_have_attribute("data-state", "online")

    async def opens(self, conversation_id: str, queue: str = "waiting") -> None:
        """Choose the conversation in the list."""
        await self.page.get_by_test_id(f"queue-{queue}").click()
        await self.row(conversation_id).click()
        await expect(self.row(conversation_id)).to_have_attribute("aria-current", "true")  # no box of another one
        await expect(self.box).to_be_visible()

    async def writes(self, text: str) -> None:
        await self.box.fill(text)

    async def sends(self, text: str) -> None:
        await self.writes(text)
        await self.page.get_by_test_id("send").click()


@dataclass
class Place:
    """One server with the browsers and visitors of one test."""

    url: str
    browser: Browser
    stack: AsyncExitStack

    async def visitor(self, name: str) -> VisitorClient:
        """That visitor, connected."""
        return await self.stack.enter_async_context(VisitorClient(self.url, token_of(name)))

    async def console(self, who: Agent, *, language: str = "en", url: str = "", **options: Any) -> Console:
        """The console of somebody who has signed in, and is connected. `options` are the browser context's."""
        size = {"viewport": {"width": 1440, "height": 900}, "timezone_id": "Asia/Jakarta", "locale": language}
        context = await self.browser.new_context(**(size | options))
        console = Console(await context.new_page(), url or self.url)
        await prefer(context, language=language)
        await context.add_init_script(KEEP_NOTICES)
        await console.starts_as(who)
        return console

    async def api(self, who: Agent) -> AgentClient:
        """Somebody of the cast who works without a screen."""
        return await self.stack.enter_async_context(AgentClient(self.url, token_of(who.name)))

    async def wire(self) -> Wire:
        """A network of its own for one console."""
        return await self.stack.enter_async_context(wire_to(urlsplit(self.url).port or 0))


async def prefer(context: BrowserContext, **preferences: object) -> None:
    """What this browser has kept as its agent's preferences, unless there are some already."""
    quick = {"isSoundOn": False, "isUndoOn": False}  # nothing is held back before it is sent
    kept = json.dumps(json.dumps(quick | preferences))
    name = "dashpro.console.preferences"
    await context.add_init_script(f"localStorage.getItem('{name}') ?? localStorage.setItem('{name}', {kept})")
