"""The invariants of docs/reliability.md, checked on journals and the database; every violation is a sentence.

I1 what was acknowledged is stored once, as acknowledged · I2 a sender's client id is stored once · I3 numbers have no
gaps and stand in the order of sending · I4 every screen shows what the database holds · I5 and nothing else · I6 what
was not acknowledged is refused or still in the journal · I7 the process gives back what it took (`Footprint`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from chat_server.store.schema import conversation, message
from tests.faults.journal import Phone
from tests.running import Server


@dataclass(frozen=True, slots=True)
class Row:
    """A stored message."""

    conversation_id: str
    seq: int
    sender: str
    client_id: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What a database holds: its messages in order, and the head of each conversation."""

    rows: Sequence[Row]
    heads: dict[str, int]


def stored_by(server: Server) -> Stored:
    """What the database behind a server holds."""
    url = server.environment.get("DATABASE_URL", "")
    address = url.replace("postgresql://", "postgresql+psycopg://", 1) or f"sqlite:///{server.data_dir}/chat.sqlite3"
    engine = sa.create_engine(address)
    m = message.c
    try:
        with engine.connect() as connection:
            asked = sa.select(m.conversation_id, m.seq, m.sender, m.client_id, m.text)
            rows = [Row(*row) for row in connection.execute(asked.order_by(m.conversation_id, m.seq))]
            heads = {row[0]: row[1] for row in connection.execute(sa.select(conversation.c.id, conversation.c.head))}
    finally:
        engine.dispose()
    return Stored(rows, heads)


def violations(stored: Stored, phones: Iterable[Phone], *, are_settled: bool = True) -> list[str]:
    """What is not as promised; `are_settled`: every phone is connected and has caught up (I4)."""
    by_client_id = {row.client_id: row for row in stored.rows if row.client_id}
    by_conversation: dict[str, list[Row]] = defaultdict(list)
    for row in stored.rows:
        by_conversation[row.conversation_id].append(row)
    found = _not_once(stored.rows) + _not_gapless(by_conversation, stored.heads)
    for phone in phones:
        found += phone.faults + _not_as_acknowledged(phone, by_client_id) + _not_in_order(phone, by_client_id)
        found += _not_accounted_for(phone, by_client_id) + _not_as_shown(
            phone, by_conversation, are_settled=are_settled
        )
    return found


def _not_once(rows: Sequence[Row]) -> list[str]:
    times = Counter((row.sender, row.client_id) for row in rows if row.client_id)
    return [
        f"I2: {client_id} of {sender} stored {count} times" for (sender, client_id), count in times.items() if count > 1
    ]


def _not_gapless(by_conversation: dict[str, list[Row]], heads: dict[str, int]) -> list[str]:
    return [
        f"I3: {identity} has a head of {head} and {len(by_conversation[identity])} messages, or a gap"
        for identity, head in heads.items()
        if [row.seq for row in by_conversation[identity]] != list(range(1, head + 1))
    ]


def _not_as_acknowledged(phone: Phone, by_client_id: dict[str, Row]) -> list[str]:
    found = []
    for client_id, told in phone.acknowledged.items():
        row = by_client_id.get(client_id)
        if row is None or (row.conversation_id, row.seq, row.text) != (*told, phone.sent[client_id]):
            found.append(
                f"I1: {phone.name}: acknowledged as {told}, stored as {row and (row.conversation_id, row.seq)}"
            )
    return found


def _not_in_order(phone: Phone, by_client_id: dict[str, Row]) -> list[str]:
    """The numbers within a conversation grow in the order of sending."""
    last: dict[str, int] = defaultdict(int)
    found = []
    for row in (by_client_id[client_id] for client_id in phone.sent if client_id in by_client_id):
        if row.seq <= last[row.conversation_id]:
            found.append(f"I3: {phone.name}: number {row.seq} stands in another order than it was sent")
        last[row.conversation_id] = row.seq
    return found


def _not_accounted_for(phone: Phone, by_client_id: dict[str, Row]) -> list[str]:
    gone = phone.sent.keys() - phone.acknowledged.keys() - phone.refused.keys() - phone.unsent.keys()
    found = [f"I6: {phone.name}: {client_id} silently gone" for client_id in gone]
    return found + [
        f"I6: {phone.name}: refused, yet stored" for client_id in phone.refused if client_id in by_client_id
    ]


def _not_as_shown(phone: Phone, by_conversation: dict[str, list[Row]], *, are_settled: bool) -> list[str]:
    rows = by_conversation.get(phone.conversation_id or "", [])
    held = [(row.conversation_id, row.seq, row.text) for row in rows]
    foreign = [row for row in phone.shown if row not in set(held)]
    found = [f"I5: {phone.name}: shows {row[:2]}, which is not in its conversation" for row in foreign]
    newest = held[-len(phone.shown) :] if phone.shown else []
    if are_settled and not foreign and (phone.shown != newest or (held and not phone.shown)):
        found.append(f"I4: {phone.name}: shows {len(phone.shown)} messages up to {phone.last}, stored {len(held)}")
    return found


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a process holds: resident memory in bytes, file descriptors, threads."""

    memory: int
    descriptors: int
    threads: int

    @classmethod
    def of(cls, server: Server) -> "Footprint":
        """Of a running server."""
        assert server.process
        folder = Path(f"/proc/{server.process.pid}")
        facts = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines() if ":" in line)
        return cls(int(facts["VmRSS"].split()[0]) * 1024, len(list((folder / "fd").iterdir())), int(facts["Threads"]))

    def violations(self, before: "Footprint", spare: int = 20 << 20) -> list[str]:
        """What is more than before; memory may grow by a tenth and `spare` bytes, for caches that are bounded."""
        found = []
        if self.memory > before.memory * 1.1 + spare:
            found.append(f"I7: memory from {before.memory >> 20} to {self.memory >> 20} MiB")
        if self.descriptors > before.descriptors + 3:
            found.append(f"I7: descriptors from {before.descriptors} to {self.descriptors}")
        if self.threads > before.threads + 2:
            found.append(f"I7: threads from {before.threads} to {self.threads}")
        return found
