"""Indonesia's national holidays and collective leave, as the government's yearly joint decree sets them.

Taken from the `holidays` library. Its lunar dates of years without a decree yet are estimates.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import holidays

from chat_server.domain.policy_facts import Text


def _country() -> Any:
    """The library's class for Indonesia, from its own file.

    Any import of the package that holds it loads all 250 countries: 19 MB, and a fifth of a second at each start.
    """
    file = Path(holidays.__file__).parent / "countries" / "indonesia.py"
    spec = spec_from_file_location("holidays_of_indonesia", file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Indonesia


_INDONESIA = _country()


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
        _INDONESIA(years=year, expand=False, language=language, categories=(category,)) for language in ("id", "en_US")
    )
    return {day: Text(id=name, en=english[day]) for day, name in indonesian.items()}
