"""A mail as it leaves, and when a mail that did not leave is tried again."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=1)
_GIVE_UP_AFTER = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Mail:
    """A plain text for some addresses. `id` makes the Message-ID, so a mail that left twice is recognised as one."""

    id: str
    to: tuple[str, ...]
    subject: str
    text: str


class MailError(Exception):
    """A mail did not leave.

    `is_permanent`: trying again would not help. `is_server_away`: nor would it help to try another mail now.
    """

    def __init__(self, reason: str, *, is_permanent: bool = False, is_server_away: bool = False) -> None:
        super().__init__(reason)
        self.is_permanent = is_permanent
        self.is_server_away = is_server_away


def pause_after(tries: int, identity: str) -> timedelta:
    """How long to wait after that many tries: 1 minute, doubled up to 1 hour, and up to a quarter more.

    The quarter comes from the id, so that mails which failed together do not all come back at once.
    """
    doubled: int = 1 << min(tries - 1, 10)
    share = int.from_bytes(hashlib.sha256(identity.encode()).digest()[:2]) / 0xFFFF
    return min(_FIRST_PAUSE * doubled, _LONGEST_PAUSE) * (1 + share / 4)


def is_given_up(created_at: datetime, now: datetime) -> bool:
    """True for a mail that has been tried for so long that it says nothing new any more."""
    return now - created_at > _GIVE_UP_AFTER
