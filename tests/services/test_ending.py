"""Tasks end even when they miss a cancellation."""

import asyncio

from chat_server.services.ending import end


async def deaf(times: int) -> None:
    """Misses that many cancellations."""
    while times >= 0:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            times -= 1


async def faulty() -> None:
    raise ValueError


async def test_tasks_end_however_often_they_miss_a_cancellation() -> None:
    tasks = [asyncio.create_task(each) for each in (deaf(0), deaf(2), faulty())]
    await asyncio.sleep(0)
    await end(tasks)
    assert all(task.done() for task in tasks)
