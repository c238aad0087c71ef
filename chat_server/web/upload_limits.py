"""How many files one person and one address may upload, and how many may arrive at the same moment."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from chat_server.domain.errors import TooManyError, UnavailableError
from chat_server.settings import Settings
from chat_server.web.limits import Limit

_HOUR = 60 * 60
_AT_ONCE = 32  # of this process: what they may fill of the disk before the quota is looked at again
_AT_ONCE_OF_SENDER = 6  # all that a message may hold, and one of another tab
_AT_ONCE_OF_ADDRESS = 12  # or one that sends a byte now and then would keep all places for itself
_SOON = 2.0
_PATIENCE = 30.0  # seconds without a byte
_HEAD_START = 60.0
_SLOWEST = 11_000  # bytes a second after the head start: ten megabytes in about 15 minutes


def next_bytes_due(now: float, began: float, received: int) -> float:
    """Until when the next bytes of an upload must arrive, so that none holds its place with a byte now and then."""
    return min(now + _PATIENCE, began + _HEAD_START + received / _SLOWEST)


class UploadLimits:
    """Token buckets by sender and by address, and the places for uploads that are under way."""

    def __init__(self, settings: Settings) -> None:
        own, shared = settings.uploads_per_hour, settings.uploads_per_hour_of_address
        self._senders = Limit(own, own / _HOUR, time.monotonic)
        self._addresses = Limit(shared, shared / _HOUR, time.monotonic)
        self._under_way: Counter[str] = Counter()
        self._of_address: Counter[str] = Counter()

    @contextmanager
    def place(self, sender: str, address: str) -> Iterator[None]:
        """A place for an upload while it lasts; an empty address is not limited.

        Raises:
            TooManyError, UnavailableError: there is none; `retry_after` says when to ask again.
        """
        if self._under_way[sender] >= _AT_ONCE_OF_SENDER:
            raise TooManyError("too many uploads at once", retry_after=_SOON)
        if address and self._of_address[address] >= _AT_ONCE_OF_ADDRESS:
            raise TooManyError("too many uploads at once from one address", retry_after=_SOON)
        if self._under_way.total() >= _AT_ONCE:
            raise UnavailableError("too many uploads at once", retry_after=_SOON)
        if address:
            self._addresses.ensure_not_empty(address)
        self._senders.spend(sender)
        if address:
            self._addresses.take(address)
        with _counted(self._under_way, sender), _counted(self._of_address, address):
            yield


@contextmanager
def _counted(counts: Counter[str], key: str) -> Iterator[None]:
    """One more while it lasts; a key that has none is not kept."""
    counts[key] += 1
    try:
        yield
    finally:
        counts[key] -= 1
        if not counts[key]:
            del counts[key]
