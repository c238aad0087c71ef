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
_SOON = 2.0


class UploadLimits:
    """Token buckets by sender and by address, and the places for uploads that are under way."""

    def __init__(self, settings: Settings) -> None:
        own, shared = settings.uploads_per_hour, settings.uploads_per_hour_of_address
        self._senders = Limit(own, own / _HOUR, time.monotonic)
        self._addresses = Limit(shared, shared / _HOUR, time.monotonic)
        self._under_way: Counter[str] = Counter()

    @contextmanager
    def place(self, sender: str, address: str) -> Iterator[None]:
        """A place for an upload while it lasts; an empty address is not limited.

        Raises:
            TooManyError, UnavailableError: there is none; `retry_after` says when to ask again.
        """
        if self._under_way[sender] >= _AT_ONCE_OF_SENDER:
            raise TooManyError("too many uploads at once", retry_after=_SOON)
        if self._under_way.total() >= _AT_ONCE:
            raise UnavailableError("too many uploads at once", retry_after=_SOON)
        if address:
            self._addresses.ensure_not_empty(address)
        self._senders.spend(sender)
        if address:
            self._addresses.take(address)
        self._under_way[sender] += 1
        try:
            yield
        finally:
            self._under_way[sender] -= 1
            if not self._under_way[sender]:
                del self._under_way[sender]
