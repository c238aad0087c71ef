"""Version numbers compared."""

import re

_NUMBERS = re.compile(r"\d{1,9}")
_MOST_NUMBERS = 4


def is_older(version: str, newest: str) -> bool:
    """True when `version` comes before `newest`; 4.2 and 4.2.0 are the same, and what has no number is not older."""
    given, latest = _numbers(version), _numbers(newest)
    return any(given) and given < latest


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(number) for number in _NUMBERS.findall(version)[:_MOST_NUMBERS]]
    return tuple(found + [0] * (_MOST_NUMBERS - len(found)))
