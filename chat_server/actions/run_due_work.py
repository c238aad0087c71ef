"""Everything that becomes due by itself, done once by whichever process comes first; late work is caught up.

Claims are compare-and-set, so any number of processes may run this at once and any of them may die at any moment.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog

from chat_server.actions.climb_alerts import climb_alerts
from chat_server.actions.wake_conversation import wake
from chat_server.desk import Desk, Saved
from chat_server.domain.errors import ChatError
from chat_server.store import alerts, due
from chat_server.store.prepared import Tx

_AT_ONCE = 50
_AGAIN = timedelta(seconds=1)
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Look:
    """What is due: some conversations, alerts or not, and when the next of all is."""

    conversation_ids: Sequence[str]
    is_alert_due: bool
    next_at: datetime | None


async def run_due_work(desk: Desk) -> datetime | None:
    """When the next thing is due, after everything that was due until now is done."""
    while True:
        now = desk.now()
        look = await desk.store.read(partial(_look, now=now))
        if not look.conversation_ids and not look.is_alert_due:
            return look.next_at
        done = await asyncio.gather(*(_wake(desk, each, now) for each in look.conversation_ids))
        if look.is_alert_due:
            await climb_alerts(desk)
        elif not any(done):
            # Others were first, or it cannot be done now: not again at once for ever.
            return now + _AGAIN


async def _wake(desk: Desk, conversation_id: str, now: datetime) -> bool:
    """True when something was due on it and is done; a fault of one conversation must not stop the others."""
    try:
        saved = await desk.store.run(_waking(desk, conversation_id, now))
    except ChatError as error:
        _log.warning("due_work_refused", conversation=conversation_id, code=error.code)
        return False
    except Exception:  # noqa: BLE001 - the loop goes on; the conversation is tried again
        _log.exception("due_work_failed", conversation=conversation_id)
        return False
    if saved is not None:
        desk.fanout.saved(saved)
    return saved is not None


def _waking(desk: Desk, conversation_id: str, now: datetime) -> Callable[[Tx], Saved | None]:
    return lambda tx: wake(tx, desk, conversation_id, now)


def _look(tx: Tx, *, now: datetime) -> _Look:
    next_alert = alerts.next_due(tx)
    times = [at for at in (due.next_waking(tx), next_alert) if at is not None]
    is_alert_due = next_alert is not None and next_alert <= now
    return _Look(due.waking(tx, now, _AT_ONCE), is_alert_due, min(times, default=None))
