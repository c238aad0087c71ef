"""Days, times and durations in words, Indonesian and English."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from chat_server.domain.periods import DAY, Period

WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
CLOCKS = {
    "id": {
        "day_and_night": "dihitung siang dan malam, termasuk akhir pekan dan hari libur",
        "business_hours": "dihitung selama jam kerja saja",
        "business_days": "dihitung pada hari kerja saja",
    },
    "en": {
        "day_and_night": "counted day and night, weekends and holidays included",
        "business_hours": "counted during business hours only",
        "business_days": "counted on business days only",
    },
}
ALWAYS = {"id": "24 jam setiap hari", "en": "24 hours a day, every day"}
BUT_HOLIDAYS = {"id": "kecuali hari libur nasional", "en": "except national holidays"}
BUT_LEAVE = {
    "id": "kecuali hari libur nasional dan cuti bersama",
    "en": "except national holidays and days of collective leave",
}
_AND = {"id": " dan ", "en": " and "}
_AT = {"id": "pukul", "en": "at"}
_TODAY = {"id": "hari ini", "en": "today"}
_HOURS = {"id": ("jam", "jam"), "en": ("hour", "hours")}
_MINUTES = {"id": ("menit", "menit"), "en": ("minute", "minutes")}
_BUSINESS_DAYS = {"id": ("hari kerja", "hari kerja"), "en": ("business day", "business days")}


def known(language: str) -> str:
    """The language that texts exist in: en, or id for everything else."""
    return "en" if language == "en" else "id"


def day_text(day: date, language: str) -> str:
    """The day: Selasa, 29 Desember 2026."""
    language = known(language)
    return f"{WEEKDAYS[language][day.weekday()]}, {day.day} {MONTHS[language][day.month - 1]} {day.year}"


def clock_text(minutes: int, language: str) -> str:
    """The clock time that many minutes after midnight: 09.00 in Indonesian, 09:00 in English."""
    dot = ":" if known(language) == "en" else "."
    minutes = minutes if minutes == DAY else minutes % DAY
    return f"{minutes // 60:02}{dot}{minutes % 60:02}"


@lru_cache(maxsize=4096)  # a promise is told again with everything that is said under it
def moment_text(at: datetime, language: str, zone: ZoneInfo, today: date | None = None) -> str:
    """Day and clock time in `zone`: Selasa, 29 Desember 2026 pukul 10.00 WIB; the day `today` is called hari ini."""
    language = known(language)
    local = at.astimezone(zone)
    day = _TODAY[language] if local.date() == today else day_text(local.date(), language)
    return f"{day} {_AT[language]} {clock_text(local.hour * 60 + local.minute, language)} {local.tzname()}"


def duration_text(lasting: timedelta, language: str) -> str:
    """The duration in hours and minutes: 1 jam 30 menit."""
    hours, minutes = divmod(round(lasting / timedelta(minutes=1)), 60)
    parts = [_counted(hours, _HOURS, language)] if hours else []
    if minutes or not hours:
        parts.append(_counted(minutes, _MINUTES, language))
    return " ".join(parts)


def amount_text(amount: float, clock: str, language: str) -> str:
    """The amount in the unit that the clock counts: 2 jam, 1 business day."""
    return _counted(amount, _BUSINESS_DAYS if clock == "business_days" else _HOURS, language)


def within_text(early: float, late: float, clock: str, language: str) -> str:
    """The stretch from early to late: 1–2 jam, 24 hours."""
    to = amount_text(late, clock, language)
    return to if early == late else f"{_number(early, language)}–{to}"


def periods_text(periods: Sequence[Period], language: str) -> str:
    """The periods of a day: 09.00–12.00 dan 13.00–18.00."""
    parts = [f"{clock_text(each.opens, language)}–{clock_text(each.closes, language)}" for each in periods]
    return _AND[known(language)].join(parts)


def week_text(week: Sequence[Sequence[Period]], language: str) -> str:
    """The hours of a week, equal days in a row together: Senin–Jumat 09.00–18.00."""
    names = WEEKDAYS[known(language)]
    parts = []
    for periods, group in groupby(range(7), key=lambda weekday: tuple(week[weekday])):
        days = list(group)
        if periods:
            first, last = names[days[0]], names[days[-1]]
            parts.append(f"{first if len(days) == 1 else f'{first}–{last}'} {periods_text(periods, language)}")
    return "; ".join(parts)


def zone_text(zone: ZoneInfo) -> str:
    """The zone's short name, such as WIB; a zone with summer time has its winter's."""
    return datetime(2026, 1, 1, tzinfo=zone).tzname() or zone.key


def _number(amount: float, language: str) -> str:
    return f"{amount:g}" if known(language) == "en" else f"{amount:g}".replace(".", ",")


def _counted(amount: float, unit: dict[str, tuple[str, str]], language: str) -> str:
    one, many = unit[known(language)]
    return f"{_number(amount, language)} {one if amount == 1 else many}"
