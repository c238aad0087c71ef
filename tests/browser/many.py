"""A full waiting list, for tests of the console's list."""

from datetime import UTC, datetime, timedelta

from chat_server.domain.clocks import computed_anew
from chat_server.domain.conversation import PRIORITIES, Conversation, Preview
from chat_server.domain.message import Author, Draft
from chat_server.domain.people import Visitor
from chat_server.services.policy_folder import read_policy_folder
from chat_server.store import conversations, messages, visitors
from chat_server.store.prepared import Tx
from tests.running import PROJECT

COUNT = 2000
_ASKED = ("Laporan penjualan salah hitung", "Ekspor berhenti di tengah", "Webhook tidak terkirim", "Tidak bisa masuk")


def name(number: int) -> str:
    """The visitor of one of them."""
    return f"Pengunjung {number:04}"


def keep_many(tx: Tx) -> None:
    """Keep COUNT waiting conversations, with the promises that the shipped policy gives."""
    now, policy = datetime.now(UTC), read_policy_folder(PROJECT / "knowledge")
    for number in range(COUNT):
        text, asked = f"{_ASKED[number % len(_ASKED)]} ({number})", now - timedelta(seconds=number % 300)
        visitor = Visitor(f"visitor-{number}", "id", name(number), None, None, None, asked)
        visitors.insert(tx, visitor, f"hash {number}")
        case = Conversation(
            f"case-{number:04}",
            visitor.id,
            "id",
            asked,
            asked,
            status="waiting",
            ticket=f"DP-{number:04}-TEST",
            priority=PRIORITIES[number % len(PRIORITIES)],
            category="troubleshooting",
            visitor_name=visitor.name,
            clock_started_at=asked,
            due_at=now,
            head=1,
            preview=Preview("visitor", text, asked),
        )
        conversations.insert(tx, computed_anew(case, policy, asked))
        messages.insert(tx, case.id, 1, Draft(Author("visitor", visitor.id, visitor.name or ""), "text", text), asked)
