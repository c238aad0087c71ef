"""The sentences that explain a due time, Indonesian and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WalkWords:
    """One language's sentences; braces are filled in."""

    arrived: str
    wrote_again: str
    rule: str
    hours: str
    waits: str
    off: str
    until: str
    business_day: str
    counted: str
    paused: str
    warn: str
    due: str
    estimated: str
    weekend: str
    no_hours: str
    holiday: str
    collective_leave: str
    closed: str


INDONESIAN = WalkWords(
    arrived="Pertama kali meminta petugas: {when}.",
    wrote_again="Pengunjung menulis lagi: {when}.",
    rule="Prioritas {name}: dijawab dalam {within}, {clock}.",
    hours="Jam kerja: {hours}.",
    waits="Di luar jam kerja, jadi dihitung mulai {when}.",
    off="{days}: {reason}; tidak dihitung.",
    until="{first} sampai {last}",
    business_day="{day}: hari kerja ke-{number}.",
    counted="{day}, {start}–{end}: {lasting} dihitung, sisa {left}.",
    paused="Menunggu pengunjung dari {since} sampai {until}; tidak dihitung.",
    warn="Peringatan untuk tim, setelah {amount}: {when}.",
    due="Janji kepada pengunjung, paling lambat setelah {amount}: {when}.",
    estimated="Hari libur {year} belum ditetapkan pemerintah, jadi tanggal hari raya masih perkiraan.",
    weekend="akhir pekan",
    no_hours="tidak ada jam kerja",
    holiday="{name}, hari libur nasional",
    collective_leave="{name}, cuti bersama",
    closed="{name}, tutup",
)

ENGLISH = WalkWords(
    arrived="First asked for a person: {when}.",
    wrote_again="The visitor wrote again: {when}.",
    rule="Priority {name}: answered within {within}, {clock}.",
    hours="Business hours: {hours}.",
    waits="Outside business hours, so counted from {when}.",
    off="{days}: {reason}; not counted.",
    until="{first} to {last}",
    business_day="{day}: business day {number}.",
    counted="{day}, {start}–{end}: {lasting} counted, {left} left.",
    paused="Waited for the visitor from {since} to {until}; not counted.",
    warn="Warning to the team, after {amount}: {when}.",
    due="Promise to the visitor, at the latest after {amount}: {when}.",
    estimated="The holidays of {year} are not decreed yet, so the dates of lunar feasts are estimates.",
    weekend="weekend",
    no_hours="no business hours",
    holiday="{name}, a national holiday",
    collective_leave="{name}, collective leave",
    closed="{name}, closed",
)


def walk_words(language: str) -> WalkWords:
    """The sentences of the language; Indonesian when it is not English."""
    return ENGLISH if language == "en" else INDONESIAN
