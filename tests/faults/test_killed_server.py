"""kill -9 while phones send, anywhere and at chosen points: nothing acknowledged is lost, doubled or out of order."""

from pathlib import Path

import pytest

from tests.faults.checker import stored_by, violations
from tests.faults.rounds import LIMITS, dies_by_itself, killed_after, left, phones_for, sent_through, trapped
from tests.faults.sabotaged import POINTS
from tests.running import Server, running

PHONES = 50
TEXTS = 12


@pytest.mark.timeout(200)
async def test_killed_twice_while_fifty_phones_send(tmp_path: Path) -> None:
    with running(Server(tmp_path / "server", LIMITS)) as server:
        everybody = []
        for share in (0.1, 0.6):
            phones = phones_for(server, PHONES, TEXTS, f"after {share}")
            await sent_through(phones, killed_after(server, phones, share))
            everybody += phones
        assert sum(phone.losses for phone in everybody) > 0, "the kill interrupted nobody"
        assert all(len(phone.acknowledged) == TEXTS for phone in everybody)
        assert violations(stored_by(server), everybody) == []
        await left(everybody)


@pytest.mark.parametrize("point", POINTS)
async def test_killed_at_a_chosen_point(tmp_path: Path, point: str) -> None:
    with running(Server(tmp_path / "server", LIMITS, program=trapped(point, 40))) as server:
        phones = phones_for(server, 8, 10)
        await sent_through(phones, dies_by_itself(server))
        assert sum(phone.losses for phone in phones) >= len(phones), "it died, so everybody lost the connection"
        assert all(len(phone.acknowledged) == len(phone.sent) for phone in phones)
        assert violations(stored_by(server), phones) == []
        await left(phones)
