"""What both databases promise of `run` and `read`."""

import asyncio
import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import InvalidError, UnavailableError
from chat_server.domain.message import Author, Draft
from chat_server.domain.people import Page, Visitor
from chat_server.store import conversations, messages, meta, queues, visitors
from chat_server.store.database import Store
from chat_server.store.prepared import Tx

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
VERA = Visitor("vera", "id", "Vera", "vera@example.com", None, Page("https://dashpro.my.id/", "Beranda", ""), NOW)


def begin(tx: Tx, identity: str = "c1", visitor: Visitor = VERA) -> Conversation:
    """A new conversation of a visitor."""
    if visitors.find(tx, visitor.id) is None:
        visitors.insert(tx, visitor, f"hash of {visitor.id}")
    return conversations.insert(tx, Conversation(identity, visitor.id, "id", NOW, NOW, visitor_name=visitor.name))


def add_message(tx: Tx, text: str, client_id: str | None = None) -> int:
    """The number of the next message of c1."""
    conversation = conversations.lock(tx, "c1")
    assert conversation
    draft = Draft(Author("visitor", "vera", "Vera"), "text", text, client_id)
    message = messages.insert(tx, "c1", conversation.head + 1, draft, NOW)

    conversations.save(tx, dataclasses.replace(conversation, head=message.seq))
    return message.seq


async def test_what_was_stored_is_read_back_whole(store: Store) -> None:
    begun = await store.run(begin)
    assert await store.read(lambda tx: conversations.find(tx, "c1")) == begun
    assert await store.read(lambda tx: visitors.find(tx, "vera")) == VERA
    assert await store.read(lambda tx: visitors.by_token_hash(tx, "hash of vera")) == VERA


async def test_a_work_that_raises_undoes_itself_alone(store: Store) -> None:
    await store.run(begin)

    def broken(tx: Tx) -> None:
        add_message(tx, "never")
        raise InvalidError("on purpose")

    outcomes = await asyncio.gather(
        store.run(lambda tx: add_message(tx, "first")),
        store.run(broken),
        store.run(lambda tx: add_message(tx, "second")),
        return_exceptions=True,
    )
    assert isinstance(outcomes[1], InvalidError)
    stored = await store.read(lambda tx: messages.after(tx, "c1", 0, 10))
    assert sorted(message.text for message in stored) == ["first", "second"]
    assert [message.seq for message in stored] == [1, 2]


async def test_messages_from_many_writers_at_once_are_numbered_without_a_gap(store: Store) -> None:
    await store.run(begin)
    numbers = await asyncio.gather(*(store.run(lambda tx, n=n: add_message(tx, f"text {n}")) for n in range(200)))
    assert sorted(numbers) == list(range(1, 201))
    stored = await store.read(lambda tx: messages.after(tx, "c1", 0, 500))
    assert [message.seq for message in stored] == list(range(1, 201))


async def test_a_second_active_conversation_of_one_visitor_cannot_be_stored(store: Store) -> None:
    await store.run(begin)
    with pytest.raises(Exception, match=r"(?i)unique|could not store|Nothing was stored"):
        await store.run(lambda tx: begin(tx, "c2"))
    assert await store.read(lambda tx: conversations.find(tx, "c2")) is None


async def test_a_client_id_is_found_again_for_its_sender_only(store: Store) -> None:
    await store.run(begin)
    await store.run(lambda tx: add_message(tx, "halo", "id-1"))
    vera, mallory = Author("visitor", "vera", ""), Author("visitor", "mallory", "")
    found = await store.read(lambda tx: messages.by_client_id(tx, vera, "id-1"))
    assert found
    assert found.text == "halo"
    assert await store.read(lambda tx: messages.by_client_id(tx, mallory, "id-1")) is None


async def changes_after(store: Store, cursor: int, size: int) -> queues.Changes:
    """A page of the change feed."""
    return await store.read(lambda tx: queues.changes(tx, cursor, size))


async def everything_after(store: Store, cursor: int, size: int) -> list[str]:
    """The ids of all conversations in the change feed after the cursor, page by page."""
    seen: list[str] = []
    while True:
        page = await changes_after(store, cursor, size)
        seen += [conversation.id for conversation in page.conversations]
        cursor = page.change_id
        if not page.more:
            return seen


async def test_changes_come_once_each_whatever_the_page(store: Store) -> None:
    for number in range(7):
        person = Visitor(f"v{number}", "id", None, None, None, None, NOW)
        await store.run(lambda tx, n=number, who=person: begin(tx, f"c{n}", who))
    assert await everything_after(store, 0, 3) == [f"c{number}" for number in range(7)]
    last = (await changes_after(store, 0, 100)).change_id
    assert await everything_after(store, last, 3) == []


async def test_the_change_feed_hides_nothing_behind_a_slow_commit(store: Store) -> None:
    """A cursor taken at any moment of many commits, followed to the end, has met every change."""
    people = [Visitor(f"v{number}", "id", None, None, None, None, NOW) for number in range(40)]
    seen: set[str] = set()
    cursor = 0
    writing = [asyncio.create_task(store.run(lambda tx, who=who: begin(tx, f"of {who.id}", who))) for who in people]
    while not all(task.done() for task in writing):
        page = await changes_after(store, cursor, 5)
        seen |= {conversation.id for conversation in page.conversations}
        cursor = page.change_id
    await asyncio.gather(*writing)
    seen |= set(await everything_after(store, cursor, 5))
    assert seen == {f"of {who.id}" for who in people}


async def test_a_queue_is_paged_in_the_order_of_due_times(store: Store) -> None:

    for number in (3, 1, 2):
        person = Visitor(f"v{number}", "id", None, None, None, None, NOW)
        begun = await store.run(lambda tx, n=number, who=person: begin(tx, f"c{n}", who))
        due = dataclasses.replace(begun, status="waiting", due_at=NOW + timedelta(hours=number))
        await store.run(lambda tx, due=due: conversations.save(tx, due))
    first = await store.read(lambda tx: queues.page(tx, "waiting", agent_id="bea", query="", after=None, limit=2))
    assert [conversation.id for conversation in first.conversations] == ["c1", "c2"]
    second = await store.read(
        lambda tx: queues.page(tx, "waiting", agent_id="bea", query="", after=first.next, limit=2)
    )
    assert [conversation.id for conversation in second.conversations] == ["c3"]
    assert second.next is None


async def test_the_epoch_stays_and_migrating_again_changes_nothing(new_store: Callable[[], Store]) -> None:
    epochs = []
    for _ in range(2):
        opened = new_store()
        opened.migrate()
        await opened.start()
        epochs.append(await opened.read(meta.epoch))
        await opened.close()
    assert epochs[0] == epochs[1]


async def test_a_store_that_is_not_open_takes_nothing(new_store: Callable[[], Store]) -> None:
    closed = new_store()
    closed.migrate()
    with pytest.raises(UnavailableError):
        await closed.run(begin)
    await closed.close()


@pytest.mark.parametrize("query", ["vera", "VERA", "100%", "a_b", "back\\slash", "bang!", "it's"])
async def test_a_queue_is_searched_for_exactly_what_was_typed(store: Store, query: str) -> None:
    named = dataclasses.replace(VERA, id="wanted", name="Vera 100% a_b back\\slash bang! it's")
    other = dataclasses.replace(VERA, id="other", name="Budi 1000 aXb backXslash bangX its")
    for person in (named, other):
        begun = await store.run(lambda tx, who=person: begin(tx, f"of {who.id}", who))
        await store.run(lambda tx, it=begun: conversations.save(tx, dataclasses.replace(it, status="waiting")))
    page = await store.read(lambda tx: queues.page(tx, "waiting", agent_id="bea", query=query, after=None, limit=10))
    assert [conversation.id for conversation in page.conversations] == ["of wanted"]
