"""Who is gone when a person answers gets a real mail, and was told that they would; real server, real mail server."""

import asyncio
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest

from tests.clients import AgentClient, VisitorClient
from tests.inbox import Inbox, listening
from tests.running import Server, wait_until
from tests.web.asking import ask
from tests.web.forms import form_id, post, ticket_in

ANSWER = "Sudah kami perbaiki. Silakan muat ulang halamannya."
TOLD_BY_FORM = "Kami juga mengirimkan jawaban kami ke alamat email Anda."
Start = Callable[..., Server]


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, str]]:
    """A mail server and its address."""
    with listening() as opened:
        yield opened


async def answer(server: Server, ticket: str) -> None:
    """Bea answers that ticket and resolves it, so it is seen that this takes nothing back."""
    token = server.add_agent("bea@dashpro.my.id", "Bea")
    async with AgentClient(server.url, token) as bea:
        (found,) = (await bea.ask("list", {"queue": "waiting", "query": ticket}))["conversations"]
        assert (await bea.say(found["id"], ANSWER))["ok"]
        assert (await bea.ask("resolve", {"conversation_id": found["id"]}))["ok"]


async def first_mail(inbox: Inbox, address: str) -> EmailMessage:
    await asyncio.to_thread(wait_until, lambda: inbox.mails_to(address), f"a mail to {address}")
    (mail,) = inbox.mails_to(address)
    return mail


async def test_who_wrote_by_the_form_gets_the_answer_and_can_go_on(
    start_server: Start, inbox: tuple[Inbox, str]
) -> None:
    mails, smtp_url = inbox
    server = start_server(SMTP_URL=smtp_url, UNREAD_MAIL_MINUTES="0.01", PUBLIC_URL="http://chat.example")
    fields = {"email": "vera@example.com", "message": "laporan penjualan kami salah hitung"}

    def write() -> str:
        taken = post(server, "/contact", form=form_id(server), **fields)
        assert TOLD_BY_FORM in taken.text
        return ticket_in(taken)

    ticket = await asyncio.to_thread(write)
    await answer(server, ticket)
    mail = await first_mail(mails, "vera@example.com")
    text = mail.get_content()
    assert ticket in mail["Subject"]
    assert ANSWER in text
    path = re.search(r"http://chat\.example(/\S+)", text)
    assert path
    assert (await asyncio.to_thread(ask, server, path[1])).status == 200
    shown = await asyncio.to_thread(post, server, path[1], ticket=ticket, email="vera@example.com")
    assert ANSWER in shown.text
    for secret in ("vera@example.com", ANSWER):
        assert secret not in server.log


async def test_who_closed_the_chat_gets_the_answer_and_was_told_so(
    start_server: Start, inbox: tuple[Inbox, str]
) -> None:
    mails, smtp_url = inbox
    server = start_server(SMTP_URL=smtp_url, UNREAD_MAIL_MINUTES="0.01")
    async with VisitorClient(server.url, locale="en") as vera:
        await vera.say("my export fails, write to vera@example.com")
        assert (await vera.ask("heartbeat"))["mails"] is False
        ticket = (await vera.ask("human"))["conversation"]["ticket"]
        assert (await vera.ask("heartbeat"))["mails"] is True
        async with VisitorClient(server.url, vera.token) as again:
            assert again.welcome["mails"] is True
    await answer(server, ticket)
    mail = await first_mail(mails, "vera@example.com")
    assert ANSWER in mail.get_content()


async def test_who_reads_the_answer_in_the_chat_gets_no_mail(start_server: Start, inbox: tuple[Inbox, str]) -> None:
    mails, smtp_url = inbox
    server = start_server(SMTP_URL=smtp_url, UNREAD_MAIL_MINUTES="0.1")
    async with VisitorClient(server.url) as sari, VisitorClient(server.url) as vera:
        for visitor, address in ((sari, "sari@example.com"), (vera, "vera@example.com")):
            await visitor.say(f"laporan saya salah hitung, alamat saya {address}")
            await answer(server, (await visitor.ask("human"))["conversation"]["ticket"])
            said = await visitor.hears_message(lambda message: message["text"] == ANSWER)
            if visitor is sari:
                assert (await sari.ask("read", {"seq": said["seq"]}))["ok"]
    await first_mail(mails, "vera@example.com")  # whose mail was due after Sari's
    assert mails.mails_to("sari@example.com") == []


@pytest.mark.parametrize("settings", [{}, {"SMTP_URL": "smtp://127.0.0.1:9", "UNREAD_MAIL_MINUTES": "0"}], ids=str)
async def test_nobody_is_told_of_mails_that_will_not_come(start_server: Start, settings: dict[str, str]) -> None:
    server = start_server(**settings)
    async with VisitorClient(server.url) as vera:
        await vera.say("laporan saya salah hitung, alamat saya vera@example.com")
        await vera.ask("human")
        assert (await vera.ask("heartbeat"))["mails"] is False

    def write() -> str:
        return post(server, "/contact", form=form_id(server), email="sari@example.com", message="laporan salah").text

    assert TOLD_BY_FORM not in await asyncio.to_thread(write)
