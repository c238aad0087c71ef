"""Places for uploads that are under way: nobody, and no address, takes all of them."""

from contextlib import ExitStack

import pytest

from chat_server.domain.errors import TooManyError, UnavailableError
from chat_server.settings import Settings
from chat_server.web.upload_limits import UploadLimits, next_bytes_due

OFFICE, OTHERS = "203.0.113.7", "198.51.100.4"


def take(stack: ExitStack, limits: UploadLimits, count: int, address: str) -> None:
    """Begin that many uploads, each of another visitor at that address."""
    for number in range(count):
        stack.enter_context(limits.place(f"visitor:{address}-{number}", address))


def test_one_address_cannot_keep_all_places_with_uploads_that_never_end() -> None:
    limits = UploadLimits(Settings())
    with ExitStack() as under_way:
        take(under_way, limits, 12, OFFICE)
        with pytest.raises(TooManyError), limits.place("visitor:mallory", OFFICE):
            pass
        with limits.place("visitor:vera", OTHERS):
            pass
    with limits.place("visitor:mallory", OFFICE):
        pass


def test_uploads_from_everywhere_are_bounded_together() -> None:
    limits = UploadLimits(Settings())
    with ExitStack() as under_way:
        for number in range(4):
            take(under_way, limits, 8, f"203.0.113.{number}")
        with pytest.raises(UnavailableError), limits.place("visitor:vera", OTHERS):
            pass


def test_an_upload_must_keep_a_pace_and_may_not_pause_for_long() -> None:
    assert next_bytes_due(now=5, began=0, received=0) == 35
    assert next_bytes_due(now=59, began=0, received=3) == pytest.approx(60, abs=0.01)
    assert next_bytes_due(now=800, began=0, received=10 << 20) == 830, "ten megabytes over a slow network arrive"
    assert next_bytes_due(now=800, began=0, received=1 << 20) < 800, "too slow by now"
