"""Token buckets, with a clock that stands still until it is moved."""

import pytest

from chat_server.domain.errors import TooManyError
from chat_server.web.limits import Limit


class Clock:
    """Seconds that a test moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_after_the_burst_one_must_wait_for_the_next_token() -> None:
    clock = Clock()
    limit = Limit(3, 0.5, clock)
    for _ in range(3):
        limit.spend("vera")
    with pytest.raises(TooManyError) as refused:
        limit.spend("vera")
    assert refused.value.retry_after == pytest.approx(2.0)
    clock.seconds = 2.0
    limit.spend("vera")


def test_one_persons_flood_costs_nobody_else() -> None:
    limit = Limit(1, 1, Clock())
    limit.spend("mallory")
    with pytest.raises(TooManyError):
        limit.spend("mallory")
    limit.spend("vera")


def test_a_bucket_never_holds_more_than_the_burst() -> None:
    clock = Clock()
    limit = Limit(2, 1, clock)
    limit.spend("vera")
    clock.seconds = 1_000_000
    limit.spend("vera")
    limit.spend("vera")
    with pytest.raises(TooManyError):
        limit.spend("vera")
