"""A real mail server for tests, which keeps what it takes."""

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

from tests.running import free_port


@dataclass
class Inbox:
    """Takes mails, or answers as it is told to."""

    answer: str = "250 OK"
    refused: tuple[str, ...] = ()
    taken: list[Any] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: ARG002, N802 - the library's
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002, N802 - the library's
        if self.answer.startswith("250"):
            self.taken.append(envelope)
        return self.answer

    def mails_to(self, address: str) -> list[EmailMessage]:
        """What came for that address."""
        return [read(each) for each in self.taken if each.rcpt_tos == [address]]


def read(envelope: Any) -> EmailMessage:
    """The mail in what was taken."""
    return email.message_from_bytes(envelope.content, EmailMessage, policy=email.policy.default)


@contextmanager
def listening(*, takes_unicode: bool = True) -> Iterator[tuple[Inbox, str]]:
    """A mail server and its address; `takes_unicode`: addresses need not be ASCII."""
    inbox = Inbox()
    controller = Controller(
        inbox, hostname="127.0.0.1", port=free_port(), ready_timeout=60, enable_SMTPUTF8=takes_unicode
    )
    controller.start()
    yield inbox, f"smtp://127.0.0.1:{controller.port}"
    controller.stop()
