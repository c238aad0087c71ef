"""Vera, who gave her address, asked for a person and closed the chat."""

from dataclasses import replace

import pytest

from chat_server.actions.send_mail import send_due_mail
from chat_server.actions.visitor_feedback import visitor_reads
from chat_server.domain.conversation import Conversation
from chat_server.domain.mail import Mail
from chat_server.domain.people import Page
from chat_server.store import visitors
from chat_server.store.prepared import Tx
from tests.actions.desks import Office

EMAIL = "vera@example.com"
_MOST_ROUNDS = 20


async def left_case(office: Office, email: str | None = EMAIL, page: str = "") -> Conversation:
    """Her conversation, which waits for a person."""
    waiting = await office.waiting_case()

    def give_address(tx: Tx) -> None:
        vera = visitors.find(tx, waiting.visitor_id)
        assert vera
        visitors.save(tx, replace(vera, email=email, page=Page(page, "", "") if page else None))

    await office.store.run(give_address)
    return waiting


async def reads(office: Office, case: Conversation, seq: int | None = None) -> None:
    """She comes back and reads, up to `seq` or all there is."""
    head = (await office.now(case.id)).head
    await visitor_reads(office.desk, case.visitor_id, head if seq is None else seq)


async def mailed(office: Office, **later: float) -> list[Mail]:
    """The mails that leave when that much time has passed."""
    before = len(office.mailer.mails)
    office.clock.forward(**later)
    for _ in range(_MOST_ROUNDS):
        next_at = await send_due_mail(office.desk, office.mailer)
        if next_at is None or next_at > office.clock.now:
            break
    else:
        pytest.fail("there is always one more mail that is due")
    return office.mailer.mails[before:]
