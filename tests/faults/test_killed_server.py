"""kill -9 while phones send, anywhere and at chosen points: nothing acknowledged is lost, doubled or out of order."""

import asyncio
from collections.abc import Callable

import pytest

from tests.faults.checker import stored_by, violations
from tests.faults.rounds import dies_by_itself, killed_after, left, phones_for, sent_through, trapped
from tests.faults.sabotaged import POINTS
from tests.running import Server

NewServer = Callable[..., Server]
PHONES = 50
TEXTS = 8


async def test_killed_while_fifty_phones_send(new_server: NewServer) -> None:
    server = new_server()
    await asyncio.to_thread(server.start)
    phones = phones_for(server, PHONES, TEXTS)
    await sent_through(phones, killed_after(server, phones, 0.3))
    assert sum(phone.losses for phone in phones) > 0, "the kill interrupted nobody"
    assert all(len(phone.acknowledged) == TEXTS for phone in phones)
    assert violations(stored_by(server), phones) == []
    await left(phones)


@pytest.mark.parametrize("point", POINTS)
async def test_killed_at_a_chosen_point(new_server: NewServer, point: str) -> None:
    server = new_server()
    server.program = trapped(point, 40)
    await asyncio.to_thread(server.start)
    phones = phones_for(server, 8, 10)
    await sent_through(phones, dies_by_itself(server))
    assert sum(phone.losses for phone in phones) >= len(phones), "it died, so everybody lost the connection"
    assert all(len(phone.acknowledged) == len(phone.sent) for phone in phones)
    assert violations(stored_by(server), phones) == []
    await left(phones)
