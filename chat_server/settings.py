"""The settings, all from the environment, each with a default that works on a laptop.

README's table is compared with these fields by a test.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_DATA = Path("data")
_SHORTEST_SECRET = 32  # RFC 7518, section 3.2: a key of HS256 is no shorter than its hash
_KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"


class SettingsError(Exception):
    """A setting has a value that cannot be used; the message names the variable and the cure."""


def _setting(default: Any, read: Callable[[str], Any], cure: str) -> Any:
    return field(default=default, metadata={"read": read, "cure": cure})


def _number(lowest: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        value = float(text)
        if not value >= lowest:
            raise ValueError
        return value

    return read


def _whole(lowest: int, highest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        value = int(text)
        if not lowest <= value <= highest:
            raise ValueError
        return value

    return read


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError
        return text

    return read


def _starting(*starts: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text and not text.startswith(starts):
            raise ValueError
        return text

    return read


def _postgres_url(text: str) -> str:
    for other in ("postgres://", "postgresql+psycopg://"):
        if text.startswith(other):
            text = "postgresql://" + text.removeprefix(other)
    return _starting("postgresql://", "sqlite")(text)


def _smtp_url(text: str) -> str:
    if text and (urlsplit(text).scheme not in ("smtp", "smtps") or not urlsplit(text).hostname):
        raise ValueError
    _ = urlsplit(text).port  # raises ValueError for what is no number
    return text


def _mail_address(text: str) -> str:
    name, _, host = text.partition("@")
    if not name or "." not in host or any(sign.isspace() or sign in "<>@,;" for sign in name + host):
        raise ValueError
    return text


def _secret(text: str) -> str:
    if len(text.encode()) < _SHORTEST_SECRET:
        raise ValueError
    return text


def _origins(text: str) -> tuple[str, ...]:
    origins = tuple(part.strip().rstrip("/") for part in text.split(",") if part.strip())
    if not all(origin.startswith(("http://", "https://")) and "*" not in origin for origin in origins):
        raise ValueError
    return origins


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside. Field `host` is the variable HOST, and so on."""

    host: str = _setting("127.0.0.1", str, "an address to listen on, such as 127.0.0.1 or 0.0.0.0")
    port: int = _setting(8000, _whole(0, 65535), "a port number; 0 takes a free one")
    data_dir: Path = _setting(_DATA, Path, "a folder that may be written")
    knowledge_dir: Path = _setting(_KNOWLEDGE, Path, "a folder with id/, en/, policy.yaml and triage.yaml")
    database_url: str = _setting("", _postgres_url, "postgresql://user:password@host/name, or empty for SQLite")
    redis_url: str = _setting("", _starting("redis://", "rediss://", "unix://"), "redis://host:6379/0, or empty")
    public_url: str = _setting(
        "", _starting("http://", "https://"), "the address visitors see, such as https://chat.example"
    )
    allowed_origins: tuple[str, ...] = _setting((), _origins, "sites such as https://www.example, separated by commas")
    log_level: str = _setting("info", _one_of("debug", "info", "warning", "error"), "debug, info, warning or error")
    visitor_burst: int = _setting(10, _whole(1, 1_000_000), "messages a visitor may send at once")
    visitor_per_minute: float = _setting(30.0, _number(0.1), "messages a minute that a visitor may go on with")
    sign_ins_per_quarter: int = _setting(
        5, _whole(1, 1_000_000), "wrong passwords in 15 minutes before an account waits"
    )
    drain_seconds: float = _setting(10.0, _number(0), "seconds in which clients move away when the server stops")
    bot: str = _setting("on", _one_of("on", "off"), "on, or off to give every question to people at once")
    auto_assign: str = _setting("off", _one_of("on", "off"), "on, or off to let agents claim")
    agent_limit: int = _setting(5, _whole(1, 1000), "open cases that an agent is given at most")
    smtp_url: str = _setting(
        "", _smtp_url, "smtp://user:password@host:587 or smtps://host:465, or empty to send no mail"
    )
    mail_from: str = _setting("support@dashpro.my.id", _mail_address, "an address such as support@dashpro.my.id")
    unread_mail_minutes: float = _setting(
        5.0, _number(0), "minutes until an answer that was not read is mailed; 0 mails none"
    )
    identity_secret: str = _setting("", _secret, "at least 32 random characters, or empty to trust no identity")
    widget_consent_id: str = _setting("", str, "what visitors agree to before they chat, in Indonesian")
    widget_consent_en: str = _setting("", str, "the same in English")
    privacy_url: str = _setting("", _starting("http://", "https://"), "the address of the privacy notice, or empty")
    web_concurrency: int = _setting(1, _whole(1, 256), "server processes; above 1 needs PostgreSQL and Redis")
    trusted_proxies: int = _setting(0, _whole(0, 10), "proxies in front of the server that write X-Forwarded-For")
    connections: int = _setting(20_000, _whole(1, 10_000_000), "connections of one process")
    connections_per_address: int = _setting(200, _whole(1, 10_000_000), "connections of one address")
    upgrades_per_minute: int = _setting(600, _whole(1, 10_000_000), "new connections a minute of one address")
    arrivals: int = _setting(1000, _whole(1, 10_000_000), "newcomers that are let in at once")
    tabs_per_visitor: int = _setting(10, _whole(1, 1_000_000), "connections of one visitor")
    conversations_per_hour: int = _setting(10, _whole(1, 1_000_000), "conversations a visitor may begin in an hour")
    conversations_per_hour_of_address: int = _setting(
        100, _whole(1, 1_000_000), "conversations that visitors of one address may begin in an hour"
    )
    kept_packets: int = _setting(256, _whole(1, 1_000_000), "packets kept for a client that reads slowly")
    kept_bytes: int = _setting(1 << 20, _whole(1024, 1 << 30), "bytes kept for a client that reads slowly")
    slow_reader_seconds: float = _setting(8.0, _number(0.1), "seconds until a client that reads slowly is cut off")
    attachment_bytes: int = _setting(10 << 20, _whole(1024, 1 << 30), "bytes that an attachment has at most")
    attachment_bytes_of_sender: int = _setting(
        50 << 20, _whole(1024, 1 << 40), "bytes of attachments that one person may send in a day"
    )
    attachment_bytes_in_all: int = _setting(10 << 30, _whole(1024, 1 << 50), "bytes that all attachments have at most")
    uploads_per_hour: int = _setting(30, _whole(1, 1_000_000), "attachments that one person may send in an hour")
    uploads_per_hour_of_address: int = _setting(
        200, _whole(1, 1_000_000), "attachments that one address may send in an hour"
    )
    disk_floor_bytes: int = _setting(
        500 << 20, _whole(0, 1 << 60), "bytes of free disk that attachments leave to the database"
    )
    database_connections: int = _setting(8, _whole(1, 1000), "PostgreSQL connections of one process")

    @property
    def is_public(self) -> bool:
        """True when visitors come over https, so that cookies must be Secure."""
        return self.public_url.startswith("https://")

    @property
    def mails_unread(self) -> bool:
        """True when visitors who gave an address are mailed what they did not read."""
        return bool(self.smtp_url) and self.unread_mail_minutes > 0

    @property
    def own_host(self) -> str:
        """The address under which this machine itself reaches the server."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - compared, not bound

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """The settings that `environment` (default: the process's) gives; raises SettingsError."""
        environment = os.environ if environment is None else environment
        values: dict[str, Any] = {}
        for setting in fields(cls):
            variable = setting.name.upper()
            text = environment.get(variable, "").strip()
            if not text:
                continue
            try:
                values[setting.name] = setting.metadata["read"](text)
            except ValueError:
                # The value itself stays out of the message: it may be a password.
                raise SettingsError(f"{variable}: not usable; give {setting.metadata['cure']}") from None
        # A platform that hands out the port expects the server on all addresses (setup.md).
        if "port" in values and "host" not in values and environment.get("DYNO"):
            values["host"] = "0.0.0.0"  # noqa: S104 - only where the platform says that it routes to us
        settings = cls(**values)
        if settings.web_concurrency > 1 and not (settings.redis_url and settings.database_url.startswith("postgres")):
            raise SettingsError("WEB_CONCURRENCY: several processes need DATABASE_URL (PostgreSQL) and REDIS_URL")
        return settings
