"""Indonesia's national holidays and collective leave, as the government's yearly joint decree sets them.

Taken from the `holidays` library. Its lunar dates of years without a decree yet are estimates.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

# The country's class itself: going through the library's registry would load every country in the first transaction.
from holidays.countries.indonesia import Indonesia

from chat_server.domain.policy_facts import Text


def holiday_on(day: date) -> Text | None:
    """The national holiday (hari libur nasional) on that day, or None."""
    return _days(day.year, "public").get(day)


def collective_leave_on(day: date) -> Text | None:
    """The collective leave (cuti bersama) on that day, or None."""
    return _days(day.year, "government").get(day)


def is_decided(year: int) -> bool:
    """True when the year's decree is known: every decree so far names days of collective leave."""
    return bool(_days(year, "government"))


@lru_cache(maxsize=64)
def _days(year: int, category: str) -> Mapping[date, Text]:
    indonesian, english = (
        Indonesia(years=year, expand=False, language=language, categories=(category,)) for language in ("id", "en_US")
    )
    return {day: Text(id=name, en=english[day]) for day, name in indonesian.items()}
