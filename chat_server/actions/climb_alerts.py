"""Alerts that no console has seen climb: to the agents on duty by mail, then to the managers."""

from datetime import datetime
from functools import partial

from chat_server.actions.escalating import CaseMail, mail_about
from chat_server.actions.saving import log
from chat_server.actions.wake_conversation import CLOCK
from chat_server.desk import Desk, Saved
from chat_server.domain.alerts import climbed
from chat_server.domain.people import Agent
from chat_server.store import alerts, conversations
from chat_server.store.prepared import Tx

_AT_ONCE = 100
_TOLD = {
    "on_duty": "nobody saw the alert ({kind}), so a mail goes to the agents on duty",
    "managers": "still nobody saw the alert ({kind}), so a mail goes to the managers",
}


async def climb_alerts(desk: Desk) -> None:
    """Let every alert that is due climb one step; the consoles that are open now hear it again."""
    while await desk.store.read(partial(alerts.due, now=desk.now(), count=1)):
        told = await desk.store.run(lambda tx: _climb(tx, desk, desk.now()))
        for saved in told:
            desk.fanout.saved(saved)


def _climb(tx: Tx, desk: Desk, now: datetime) -> list[Saved]:
    told = []
    for before in alerts.due(tx, now, _AT_ONCE):
        after, whom = climbed(before, now)
        if not alerts.climb(tx, before, after):
            continue
        conversation = conversations.find(tx, before.conversation_id)
        assert conversation
        if conversation.is_resolved:
            continue
        log(tx, conversation, CLOCK, _TOLD[whom].format(kind=before.kind), now)
        about = CaseMail(conversation.id, CLOCK, level=after.step, alert=before.kind)
        mail_about(tx, desk, f"alert_mail_{whom}", about, now)
        told.append(Saved(conversation, alerts=(after,)))
    return told


async def alert_seen(desk: Desk, agent: Agent, conversation_id: str) -> None:
    """Keep that an agent has the conversation's alerts before their eyes, so that they climb no more."""
    await desk.store.run(lambda tx: alerts.see(tx, conversation_id, agent.id, desk.now()))
