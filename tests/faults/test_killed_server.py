"""kill -9 while phones send, anywhere and at chosen points: nothing acknowledged is lost, doubled or out of order."""

import asyncio
from collections.abc import Callable

import pytest

from tests.faults.checker import stored_by, violations
from tests.faults.journal import Phone
from tests.faults.rounds import (
    dies_by_itself,
    killed_after,
    left,
    phones_for,
    sent_through,
    trapped,
    writes_until_lost,
)
from tests.faults.sabotaged import POINTS
from tests.running import Server

NewServer = Callable[..., Server]
PHONES = 50
TEXTS = 8
DEATH = 20  # the time at which a trap kills


async def test_killed_while_fifty_phones_send(new_server: NewServer) -> None:
    server = new_server()
    await asyncio.to_thread(server.start)
    phones = phones_for(server, PHONES, TEXTS)
    tireless = Phone("tireless", server.port)
    writing = asyncio.create_task(writes_until_lost(tireless))
    await sent_through(phones, killed_after(server, phones, 0.3))
    await writing
    phones.append(tireless)
    assert all(len(phone.acknowledged) == len(phone.sent) for phone in phones)
    assert violations(stored_by(server), phones) == []
    await left(phones)


@pytest.mark.parametrize("point", POINTS)
async def test_killed_at_a_chosen_point(new_server: NewServer, point: str) -> None:
    server = new_server()
    server.program = trapped(point, DEATH)
    await asyncio.to_thread(server.start)
    # A phone waits for each receipt, and a commit holds at most one text of each: nobody is through before the death.
    phones = phones_for(server, 8, DEATH)
    await sent_through(phones, dies_by_itself(server))
    assert sum(phone.losses for phone in phones) >= len(phones), "it died, so everybody lost the connection"
    assert all(len(phone.acknowledged) == len(phone.sent) for phone in phones)
    assert violations(stored_by(server), phones) == []
    await left(phones)
