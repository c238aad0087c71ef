"""Times as the tables keep them: milliseconds since 1970 UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_ms(at: datetime | None) -> int | None:
    """Milliseconds since 1970 of an aware time."""
    return None if at is None else (at - _EPOCH) // _MILLISECOND


def from_ms(ms: int | None) -> datetime | None:
    """The UTC time of that many milliseconds."""
    return None if ms is None else _EPOCH + ms * _MILLISECOND


def time_of(ms: int) -> datetime:
    """The UTC time of a column that is never null."""
    return _EPOCH + ms * _MILLISECOND
