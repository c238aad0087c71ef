"""An escalation, whoever calls for it: marked, logged, and mailed to the managers, all in the caller's transaction."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from chat_server.actions.saving import log
from chat_server.desk import Desk
from chat_server.domain import transitions
from chat_server.domain.conversation import Conversation
from chat_server.store import outbox
from chat_server.store.prepared import Tx


@dataclass(frozen=True, slots=True)
class Escalation:
    """Why a manager is called: `by` whom (visitor, clock or an agent's name), in which words, at which level (1–3)."""

    by: str
    reason: str = ""
    level: int = 1


class CaseMail(msgspec.Struct, frozen=True):
    """The payload of a mail about a case; its text is made when it is sent, from what is stored then."""

    conversation_id: str
    by: str = ""
    reason: str = ""
    level: int = 0
    alert: str = ""  # its kind, when it is about an alert that nobody saw


def escalate(tx: Tx, desk: Desk, conversation: Conversation, why: Escalation, now: datetime) -> Conversation:
    """The stored conversation, marked; one that is escalated to that level already stays, and nothing is sent.

    Support policy, section 7: by mail to the escalation address with the details and the ticket number.
    """
    after = transitions.escalated(conversation, why.level)
    if after == conversation:
        return conversation
    told = f"escalated to level {after.level}"
    log(tx, conversation, why.by, f"{told}: {why.reason}" if why.reason else told, now)
    mail_about(tx, desk, "escalation_mail", CaseMail(conversation.id, why.by, why.reason, after.level), now)
    return after


def mail_about(tx: Tx, desk: Desk, kind: str, about: CaseMail, now: datetime) -> None:
    """Put a mail about a case into the outbox."""
    outbox.add(tx, desk.new_id(), kind, msgspec.json.encode(about).decode(), now)
