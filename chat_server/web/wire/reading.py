"""Reading what clients send, strictly.

Unknown fields, wrong types, NUL and lone surrogates are refused before anything else sees them.
"""

import re
import uuid
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from chat_server.domain.errors import InvalidError, TooLongError
from chat_server.web.wire.payload import Request

LONGEST_TEXT = 4000

_R = TypeVar("_R", bound=Request)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def read(kind: type[_R], payload: Any) -> _R:
    """The payload as `kind`; None counts as an empty one.

    Raises:
        InvalidError: it is not of that form, or holds a text that no database stores.
    """
    payload = {} if payload is None else payload
    ensure_storable(payload)
    try:
        return msgspec.convert(payload, kind, strict=True)
    except (msgspec.ValidationError, RecursionError) as error:
        raise InvalidError(str(error)) from None


def read_body(kind: type[_R], body: bytes) -> _R:
    """The JSON body of a request as `kind`; raises InvalidError."""
    try:
        return read(kind, msgspec.json.decode(body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise InvalidError("the body is not JSON") from None


def ensure_client_id(client_id: str) -> str:
    """The client id in its one spelling; raises InvalidError when it is no UUID."""
    try:
        return str(uuid.UUID(client_id))
    except ValueError:
        raise InvalidError("client_id must be a UUID") from None


def ensure_text(text: str) -> str:
    """The text, which says something and is not too long; raises InvalidError or TooLongError."""
    if len(text) > LONGEST_TEXT:
        raise TooLongError(f"a message has at most {LONGEST_TEXT} characters")
    if not text.strip():
        raise InvalidError("the text is empty")
    return text


def ensure_said(text: str, attachments: tuple[str, ...]) -> str:
    """The text, which may be empty when something is attached; raises InvalidError or TooLongError."""
    return "" if attachments and not text.strip() else ensure_text(text)


def read_time(text: str | None) -> datetime | None:
    """The moment an RFC 3339 text names; raises InvalidError."""
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            raise InvalidError("a time must say its offset")
        return at.astimezone(UTC)
    except (ValueError, OverflowError):  # the second: before the year 1 or after 9999 in UTC
        raise InvalidError("a time must be RFC 3339, such as 2026-11-23T02:00:00.000Z") from None


def ensure_storable(value: Any) -> None:
    """Raise InvalidError for NUL and lone surrogates anywhere in a payload; iterative, so that no depth can hurt."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            if _UNSTORABLE.search(found):
                raise InvalidError("a text holds NUL or half of a surrogate pair")
        elif isinstance(found, dict):
            waiting.extend(found)
            waiting.extend(found.values())
        elif isinstance(found, list):
            waiting.extend(found)
