"""The loop for due work: it runs at once, sleeps until told, hears a nudge, and outlives faults."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from chat_server.services import due_work
from chat_server.services.due_work import DueWork

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)


class Steps:
    """Counts the runs; each gives the next of `answers`, the last one for ever."""

    def __init__(self, *answers: datetime | Exception | None) -> None:
        self.answers = list(answers)
        self.runs = 0
        self.ran = asyncio.Condition()

    async def __call__(self) -> datetime | None:
        async with self.ran:
            self.runs += 1
            self.ran.notify_all()
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def until(self, runs: int) -> None:
        async with asyncio.timeout(60), self.ran:
            await self.ran.wait_for(lambda: self.runs >= runs)


async def with_loop(steps: Steps, act: Callable[[DueWork], Awaitable[None]]) -> None:
    loop = DueWork("test", steps, lambda: NOW)
    loop.start()
    try:
        await act(loop)
    finally:
        await loop.close()


async def test_it_runs_at_once_and_again_when_the_next_thing_is_due() -> None:
    steps = Steps(NOW + timedelta(milliseconds=100), NOW + timedelta(hours=1))
    await with_loop(steps, lambda _: steps.until(2))
    assert steps.runs == 2


async def test_a_nudge_wakes_it() -> None:
    steps = Steps(NOW + timedelta(hours=1))

    async def nudge(loop: DueWork) -> None:
        await steps.until(1)
        loop.nudge()
        await steps.until(2)

    await with_loop(steps, nudge)
    assert steps.runs == 2


async def test_a_fault_does_not_end_it() -> None:
    steps = Steps(RuntimeError("the database is away"), NOW + timedelta(hours=1))

    async def nudge(loop: DueWork) -> None:
        await steps.until(1)
        loop.nudge()
        await steps.until(2)

    await with_loop(steps, nudge)
    assert steps.runs == 2


def test_it_never_sleeps_longer_than_half_a_minute() -> None:
    assert due_work.LONGEST_SLEEP == 30
