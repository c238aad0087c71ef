"""Mails leave the outbox: claimed by compare-and-set, sent, and tried again with growing pauses.

A process that dies between sending and noting it sends the mail again a little later, under the same Message-ID.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

import msgspec
import structlog

from chat_server.actions import case_mail
from chat_server.actions.escalating import CaseMail
from chat_server.actions.mail_transcript import TRANSCRIPT, transcript_mail
from chat_server.actions.unread_mail import UNREAD, unread_done, unread_mail
from chat_server.desk import Desk
from chat_server.domain.mail import Mail, MailError, is_given_up, pause_after
from chat_server.domain.people import Agent
from chat_server.domain.routing import is_in
from chat_server.store import agents, outbox, teams
from chat_server.store.outbox import Parcel
from chat_server.store.prepared import Tx

# After this long a claimed mail is taken to be nobody's: longer than any sending lasts.
_LEASE = timedelta(minutes=5)
_AT_ONCE = 20
_AWAY = timedelta(minutes=1)
_log = structlog.get_logger(__name__)


class Mailer(Protocol):
    """Sends mails."""

    async def send(self, mail: Mail) -> None:
        """Back when the mail has left; raises MailError when it has not."""


async def send_due_mail(desk: Desk, mailer: Mailer) -> datetime | None:
    """When the next mail may be sent, after every one that was due now was tried once."""
    while True:
        now = desk.now()
        waiting = await desk.store.read(partial(outbox.due, now=now, count=_AT_ONCE))
        for parcel in waiting:
            if await _claim(desk, parcel, now) and not await _send(desk, mailer, parcel):
                return desk.now() + _AWAY
        if len(waiting) < _AT_ONCE:
            return await desk.store.read(outbox.next_due)


async def _claim(desk: Desk, parcel: Parcel, now: datetime) -> bool:
    return await desk.store.run(partial(outbox.claim, parcel=parcel, again_at=now + _LEASE))


async def _send(desk: Desk, mailer: Mailer, parcel: Parcel) -> bool:
    """False when the mail server is away, so that the others need not be tried now."""
    try:
        mail = await _made(desk, parcel)
        if mail is not None:
            await mailer.send(mail)
    except MailError as error:
        await _not_sent(desk, parcel, error)
        return not error.is_server_away
    except Exception as error:  # noqa: BLE001 - one bad mail must not keep the others back
        _log.exception("mail_not_made", mail=parcel.id, kind=parcel.kind)
        await _not_sent(desk, parcel, MailError(type(error).__name__))
        return True
    await desk.store.run(partial(_done, desk=desk, parcel=parcel, is_sent=mail is not None))
    return True


async def _made(desk: Desk, parcel: Parcel) -> Mail | None:
    if parcel.kind == UNREAD:
        return await desk.store.run(partial(unread_mail, desk=desk, parcel=parcel))
    return await desk.store.read(partial(_mail, desk=desk, parcel=parcel))


def _done(tx: Tx, *, desk: Desk, parcel: Parcel, is_sent: bool) -> None:
    if parcel.kind == UNREAD:
        unread_done(tx, desk, parcel, is_sent=is_sent)
    else:
        outbox.sent(tx, parcel.id, desk.now())


async def _not_sent(desk: Desk, parcel: Parcel, error: MailError) -> None:
    now = desk.now()
    is_over = error.is_permanent or is_given_up(parcel.created_at, now)
    _log.warning("mail_not_sent", mail=parcel.id, kind=parcel.kind, error=str(error), is_over=is_over)
    again_at = now + pause_after(parcel.tries + 1, parcel.id)
    failed_at = now if is_over else None
    await desk.store.run(
        partial(outbox.not_sent, identity=parcel.id, error=str(error), again_at=again_at, failed_at=failed_at)
    )


def _mail(tx: Tx, *, desk: Desk, parcel: Parcel) -> Mail | None:
    """The mail that the parcel asks for; None when it is for nobody, or about what was erased meanwhile."""
    if parcel.kind == TRANSCRIPT:
        return transcript_mail(tx, desk, parcel)
    about = msgspec.json.decode(parcel.payload, type=CaseMail)
    told = case_mail.read_told(tx, about.conversation_id)
    if told is None:
        return None
    to = _recipients(tx, desk, parcel.kind, told.conversation.team)
    if not to:
        return None
    text = case_mail.text(desk, told, parcel.kind, about)
    return Mail(parcel.id, to, case_mail.subject(desk, told, parcel.kind), text)


def _recipients(tx: Tx, desk: Desk, kind: str, team: str | None) -> tuple[str, ...]:
    """Who gets it: the escalation address, the agents of the team who are on duty, or the managers."""
    if kind in ("escalation_mail", "breach_mail"):
        return (desk.policy.escalation.address,)
    everybody = [agent for agent in agents.everybody(tx) if agent.is_active]
    managers = tuple(agent.email for agent in everybody if agent.leads)
    if kind == "alert_mail_managers":
        return managers or (desk.policy.escalation.address,)
    found = teams.everything(tx)

    def is_on_duty(agent: Agent) -> bool:
        return agent.answers and agent.availability == "online" and is_in(found, agent, team)

    return tuple(agent.email for agent in everybody if is_on_duty(agent)) or managers
