"""Mail and webhooks that wait to leave, written in the transaction that caused them, so none is lost or invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from chat_server.store.prepared import Prepared, Tx
from chat_server.store.schema import outbox
from chat_server.store.times import from_ms, time_of, to_ms

_NAMES = ("id", "kind", "payload", "created_at", "due_at", "sent_at", "tries")
_INSERT = Prepared(sa.insert(outbox).values({name: sa.bindparam(name) for name in _NAMES}))
_WAITS = sa.and_(outbox.c.sent_at.is_(None), outbox.c.failed_at.is_(None))
_DUE = Prepared(
    sa.select(outbox.c.id, outbox.c.kind, outbox.c.payload, outbox.c.due_at, outbox.c.tries, outbox.c.created_at)
    .where(_WAITS, outbox.c.due_at <= sa.bindparam("now"))
    .order_by(outbox.c.due_at, outbox.c.id)
    .limit(sa.bindparam("count"))
)
_CLAIM = Prepared(
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("key"), outbox.c.due_at == sa.bindparam("seen_due"), _WAITS)
    .values(due_at=sa.bindparam("due"), tries=sa.bindparam("tries"))
)
_SENT = Prepared(
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("key"), _WAITS)
    .values(sent_at=sa.bindparam("now"), error=sa.null())
)
_FAILED = Prepared(
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("key"), _WAITS)
    .values(failed_at=sa.bindparam("failed_at"), due_at=sa.bindparam("due"), error=sa.bindparam("error"))
)
_RENEW = Prepared(
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("key"))
    .values(
        {name: sa.bindparam(name) for name in ("payload", "created_at", "due_at")}
        | {"sent_at": sa.null(), "failed_at": sa.null(), "error": sa.null(), "tries": 0}
    )
)
_REWRITE = Prepared(
    sa.update(outbox).where(outbox.c.id == sa.bindparam("key"), _WAITS).values(payload=sa.bindparam("payload"))
)
_LOOK = Prepared(
    sa.select(outbox.c.payload, outbox.c.sent_at, outbox.c.failed_at).where(outbox.c.id == sa.bindparam("key"))
)
_KNOWN = Prepared(sa.select(outbox.c.id).where(outbox.c.id == sa.bindparam("key")))
_NEXT = Prepared(sa.select(sa.func.min(outbox.c.due_at)).where(_WAITS))


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something that waits to leave; `tries` counts the attempts that began before."""

    id: str
    kind: str
    payload: str
    due_at: datetime
    tries: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that was kept, whether it waits to leave or is done with."""

    payload: str
    is_waiting: bool


def add(tx: Tx, identity: str, kind: str, payload: str, at: datetime, due_at: datetime | None = None) -> None:
    """Keep something to send, at once unless `due_at` is later.

    `payload` is JSON, `identity` makes a repeated sending recognisable.
    """
    tx.run(
        _INSERT,
        id=identity,
        kind=kind,
        payload=payload,
        created_at=to_ms(at),
        due_at=to_ms(due_at or at),
        sent_at=None,
        tries=0,
    )


def is_known(tx: Tx, identity: str) -> bool:
    """True when something of that identity was kept before, sent or not."""
    return tx.row(_KNOWN, key=identity) is not None


def look(tx: Tx, identity: str) -> Kept | None:
    """What was kept under that identity."""
    row = tx.row(_LOOK, key=identity)
    return Kept(row[0], is_waiting=row[1] is None and row[2] is None) if row else None


def renew(tx: Tx, identity: str, payload: str, at: datetime, due_at: datetime) -> None:
    """Let it wait as if it were new, whatever became of it before; for what is sent again and again."""
    tx.run(_RENEW, key=identity, payload=payload, created_at=to_ms(at), due_at=to_ms(due_at))


def rewrite(tx: Tx, identity: str, payload: str) -> None:
    """Let what waits be about something else."""
    tx.run(_REWRITE, key=identity, payload=payload)


def due(tx: Tx, now: datetime, count: int) -> Sequence[Parcel]:
    """What may be sent now, longest waiting first."""
    return [
        Parcel(identity, kind, payload, time_of(due_at), tries, time_of(created_at))
        for identity, kind, payload, due_at, tries, created_at in tx.rows(_DUE, now=to_ms(now), count=count)
    ]


def claim(tx: Tx, parcel: Parcel, again_at: datetime) -> bool:
    """True when this caller is the one to send it; should it die meanwhile, it is due again at `again_at`."""
    return (
        tx.run(
            _CLAIM,
            key=parcel.id,
            seen_due=to_ms(parcel.due_at),
            due=to_ms(again_at),
            tries=parcel.tries + 1,
        )
        == 1
    )


def sent(tx: Tx, identity: str, now: datetime) -> None:
    """It has left."""
    tx.run(_SENT, key=identity, now=to_ms(now))


def not_sent(tx: Tx, identity: str, error: str, again_at: datetime, *, failed_at: datetime | None) -> None:
    """It did not leave; it is due again at `again_at`, or never when it failed for good."""
    tx.run(_FAILED, key=identity, error=error, due=to_ms(again_at), failed_at=to_ms(failed_at))


def next_due(tx: Tx) -> datetime | None:
    """When the next thing may be sent."""
    row = tx.row(_NEXT)
    return from_ms(row[0]) if row else None
