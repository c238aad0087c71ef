"""A new version of the policy: every promise that is still owed is computed anew, and its visitor is told.

Computing is idempotent, so each process may do it and only the first changes anything: a promise that is already what
the policy gives stays as it is.
"""

from functools import partial

from chat_server.actions.saving import log, save, status
from chat_server.desk import Desk, Saved
from chat_server.domain.clocks import computed_anew
from chat_server.domain.desk_words import desk_words
from chat_server.domain.policy import Policy
from chat_server.domain.sla import due_text
from chat_server.domain.zones import zone_of
from chat_server.store import conversations, due
from chat_server.store.prepared import Tx

_AT_ONCE = 100


async def apply_policy(desk: Desk, policy: Policy) -> int:
    """How many promises moved."""
    moved, after = 0, ""
    while True:
        owing = await desk.store.read(partial(due.owing, after=after, count=_AT_ONCE))
        for conversation in owing:
            now = desk.now()
            if computed_anew(conversation, policy, now) == conversation:
                continue
            saved = await desk.store.run(
                partial(_compute_anew, desk=desk, policy=policy, conversation_id=conversation.id)
            )
            if saved is not None:
                desk.fanout.saved(saved)
                moved += 1
        if len(owing) < _AT_ONCE:
            return moved
        after = owing[-1].id


def _compute_anew(tx: Tx, *, desk: Desk, policy: Policy, conversation_id: str) -> Saved | None:
    before = conversations.lock(tx, conversation_id)
    now = desk.now()
    after = computed_anew(before, policy, now) if before else None
    if before is None or after is None or after == before:
        return None
    log(tx, before, "clock", f"the policy is now version {policy.version}: the promise was computed anew", now)
    if after.promised_until is None or after.promised_until == before.promised_until:
        return save(tx, after, (), now)  # only the team's own target moved
    when = due_text(after.promised_until, now, after.language, zone_of(after.zone))
    return save(tx, after, [status(desk_words(after.language).policy_changed.format(when=when))], now)
