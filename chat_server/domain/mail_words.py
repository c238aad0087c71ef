"""The words of the mails to agents and managers, Indonesian and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailWords:
    """One language's words; braces are filled in."""

    escalation_subject: str
    breach_subject: str
    alert_subject: str
    escalation: str
    breach: str
    alert_on_duty: str
    alert_managers: str
    by: str
    by_visitor: str
    by_clock: str
    by_bot: str
    reason: str
    level: str
    ticket: str
    priority: str
    kind: str
    status: str
    due: str
    agent: str
    nobody: str
    visitor: str
    details: str
    question: str
    history: str
    said: str
    console: str
    unknown: str


INDONESIAN = MailWords(
    escalation_subject="[Eskalasi] Tiket {ticket}: prioritas {priority}",
    breach_subject="[Terlambat] Tiket {ticket}: prioritas {priority}",
    alert_subject="[Menunggu] Tiket {ticket}: prioritas {priority}",
    escalation="Sebuah kasus memerlukan perhatian manajer dukungan.",
    breach="Jawaban untuk kasus ini melewati waktu yang dijanjikan kepada pengunjung.",
    alert_on_duty="Sebuah kasus menunggu, dan belum ada petugas yang melihat pemberitahuannya di konsol.",
    alert_managers="Sebuah kasus masih menunggu. Petugas sudah diberi tahu, tetapi belum ada yang melihatnya.",
    by="Diminta oleh",
    by_visitor="pengunjung",
    by_clock="sistem, karena waktu jawaban terlewati",
    by_bot="asisten, atas keluhan pengunjung",
    reason="Alasan",
    level="Tingkat",
    ticket="Tiket",
    priority="Prioritas",
    kind="Jenis bantuan",
    status="Keadaan",
    due="Janji jawaban",
    agent="Petugas",
    nobody="belum ada",
    visitor="Pengunjung",
    details="Rincian",
    question="Pertanyaan",
    history="Riwayat",
    said="Pesan terakhir",
    console="Buka konsol",
    unknown="tidak diketahui",
)

ENGLISH = MailWords(
    escalation_subject="[Escalation] Ticket {ticket}: priority {priority}",
    breach_subject="[Late] Ticket {ticket}: priority {priority}",
    alert_subject="[Waiting] Ticket {ticket}: priority {priority}",
    escalation="A case needs the support manager.",
    breach="The answer to this case is later than the visitor was promised.",
    alert_on_duty="A case is waiting, and no agent has seen its alert in the console.",
    alert_managers="A case is still waiting. The agents on duty were told, and none of them has seen it.",
    by="Asked for by",
    by_visitor="the visitor",
    by_clock="the system, since the time to answer is over",
    by_bot="the assistant, for the visitor's complaint",
    reason="Reason",
    level="Level",
    ticket="Ticket",
    priority="Priority",
    kind="Kind of support",
    status="State",
    due="Answer promised",
    agent="Agent",
    nobody="nobody yet",
    visitor="Visitor",
    details="Details",
    question="Question",
    history="History",
    said="Last messages",
    console="Open the console",
    unknown="unknown",
)


def mail_words(language: str) -> MailWords:
    """The words of the language; Indonesian when it is not English."""
    return ENGLISH if language == "en" else INDONESIAN
