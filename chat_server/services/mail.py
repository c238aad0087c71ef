"""Mail by SMTP, or only in the log when no server is set. Here it is decided whether a failure passes."""

from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from urllib.parse import unquote, urlsplit

import aiosmtplib
import structlog

from chat_server.domain.mail import Mail, MailError
from chat_server.domain.mail_address import is_plain_address

_PATIENCE = 20.0
_PERMANENT = 500
_SENDER_NAME = "DashPro Live Chat"
_NEAR = ("localhost", "127.0.0.1", "::1")
_log = structlog.get_logger(__name__)


class LogMailer:
    """Says in the log that a mail would be sent, without addresses and texts. A `Mailer`."""

    async def send(self, mail: Mail) -> None:
        """Write the line."""
        _log.info("mail_would_be_sent", mail=mail.id, recipients=len(mail.to), characters=len(mail.text))


class SmtpMailer:
    """Sends through the server of `url` (smtp:// or smtps://, with user and password if it wants them). A `Mailer`."""

    def __init__(self, url: str, sender: str, now: Callable[[], datetime]) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or "localhost"
        self._is_tls = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._is_tls else 25)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._sender = sender
        self._now = now

    async def send(self, mail: Mail) -> None:
        """Back when the server took the mail for every recipient that it knows.

        Raises:
            MailError: it did not; permanent when it said so (5xx) about this mail or all its recipients.
        """
        if not all(map(is_plain_address, mail.to)):
            raise MailError("an address that is none", is_permanent=True)
        try:
            refused, _ = await aiosmtplib.send(
                self._message(mail),
                hostname=self._host,
                port=self._port,
                username=self._user,
                password=self._password,
                use_tls=self._is_tls,
                start_tls=self._start_tls(),
                timeout=_PATIENCE,
            )
        except aiosmtplib.SMTPAuthenticationError as error:
            # The account can be put right; the mail is not to blame.
            raise MailError(f"sign-in refused ({error.code})", is_server_away=True) from None
        except aiosmtplib.SMTPRecipientsRefused as error:
            codes = [recipient.code for recipient in error.recipients]
            is_permanent = all(code >= _PERMANENT for code in codes)
            raise MailError(f"recipients refused ({codes})", is_permanent=is_permanent) from None
        except aiosmtplib.SMTPResponseException as error:
            raise MailError(f"refused ({error.code})", is_permanent=error.code >= _PERMANENT) from None
        except aiosmtplib.SMTPNotSupported as error:
            # An address that is not ASCII, for a server without SMTPUTF8 (RFC 6531): other mails are not to blame.
            is_unusual = not all(address.isascii() for address in mail.to)
            raise MailError(type(error).__name__, is_permanent=is_unusual, is_server_away=not is_unusual) from None
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            raise MailError(type(error).__name__, is_server_away=True) from None
        if refused:
            _log.warning("mail_partly_refused", mail=mail.id, refused=len(refused), recipients=len(mail.to))

    def _start_tls(self) -> bool | None:
        """A password goes only over TLS (but on this machine); without one TLS is used if the server has it."""
        if self._is_tls:
            return False
        return True if self._user and self._host not in _NEAR else None

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        message["From"] = formataddr((_SENDER_NAME, self._sender))
        message["To"] = ", ".join(mail.to)
        # The subject holds nothing that visitors write, and EmailMessage refuses a line break in a header.
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(self._now())
        message["Message-ID"] = f"<{mail.id}@{self._sender.partition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        return message
