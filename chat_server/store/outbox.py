"""Mail and webhooks that wait to leave, written in the transaction that caused them, so none is lost or invented."""

from datetime import datetime

import sqlalchemy as sa

from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import outbox
from chat_server.store.times import to_ms

_NAMES = ("id", "kind", "payload", "created_at", "due_at", "sent_at", "tries")
_INSERT = Prepared(sa.insert(outbox).values({name: sa.bindparam(name) for name in _NAMES}))


def add(tx: Tx, identity: str, kind: str, payload: str, at: datetime) -> None:
    """Keep something to send; `payload` is JSON, `identity` makes a repeated sending recognisable."""
    tx.run(
        _INSERT,
        id=identity,
        kind=kind,
        payload=payload,
        created_at=to_ms(at),
        due_at=to_ms(at),
        sent_at=None,
        tries=0,
    )
