"""Ending a task that may miss being cancelled."""

import asyncio
from collections.abc import Iterable
from typing import Any

_AGAIN_AFTER = 0.2


async def end(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Back when all of them have ended, whatever they ended with.

    Once is not enough: a client library that is just connecting takes a cancellation for its own time limit, and
    `asyncio.wait_for` loses one that comes together with a result; the task then goes on for ever.
    """
    running = set(tasks)
    while running:
        for task in running:
            task.cancel()
        ended, running = await asyncio.wait(running, timeout=_AGAIN_AFTER)
        for task in ended:
            if not task.cancelled():
                task.exception()  # looked at, so that nothing complains that nobody did
