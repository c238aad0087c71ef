"""Mails leave once, wait while the server is away, and tell what a manager needs."""

import asyncio
from datetime import timedelta

import pytest

from chat_server.actions.agent_decides import agent_escalates
from chat_server.actions.ask_for_person import visitor_escalates
from chat_server.actions.send_mail import send_due_mail
from chat_server.domain.mail import Mail, MailError, pause_after
from tests.actions.desks import BEA, Office, RecordingMailer

AWAY = MailError("ConnectionRefusedError", is_server_away=True)


async def escalated_case(office: Office, reason: str = "sudah tiga kali") -> str:
    waiting = await office.waiting_case()
    await visitor_escalates(office.desk, waiting.visitor_id, reason)
    return waiting.id


async def test_the_manager_learns_ticket_details_and_history(office: Office) -> None:
    case = await escalated_case(office)
    await send_due_mail(office.desk, office.mailer)
    conversation = await office.now(case)
    (mail,) = office.mailer.mails
    assert mail.to == ("escalation@dashpro.my.id",)
    assert conversation.ticket
    assert conversation.ticket in mail.subject
    for part in (conversation.ticket, "sudah tiga kali", "laporan penjualan kami salah hitung", "asked for a person"):
        assert part in mail.text


async def test_a_mail_leaves_once_however_many_processes_try(any_office: Office) -> None:
    office = any_office
    for _ in range(5):
        await escalated_case(office)
    mailers = [RecordingMailer() for _ in range(4)]
    await asyncio.gather(*(send_due_mail(office.desk, mailer) for mailer in mailers))
    sent = [mail.id for mailer in mailers for mail in mailer.mails]
    assert len(sent) == len(set(sent)) == 5
    assert await send_due_mail(office.desk, office.mailer) is None


async def test_while_the_server_is_away_only_one_is_tried_at_a_time(office: Office) -> None:
    for _ in range(30):
        await escalated_case(office)
    office.mailer.fault = AWAY
    next_at = await send_due_mail(office.desk, office.mailer)
    assert office.mailer.tries == 1
    assert next_at == office.clock.now + timedelta(minutes=1)


async def test_after_a_day_without_a_server_each_mail_leaves_once(office: Office) -> None:
    for _ in range(3):
        await escalated_case(office)
    office.mailer.fault = AWAY
    for _ in range(24 * 60):
        await send_due_mail(office.desk, office.mailer)
        office.clock.forward(minutes=1)
    assert office.mailer.tries < 150
    office.mailer.fault = None
    for _ in range(80):
        await send_due_mail(office.desk, office.mailer)
        office.clock.forward(minutes=1)
    assert len({mail.id for mail in office.mailer.mails}) == len(office.mailer.mails) == 3


async def test_what_is_refused_for_good_is_not_tried_again(office: Office) -> None:
    await escalated_case(office)
    office.mailer.fault = MailError("refused (550)", is_permanent=True)
    assert await send_due_mail(office.desk, office.mailer) is None
    office.clock.forward(days=2)
    await send_due_mail(office.desk, office.mailer)
    assert office.mailer.tries == 1


async def test_a_process_that_died_while_sending_leaves_the_mail_to_the_next(office: Office) -> None:
    await escalated_case(office)

    class Dying(RecordingMailer):
        async def send(self, mail: Mail) -> None:
            await super().send(mail)
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await send_due_mail(office.desk, Dying())
    await send_due_mail(office.desk, office.mailer)
    assert office.mailer.mails == []
    office.clock.forward(minutes=5)
    await send_due_mail(office.desk, office.mailer)
    assert len(office.mailer.mails) == 1


async def test_an_agent_escalates_with_reason_and_level(office: Office) -> None:
    waiting = await office.waiting_case()
    first = await agent_escalates(office.desk, BEA, waiting.id, "pelanggan besar", 1)
    second = await agent_escalates(office.desk, BEA, waiting.id, "masih belum", 3)
    third = await agent_escalates(office.desk, BEA, waiting.id, "lagi", 2)
    assert (first.level, second.level, third.level) == (1, 3, 3)
    await send_due_mail(office.desk, office.mailer)
    assert len(office.mailer.mails) == 2
    assert "pelanggan besar" in office.mailer.mails[0].text
    assert office.fanout.kinds(waiting.id) == [("new", None), ("escalated", None), ("escalated", None)]


def test_the_pauses_grow_to_an_hour_and_differ_from_mail_to_mail() -> None:
    pauses = [pause_after(tries, "a") / timedelta(minutes=1) for tries in range(1, 12)]
    assert pauses == sorted(pauses)
    assert 1 <= pauses[0] < 1.25
    assert 60 <= pauses[-1] < 75
    assert len({pause_after(1, f"mail {number}") for number in range(50)}) > 40
