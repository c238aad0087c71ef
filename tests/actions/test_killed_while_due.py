"""Real processes do what is due, two at a time, and kill -9 ends them while they do: nothing twice, nothing lost."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from chat_server.domain import transitions
from chat_server.domain.conversation import Conversation
from chat_server.domain.people import Visitor
from chat_server.domain.sla import promise
from chat_server.store import alerts, conversations, notes, outbox, visitors
from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import conversation
from chat_server.store.sqlite import SqliteStore
from tests.actions.desks import NOON
from tests.domain.policies import POLICY
from tests.running import PATIENCE, PROJECT

CASES = 400
LATER = NOON + timedelta(days=1)
_OPEN = Prepared(sa.select(sa.func.count()).where(conversation.c.wake_at.is_not(None)))


def fill(tx: Tx) -> None:
    """Cases whose promises are broken by `LATER`, none of which anybody has looked at."""
    for number in range(CASES):
        visitors.insert(tx, Visitor(f"v{number}", "id", None, None, None, None, NOON), f"h{number}")
        asked = transitions.clock_started(Conversation(f"c{number}", f"v{number}", "id", NOON, NOON), NOON)
        due = promise(POLICY, "high", NOON)
        ticket = f"DP-{number:08}"
        conversations.insert(
            tx, transitions.handed_over(asked, ticket=ticket, category="usage", priority="high", due=due)
        )


def worker(file: Path, now: datetime) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.actions.due_process", str(file), now.isoformat()]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def kill_two(file: Path, chance: random.Random) -> None:
    """Two workers at once, each killed a moment after it began."""
    for each in [worker(file, LATER) for _ in range(2)]:
        assert each.stdout
        each.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.2))  # what is tested is dying at any moment, so the moment is chance
        each.send_signal(signal.SIGKILL)
        each.wait()
        each.stdout.close()


async def test_workers_that_are_killed_break_each_promise_exactly_once(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "chat.sqlite3")
    store.migrate()
    await store.start()
    await store.run(fill)
    chance, left = random.Random(7), []
    for _ in range(3):
        kill_two(tmp_path / "chat.sqlite3", chance)
        left.append((await store.read(lambda tx: tx.row(_OPEN)))[0])
    last = worker(tmp_path / "chat.sqlite3", LATER)
    assert last.wait(PATIENCE) == 0
    assert last.stdout
    last.stdout.close()

    def found(tx: Tx) -> list[tuple[int, list[str]]]:
        names = [f"c{number}" for number in range(CASES)]
        return [
            (
                sum(entry.what == "the promise is broken" for entry in notes.log_of(tx, name)),
                [alert.kind for alert in alerts.of(tx, name)],
            )
            for name in names
        ]

    assert Counter((count, tuple(kinds)) for count, kinds in await store.read(found)) == {(1, ("breach",)): CASES}
    mails = await store.read(lambda tx: outbox.due(tx, LATER + timedelta(days=1), 10 * CASES))
    assert len(mails) == CASES
    print("left after each pair of kills:", left)
    await store.close()
