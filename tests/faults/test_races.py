"""Two things in the same moment, again and again (RACES= times): one outcome, and everybody sees the same."""

import asyncio
import os
import random

from chat_server.actions.agent_decides import resolve
from chat_server.actions.agent_works import claim
from chat_server.domain.errors import ChatError
from chat_server.store import messages
from tests.actions.desks import BEA, Office
from tests.faults.checker import stored_by, violations
from tests.faults.journal import Phone
from tests.faults.rounds import left
from tests.running import Server

RACES = int(os.environ.get("RACES", "12"))


async def shows_all(phone: Phone, last: int) -> None:
    """Back when the phone shows that number, without a heartbeat."""
    async with asyncio.timeout(60):
        while phone.last < last:  # noqa: ASYNC110 - this is the condition
            await asyncio.sleep(0.005)


async def test_what_is_said_while_a_tab_connects_is_shown_once(calm_server: Server) -> None:
    """Subscribing and fetching race with fifty commits; no heartbeat helps."""
    for race in range(RACES):
        writer = Phone(f"writer {race}", calm_server.port)
        writer.write("halo")
        await writer.run()
        reader = Phone(f"reader {race}", calm_server.port, token=writer.token)
        writer.write(*(f"teks {number}" for number in range(50)))
        writing = asyncio.create_task(writer.run())
        await asyncio.sleep(random.uniform(0, 0.05))  # the moment of the race is chance
        await reader.connect()
        await writing
        await shows_all(reader, max(seq for _, seq in writer.acknowledged.values()))
        await left([writer, reader])
        assert reader.faults == []
        seqs = [seq for _, seq, _ in reader.shown]
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))


async def test_the_first_message_of_two_tabs_begins_one_conversation(calm_server: Server) -> None:
    for race in range(RACES):
        tabs = [Phone(f"tab {race}.0", calm_server.port)]
        await tabs[0].connect()
        tabs.append(Phone(f"tab {race}.1", calm_server.port, token=tabs[0].token))
        await tabs[1].connect()
        for tab in tabs:
            tab.write(f"pertama dari {tab.name}")
        await asyncio.gather(*(tab.run() for tab in tabs))
        assert len({conversation for tab in tabs for conversation, _ in tab.acknowledged.values()}) == 1
        for tab in tabs:
            await tab.settle()
        assert violations(stored_by(calm_server), tabs) == []
        await left(tabs)


async def test_a_case_resolved_while_the_visitor_writes_has_one_outcome(any_office: Office) -> None:
    """The message is before the end, or it is in a conversation that is open; never behind a closed door."""
    office = any_office
    for race in range(RACES):
        case = await office.waiting_case()
        await claim(office.desk, BEA, case.id)
        said, resolved = await asyncio.gather(
            office.says(case.visitor_id, f"masih rusak {race}"),
            resolve(office.desk, BEA, case.id),
            return_exceptions=True,
        )
        assert not isinstance(said, BaseException), said
        assert not isinstance(resolved, BaseException) or isinstance(resolved, ChatError)
        stored = await office.store.read(
            lambda tx, where=said.message.conversation_id: messages.after(tx, where, 0, 500)
        )
        assert [message.seq for message in stored] == list(range(1, len(stored) + 1))
        state = await office.now(said.message.conversation_id)
        is_before_the_end = any(message.kind == "status" for message in stored[said.message.seq :])
        assert is_before_the_end or not state.is_resolved
