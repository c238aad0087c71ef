"""Drafts, visited pages and earlier conversations on both databases."""

from datetime import timedelta

from chat_server.actions.agent_decides import resolve
from chat_server.actions.visitor_connects import recognise
from chat_server.domain.drafts import Boxes
from chat_server.domain.people import Page
from chat_server.store import drafts, visited_pages
from chat_server.store.earlier import earlier_than
from tests.actions.desks import ALI, BEA, NOON, Office


async def test_a_draft_replaces_the_one_before_and_goes_when_it_is_empty(any_office: Office) -> None:
    store = any_office.store
    for at, text in enumerate(["Ha", "Halo"]):
        moment = NOON + timedelta(seconds=at)
        await store.run(lambda tx, text=text, moment=moment: drafts.keep(tx, BEA.id, Boxes("c1", text), moment))
    await store.run(lambda tx: drafts.keep(tx, BEA.id, Boxes("c2", note="cek"), NOON + timedelta(hours=1)))
    kept = await store.read(lambda tx: drafts.newest(tx, BEA.id, 10))
    told = [(boxes.conversation_id, boxes.reply, boxes.note) for boxes in kept]
    assert told == [("c2", "", "cek"), ("c1", "Halo", "")]
    assert await store.read(lambda tx: drafts.find(tx, ALI.id, "c1")) is None
    await store.run(lambda tx: drafts.keep(tx, BEA.id, Boxes("c1", " \n"), NOON))
    assert await store.read(lambda tx: drafts.find(tx, BEA.id, "c1")) is None


async def test_only_the_box_that_was_sent_is_emptied(any_office: Office) -> None:
    store = any_office.store
    await store.run(lambda tx: drafts.keep(tx, BEA.id, Boxes("c1", "Halo ", "Halo"), NOON))
    await store.run(lambda tx: drafts.sent(tx, BEA.id, "c1", "Halo"))
    kept = await store.read(lambda tx: drafts.find(tx, BEA.id, "c1"))
    assert kept is not None
    assert (kept.reply, kept.note) == ("", "Halo")
    await store.run(lambda tx: drafts.sent(tx, BEA.id, "c1", "Halo", is_note=True))
    assert await store.read(lambda tx: drafts.find(tx, BEA.id, "c1")) is None


async def test_the_last_pages_of_a_visitor_are_kept_the_oldest_are_forgotten(any_office: Office) -> None:
    pages = [Page(f"https://a.example/{number}", f"Halaman {number}", "") for number in range(25)]
    visitor, token = await recognise(any_office.desk, None, "id", pages[0])
    for page in pages[1:]:
        any_office.clock.forward(seconds=10)
        await recognise(any_office.desk, token, None, page)
        await recognise(any_office.desk, token, None, page)  # a second tab of the same page
    visits = await any_office.store.read(lambda tx: visited_pages.of(tx, visitor.id))
    assert [visit.url for visit in visits] == [page.url for page in reversed(pages[-20:])]
    assert visits[0].at == any_office.clock.now


async def test_earlier_conversations_are_the_same_visitors_that_began_before(any_office: Office) -> None:
    visitor_id = await any_office.visitor()
    begun = []
    for _ in range(3):
        receipt = await any_office.says(visitor_id, "laporan penjualan salah hitung")
        begun.append(receipt.conversation.id)
        await any_office.answers(BEA, receipt.conversation.id)
        await resolve(any_office.desk, BEA, receipt.conversation.id)
        any_office.clock.forward(hours=1)
    await any_office.waiting_case()  # somebody else's
    newest = await any_office.now(begun[-1])
    earlier = await any_office.store.read(lambda tx: earlier_than(tx, newest, 10))
    assert [conversation.id for conversation in earlier] == [begun[1], begun[0]]
    first = await any_office.now(begun[0])
    assert await any_office.store.read(lambda tx: earlier_than(tx, first, 10)) == []
