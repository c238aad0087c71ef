"""What a transaction adds when a conversation comes to people: its team, the log, the call for agents."""

from dataclasses import replace
from datetime import datetime

from chat_server.actions.saving import alert, log
from chat_server.desk import Desk, Saved
from chat_server.domain.conversation import Conversation
from chat_server.domain.routing import team_for
from chat_server.store import teams
from chat_server.store.prepared import Tx


def routed(tx: Tx, conversation: Conversation) -> Conversation:
    """The conversation with the team for its kind of support and language."""
    return replace(conversation, team=team_for(teams.everything(tx), conversation.category, conversation.language))


def called(tx: Tx, desk: Desk, saved: Saved, who: str, what: str, now: datetime) -> Saved:
    """The saved hand-over with its line in the log and the alert that calls the agents."""
    log(tx, saved.conversation, who, f"{what}; the team is {saved.conversation.team}", now)
    kind = "escalated" if saved.conversation.is_escalated else "new"
    return replace(saved, alerts=(*saved.alerts, alert(tx, desk, saved.conversation.id, kind)))
