"""Mail over a real SMTP server: what arrives, and which failures pass."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chat_server.domain.mail import Mail, MailError
from chat_server.services.mail import LogMailer, SmtpMailer
from tests.inbox import Inbox, listening, read
from tests.running import free_port

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)
MAIL = Mail(
    "abc123", ("mia@dashpro.my.id",), "[Eskalasi] Tiket DP-0000-0001", "Baris satu\n<script>alert(1)</script>\n"
)


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, str]]:
    """A mail server and its address."""
    with listening() as opened:
        yield opened


def mailer(url: str) -> SmtpMailer:
    return SmtpMailer(url, "support@dashpro.my.id", lambda: NOW)


async def test_a_mail_arrives_as_plain_text_under_its_id(inbox: tuple[Inbox, str]) -> None:
    handler, url = inbox
    await mailer(url).send(MAIL)
    await mailer(url).send(MAIL)
    assert len(handler.taken) == 2
    seen = {read(each)["Message-ID"] for each in handler.taken}
    assert seen == {"<abc123@dashpro.my.id>"}
    (envelope, _) = handler.taken
    message = read(envelope)
    assert envelope.rcpt_tos == ["mia@dashpro.my.id"]
    assert message.get_content_type() == "text/plain"
    assert message["Subject"] == MAIL.subject
    assert message["From"] == "DashPro Live Chat <support@dashpro.my.id>"
    assert message.get_content().replace("\r\n", "\n") == MAIL.text


@pytest.mark.parametrize(("answer", "is_permanent"), [("451 try later", False), ("554 refused", True)])
async def test_the_server_says_whether_trying_again_helps(
    inbox: tuple[Inbox, str], answer: str, *, is_permanent: bool
) -> None:
    handler, url = inbox
    handler.answer = answer
    with pytest.raises(MailError) as failed:
        await mailer(url).send(MAIL)
    assert failed.value.is_permanent == is_permanent
    assert not failed.value.is_server_away


async def test_unknown_recipients_are_permanent_only_when_nobody_is_left(inbox: tuple[Inbox, str]) -> None:
    handler, url = inbox
    handler.refused = ("mia@dashpro.my.id",)
    with pytest.raises(MailError) as failed:
        await mailer(url).send(MAIL)
    assert failed.value.is_permanent
    await mailer(url).send(Mail("x", ("mia@dashpro.my.id", "max@dashpro.my.id"), "s", "t"))
    assert handler.taken[-1].rcpt_tos == ["max@dashpro.my.id"]


async def test_an_address_that_the_server_cannot_take_keeps_no_other_mail_back() -> None:
    with listening(takes_unicode=False) as (handler, url):
        with pytest.raises(MailError) as failed:
            await mailer(url).send(Mail("x", ("véra@example.com",), "s", "t"))
        assert failed.value.is_permanent
        assert not failed.value.is_server_away
        await mailer(url).send(MAIL)
        assert len(handler.taken) == 1


async def test_a_server_that_is_away_passes() -> None:
    with pytest.raises(MailError) as failed:
        await mailer(f"smtp://127.0.0.1:{free_port()}").send(MAIL)
    assert not failed.value.is_permanent
    assert failed.value.is_server_away


async def test_a_line_break_cannot_make_a_header(inbox: tuple[Inbox, str]) -> None:
    _, url = inbox
    with pytest.raises(ValueError, match="linefeed"):
        await mailer(url).send(Mail("x", ("mia@dashpro.my.id",), "a\nBcc: eve@example.com", "t"))


async def test_without_a_server_the_log_tells_neither_addresses_nor_texts(capsys: pytest.CaptureFixture[str]) -> None:
    await LogMailer().send(MAIL)
    told = "".join(capsys.readouterr())
    assert "mia@" not in told
    assert "Eskalasi" not in told
    assert "Baris" not in told


async def test_an_address_that_hides_another_header_gets_no_mail(inbox: tuple[Inbox, str]) -> None:
    handler, url = inbox
    with pytest.raises(MailError) as refused:
        await mailer(url).send(replace(MAIL, to=("vera@=?utf-8?q?=0aBcc=3a_mallory?=.example",)))
    assert refused.value.is_permanent
    assert handler.taken == []
