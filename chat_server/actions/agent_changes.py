"""One change of a conversation by an agent: may they, the transition, the visitor's line, the log; all or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from chat_server.actions.saving import alert, locked, log, save, status
from chat_server.actions.wake_conversation import caught_up
from chat_server.desk import Desk, Saved
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import NotAllowedError, NotSignedInError
from chat_server.domain.people import Agent
from chat_server.store import agents, alerts
from chat_server.store.prepared import Tx


@dataclass(frozen=True, slots=True)
class Change:
    """What was decided: the conversation, the lines that the visitor reads, and the alert that it raises if any."""

    conversation: Conversation
    lines: tuple[str, ...] = ()
    alert: str | None = None


Decide = Callable[[Tx, Conversation, datetime], Change]


def acting(tx: Tx, agent: Agent) -> Agent:
    """The agent as they are now: what was true when they signed in may be over (reliability.md, F32).

    Raises:
        NotSignedInError: they were deactivated.
        NotAllowedError: they are an editor, who only writes articles.
    """
    now = agents.find(tx, agent.id)
    if now is None or not now.is_active:
        raise NotSignedInError("this account was switched off")
    ensure_answers(now)
    return now


def ensure_answers(agent: Agent) -> None:
    """Raise NotAllowedError for an editor, who only writes articles: what visitors tell is not for them."""
    if not agent.answers:
        raise NotAllowedError("editors write articles; agents and managers work on conversations")


async def change(desk: Desk, agent: Agent, conversation_id: str, what: str, decide: Decide) -> Conversation:
    """The conversation after the change that `decide` makes; `what` is what the log says of it."""

    def work(tx: Tx) -> Saved:
        who = acting(tx, agent)
        before = locked(tx, conversation_id)
        now = desk.now()
        woken = caught_up(tx, desk, before, now)
        decided = decide(tx, woken.conversation, now)
        alerts.see(tx, before.id, who.id, now)
        if decided.conversation == before:
            return Saved(before)
        if decided.conversation != woken.conversation:
            log(tx, before, who.name, what, now)
        saved = save(tx, decided.conversation, [*woken.drafts, *map(status, decided.lines)], now)
        called = () if decided.alert is None else (alert(tx, desk, before.id, decided.alert),)
        return replace(saved, alerts=(*woken.alerts, *called))

    saved = await desk.store.run(work)
    desk.fanout.saved(saved)
    desk.nudge()
    return saved.conversation
