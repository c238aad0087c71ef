"""The policy that the tests read: the real file, whole or with a line changed."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from chat_server.domain.policy import Policy, read_policy

WIB = ZoneInfo("Asia/Jakarta")
POLICY_TEXT = (Path(__file__).parents[2] / "knowledge" / "policy.yaml").read_text("utf-8")
POLICY = read_policy(POLICY_TEXT)
LEAVE_IS_OFF = ("collective_leave_is_day_off: false", "collective_leave_is_day_off: true")


def with_changes(*changes: tuple[str, str], text: str = POLICY_TEXT) -> str:
    """The policy file with the first of each old text replaced by the new one."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def changed(*changes: tuple[str, str]) -> Policy:
    """The real policy with these changes in its file."""
    return read_policy(with_changes(*changes))


def line_of(text: str, part: str) -> int:
    """The number of the first line in which `part` stands."""
    return 1 + next(at for at, line in enumerate(text.splitlines()) if part in line)


def wib(text: str) -> datetime:
    """The moment that a WIB clock shows, such as 2026-12-24 10:00."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB)
