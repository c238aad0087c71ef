"""A visitor whom the site around the widget knows: one person on all their devices.

The site says who it is by a signed token. What such a visitor's widget keeps is made from the site's own id for them,
so it leads to the same visitor everywhere; nothing of it can be worked out without the secret.
"""

import hashlib
import hmac
from dataclasses import dataclass, replace
from functools import partial

from chat_server.actions.visitor_connects import hash_of, recognise
from chat_server.desk import Desk
from chat_server.domain.people import Page, Visitor
from chat_server.store import visitors
from chat_server.store.prepared import Tx

# No random token has it (they are base64), so the two kinds cannot be taken for each other.
_MARK = "site."


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the site says that the visitor is: its own id for them, and what it tells of them."""

    subject: str
    name: str | None
    email: str | None


async def identify(
    desk: Desk, identity: Identity, token: str | None, language: str | None, page: Page | None, zone: str | None
) -> tuple[Visitor, str]:
    """The visitor of that identity and their token; somebody who was nobody until now becomes them."""
    own = _token_of(desk, identity)
    await desk.store.run(partial(_ensure_known, desk=desk, identity=identity, own=own, token=token, language=language))
    return await recognise(desk, own, language, page, zone)


def _token_of(desk: Desk, identity: Identity) -> str:
    secret, message = desk.settings.identity_secret.encode(), b"visitor:" + identity.subject.encode()
    return _MARK + hmac.new(secret, message, hashlib.sha256).hexdigest()


def _ensure_known(tx: Tx, *, desk: Desk, identity: Identity, own: str, token: str | None, language: str | None) -> None:
    known = visitors.by_token_hash(tx, hash_of(own))
    if known is not None:
        _save(tx, known, identity)
        return
    # What they said before they signed in stays theirs. A device that was somebody else's does not change hands.
    nobody = visitors.by_token_hash(tx, hash_of(token)) if token and not token.startswith(_MARK) else None
    if nobody is not None:
        visitors.give_token(tx, nobody.id, hash_of(own))
        _save(tx, nobody, identity)
        return
    visitor = Visitor(desk.new_id(), language or "id", identity.name, identity.email, None, None, desk.now())
    visitors.insert(tx, visitor, hash_of(own))


def _save(tx: Tx, known: Visitor, identity: Identity) -> None:
    told = replace(known, name=identity.name or known.name, email=identity.email or known.email)
    if told != known:
        visitors.save(tx, told)
