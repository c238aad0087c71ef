"""Histories for reports are the same on both databases, and every change of state is on record."""

from collections.abc import Callable
from datetime import timedelta

import sqlalchemy as sa

from chat_server.domain.measures import Change, History, Spoke
from chat_server.domain.people import Agent
from chat_server.store import agents, live_board, reports
from chat_server.store.database import Store
from chat_server.store.prepared import Prepared, Tx
from tests.store.conversing import BEA, BOT, NOW, begin, change, say

DAY = timedelta(days=1)


def case_of(tx: Tx, identity: str, **facts: object) -> None:
    """A conversation that the bot handed over and Bea resolved; everything at known minutes."""
    begin(tx, identity, name="Budi", email="budi@example.com", **facts)
    say(tx, identity, "halo", after=0)
    say(tx, identity, "Apa versinya?", BOT, after=0)
    say(tx, identity, "3.5", after=1)
    change(tx, identity, after=2, status="waiting", clock_started_at=NOW + timedelta(minutes=2))
    change(tx, identity, after=5, status="open", agent_id="bea", agent_name="Bea")
    say(tx, identity, "Halo Budi", BEA, after=6)
    say(tx, identity, "Sudah dicoba?", BEA, after=7)
    say(tx, identity, "sudah", after=9)
    change(tx, identity, after=12, status="resolved")


async def histories(store: Store, limit: int = 100) -> list[History]:
    """All conversations of the day, page by page."""
    found: list[History] = []
    while True:
        last = found[-1] if found else None
        page = await store.read(lambda tx, after=last: reports.page(tx, NOW - DAY, NOW + DAY, after, limit))
        found += page
        if len(page) < limit:
            return found


async def test_a_history_has_every_change_of_state_and_of_the_speaker(store: Store) -> None:
    await store.run(lambda tx: case_of(tx, "c1"))
    (found,) = await histories(store)
    assert found.conversation.status == "resolved"
    assert (found.email, found.phone, found.comment) == ("budi@example.com", None, None)
    minutes = [(0, "bot"), (2, "waiting"), (5, "open"), (12, "resolved")]
    assert list(found.changes) == [Change(NOW + timedelta(minutes=at), status) for at, status in minutes]
    spoke = [(0, "visitor"), (6, "agent"), (9, "visitor")]
    assert list(found.spoke) == [Spoke(NOW + timedelta(minutes=at), by) for at, by in spoke]


async def test_pages_hold_each_conversation_of_the_period_once_oldest_first(store: Store) -> None:
    def many(tx: Tx) -> None:
        for number in range(9):
            begin(tx, f"c{number}", created_at=NOW + timedelta(minutes=number // 2))
        begin(tx, "before", created_at=NOW - DAY - timedelta(milliseconds=1))
        begin(tx, "after", created_at=NOW + DAY)

    await store.run(many)
    for limit in (1, 2, 4, 100):
        assert [each.conversation.id for each in await histories(store, limit)] == [f"c{n}" for n in range(9)]


async def test_an_erased_conversation_leaves_no_record_of_its_states(store: Store) -> None:
    await store.run(lambda tx: begin(tx, "c1"))
    await store.run(lambda tx: tx.run(Prepared(sa.text("DELETE FROM conversation"))))
    assert await store.read(lambda tx: tx.row(Prepared(sa.text("SELECT count(*) FROM state_change")))) == (0,)


async def test_conversations_of_before_get_the_states_that_their_times_tell_of(
    store: Store, new_store: Callable[[], Store]
) -> None:
    facts = {"answered_at": NOW + timedelta(minutes=6)}
    await store.run(lambda tx: case_of(tx, "c1", **facts))

    def back_to_the_second_version(tx: Tx) -> None:
        tx.run(Prepared(sa.text("DROP TABLE state_change")))
        tx.run(Prepared(sa.text("UPDATE alembic_version SET version_num = '0002'")))

    await store.run(back_to_the_second_version)
    new_store().migrate()
    (found,) = await histories(store)
    assert [each.status for each in found.changes] == ["bot", "waiting", "open", "resolved"]


async def test_the_live_board_counts_what_is_there_now(store: Store) -> None:
    def desk(tx: Tx) -> None:
        agents.insert(tx, Agent("bea", "bea@dashpro.my.id", "Bea", "agent", "online", is_active=True), "hash", NOW)
        waits = {
            "status": "waiting",
            "clock_started_at": NOW - timedelta(hours=1),
            "due_at": NOW - timedelta(minutes=1),
        }
        begin(tx, "overdue", **waits)
        begin(tx, "waits", **(waits | {"clock_started_at": NOW, "due_at": NOW + DAY}), is_escalated=True)
        begin(tx, "open", status="open", agent_id="bea", due_at=NOW - DAY, answered_at=NOW - DAY)
        begin(tx, "reply", status="open", agent_id="bea", answered_at=NOW - DAY, reply_due_at=NOW - DAY)
        begin(tx, "paused", status="paused", agent_id="bea", answered_at=NOW - DAY, reply_due_at=NOW - DAY)
        begin(tx, "bot")
        begin(tx, "done", status="resolved", due_at=NOW - DAY, agent_id="bea", is_escalated=True)

    await store.run(desk)
    seen = await store.read(lambda tx: live_board.look(tx, NOW))
    assert (seen.bot, seen.waiting, seen.open, seen.paused) == (1, 2, 2, 1)
    assert (seen.escalated, seen.overdue) == (1, 2)
    assert seen.oldest_wait == NOW - timedelta(hours=1)
    assert [(held.agent.id, held.open, held.paused) for held in seen.agents] == [("bea", 2, 1)]


async def test_the_live_board_of_an_empty_desk_has_nothing_on_it(store: Store) -> None:
    seen = await store.read(lambda tx: live_board.look(tx, NOW))
    assert (seen.waiting, seen.overdue, seen.oldest_wait, seen.agents) == (0, 0, None, ())
