"""A loop that does what is due, sleeps until the next thing is or somebody nudges it, and never ends by a fault."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from chat_server.services.ending import end

Step = Callable[[], Awaitable[datetime | None]]
_log = structlog.get_logger(__name__)

# Other processes set times that this one does not know of: so it looks at least this often.
LONGEST_SLEEP = 30.0
_AFTER_A_FAULT = 5.0
_BREATHER = 0.1  # so that a storm of nudges makes for ten looks a second, not thousands


class DueWork:
    """Runs `step` again and again; the step does everything that is due and gives the time of the next thing."""

    def __init__(self, name: str, step: Step, now: Callable[[], datetime]) -> None:
        self._name = name
        self._step = step
        self._now = now
        self._nudged = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; what became due while no process ran is done at once."""
        self._task = asyncio.create_task(self._run(), name=self._name)

    def nudge(self) -> None:
        """Look now: something is due sooner than the loop knows."""
        self._nudged.set()

    async def close(self) -> None:
        """Stop. A step that is cut off leaves what is not committed for the next run."""
        if self._task is not None:
            await end([self._task])

    async def _run(self) -> None:
        while True:
            # Cleared first: a nudge during the step makes for another one.
            self._nudged.clear()
            pause = await self._pause_after_step()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._nudged.wait(), pause)
                await asyncio.sleep(_BREATHER)

    async def _pause_after_step(self) -> float:
        """Seconds to sleep after one step."""
        try:
            next_at = await self._step()
        except Exception:  # noqa: BLE001 - the loop must outlive every fault, above all a database that is away
            _log.exception("due_work_stopped", loop=self._name)
            return _AFTER_A_FAULT
        if next_at is None:
            return LONGEST_SLEEP
        # A wall clock that jumps moves only this one pause, which is never long.
        return min(max((next_at - self._now()).total_seconds(), 0.05), LONGEST_SLEEP)
