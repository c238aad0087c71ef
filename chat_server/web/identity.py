"""Reads the token by which a site says who its visitor is: a JWT signed with HS256 and the secret that both know."""

import re
from typing import Any

import jwt
import structlog

from chat_server.actions.identify_visitor import Identity
from chat_server.domain.mail_address import LONGEST_ADDRESS, is_plain_address

_LONGEST_TOKEN = 4096
_LONGEST_SUBJECT = 200
_LONGEST_NAME = 100
# The algorithm is fixed: what the token itself says of it is what an attacker says (RFC 8725, section 3.1).
_ALGORITHMS = ["HS256"]
_CLOCKS_DIFFER = 30
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_log = structlog.get_logger(__name__)


def read_identity(token: str | None, secret: str) -> Identity | None:
    """The identity in the token; None without one, and for one that is wrong: that never breaks the chat."""
    if not token or not secret:
        return None
    claims = _claims(token, secret) if len(token) <= _LONGEST_TOKEN else {}
    subject = _text(claims, "sub", _LONGEST_SUBJECT)
    if subject is None:
        _log.info("identity_refused", reason="no usable subject")
        return None
    email = _text(claims, "email", LONGEST_ADDRESS)
    is_one = email is not None and is_plain_address(email)
    return Identity(subject, _text(claims, "name", _LONGEST_NAME), email if is_one else None)


def _claims(token: str, secret: str) -> dict[str, Any]:
    """What a sound token says; nothing for any other."""
    options: jwt.types.Options = {"require": ["exp", "sub"], "verify_aud": False}
    try:
        return jwt.decode(token, secret, algorithms=_ALGORITHMS, options=options, leeway=_CLOCKS_DIFFER)
    except (jwt.InvalidTokenError, UnicodeError) as error:
        _log.info("identity_refused", reason=type(error).__name__)
        return {}


def _text(claims: dict[str, Any], name: str, longest: int) -> str | None:
    """The claim when it is a text that can be kept, else None."""
    value = claims.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > longest or _UNSTORABLE.search(value):
        return None
    return value.strip()
