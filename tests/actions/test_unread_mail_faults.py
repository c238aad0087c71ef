"""A mail with unread answers is never doubled and loses none, whatever fails on its way; on both databases."""

import asyncio
from dataclasses import dataclass

import pytest

from chat_server.actions.agent_decides import reopen
from chat_server.actions.block_visitor import block_visitor
from chat_server.actions.erase_person import erase_person
from chat_server.actions.send_mail import send_due_mail
from chat_server.domain.conversation import Conversation
from chat_server.domain.mail import Mail, MailError
from chat_server.store import outbox
from tests.actions.absent import left_case, mailed, reads
from tests.actions.desks import BEA, Office, RecordingMailer

AWAY = MailError("ConnectionRefusedError", is_server_away=True)


@dataclass
class MeanwhileMailer(RecordingMailer):
    """Something happens while the mail is on its way. A `Mailer`."""

    office: Office | None = None
    case: Conversation | None = None
    is_killed: bool = False

    async def send(self, mail: Mail) -> None:
        await super().send(mail)
        assert self.office
        assert self.case
        await self.office.answers(BEA, self.case.id, f"Kabar ke-{len(self.mails)}.")
        if self.is_killed:
            raise asyncio.CancelledError


async def case_that_cannot_be_mailed(office: Office) -> Conversation:
    """A case that was answered when the mail server had gone away."""
    case = await left_case(office)
    await office.answers(BEA, case.id, "Kami periksa.")
    office.mailer.fault = AWAY
    return case


async def test_a_mail_that_could_not_leave_leaves_once_later(any_office: Office) -> None:
    office = any_office
    case = await case_that_cannot_be_mailed(office)
    for _ in range(60):
        assert await mailed(office, minutes=5) == []
    await office.answers(BEA, case.id, "Sudah kami perbaiki.")
    office.mailer.fault = None
    first, second = await mailed(office, hours=2)
    assert "Kami periksa." in first.text
    assert "Sudah kami perbaiki." not in first.text
    assert "Sudah kami perbaiki." in second.text
    assert "Kami periksa." not in second.text
    assert await mailed(office, days=1) == []


async def test_what_was_read_while_the_mail_server_was_away_is_not_mailed(any_office: Office) -> None:
    office = any_office
    case = await case_that_cannot_be_mailed(office)
    await mailed(office, minutes=5)
    await reads(office, case)
    office.mailer.fault = None
    assert await mailed(office, hours=2) == []
    assert "mail" not in [who for who, _ in await office.log(case.id)]


async def test_what_could_not_leave_before_a_block_leaves_after_it(any_office: Office) -> None:
    office = any_office
    case = await case_that_cannot_be_mailed(office)
    await mailed(office, minutes=5)
    await block_visitor(office.desk, BEA, case.id, is_on=True)
    office.mailer.fault = None
    assert await mailed(office, hours=2) == []
    await block_visitor(office.desk, BEA, case.id, is_on=False)
    await reopen(office.desk, BEA, case.id)
    await office.answers(BEA, case.id, "Maaf, kami keliru.")
    (mail,) = await mailed(office, minutes=5)
    assert mail.text.index("Kami periksa.") < mail.text.index("Maaf, kami keliru.")


async def test_an_address_that_was_refused_is_tried_again_with_the_next_answer_only(office: Office) -> None:
    case = await left_case(office)
    await office.answers(BEA, case.id, "Kami periksa.")
    office.mailer.fault = MailError("refused (550)", is_permanent=True)
    for _ in range(5):
        await mailed(office, hours=2)
    assert office.mailer.tries == 1
    office.mailer.fault = None
    await office.answers(BEA, case.id, "Sudah kami perbaiki.")
    (mail,) = await mailed(office, minutes=5)
    assert "Kami periksa." in mail.text
    assert "Sudah kami perbaiki." in mail.text


async def test_it_leaves_once_however_many_processes_try(any_office: Office) -> None:
    office = any_office
    for _ in range(5):
        case = await left_case(office)
        await office.answers(BEA, case.id)
    office.clock.forward(minutes=5)
    mailers = [RecordingMailer() for _ in range(4)]
    await asyncio.gather(*(send_due_mail(office.desk, mailer) for mailer in mailers))
    sent = [mail.id for mailer in mailers for mail in mailer.mails]
    assert len(sent) == len(set(sent)) == 5


async def test_what_is_said_while_the_mail_leaves_comes_with_the_next(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    await office.answers(BEA, case.id, "Kami periksa.")
    office.clock.forward(minutes=5)
    leaving = MeanwhileMailer(office=office, case=case)
    await send_due_mail(office.desk, leaving)
    assert [("Kabar ke-1." in mail.text) for mail in leaving.mails] == [False]
    (following,) = await mailed(office, minutes=5)
    assert "Kabar ke-1." in following.text
    assert "Kami periksa." not in following.text


async def test_a_mail_that_is_sent_again_after_a_crash_is_the_same_mail(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    await office.answers(BEA, case.id, "Kami periksa.")
    office.clock.forward(minutes=5)
    killed = MeanwhileMailer(office=office, case=case, is_killed=True)
    with pytest.raises(asyncio.CancelledError):
        await send_due_mail(office.desk, killed)
    again, following = await mailed(office, minutes=6)
    assert [again] == killed.mails
    assert "Kabar ke-1." in following.text
    assert "Kami periksa." not in following.text


async def test_who_is_erased_while_the_mail_leaves_leaves_nothing_behind(any_office: Office) -> None:
    office = any_office
    case = await left_case(office)
    await office.answers(BEA, case.id)
    office.clock.forward(minutes=5)

    class ErasingMailer(RecordingMailer):
        async def send(self, mail: Mail) -> None:
            await super().send(mail)
            await erase_person(office.store, [case.visitor_id])

    await send_due_mail(office.desk, ErasingMailer())
    assert await office.store.read(lambda tx: outbox.look(tx, f"unread-{case.id}")) is None
    assert await mailed(office, days=1) == []


async def test_more_answers_than_one_mail_holds_all_arrive(office: Office) -> None:
    case = await left_case(office)
    for number in range(120):
        await office.answers(BEA, case.id, f"Langkah {number}.")
    mails = await mailed(office, minutes=5)
    told = "".join(mail.text for mail in mails)
    assert all(told.count(f"Langkah {number}.") == 1 for number in range(120))
    assert len(mails) == 3
