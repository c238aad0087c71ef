"""How much one person may ask for in a while: token buckets that refill evenly."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from chat_server.domain.errors import TooManyError
from chat_server.settings import Settings

_MOST_BUCKETS = 100_000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    filled_at: float


class Limit:
    """At most `burst` at once and `per_second` on average, for each key. `clock` gives seconds that never go back."""

    def __init__(self, burst: float, per_second: float, clock: Callable[[], float]) -> None:
        self._burst = burst
        self._per_second = per_second
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def spend(self, key: str) -> None:
        """Take one from the key's bucket.

        Raises:
            TooManyError: it is empty; `retry_after` says when there is one again.
        """
        self.ensure_not_empty(key).tokens -= 1

    def take(self, key: str) -> None:
        """Take one from the key's bucket, which may then owe some."""
        self._filled(key).tokens -= 1

    def give_back(self, key: str) -> None:
        """Put one back that was taken for nothing."""
        self._filled(key).tokens += 1

    def ensure_not_empty(self, key: str) -> "_Bucket":
        """The key's bucket, from which nothing is taken; raises TooManyError when it is empty."""
        bucket = self._filled(key)
        if bucket.tokens < 1:
            raise TooManyError("too many in a short time", retry_after=(1 - bucket.tokens) / self._per_second)
        return bucket

    def has_some(self, key: str) -> bool:
        """True when there is one in the key's bucket."""
        return self._filled(key).tokens >= 1

    def forget(self, key: str) -> None:
        """Give the key a full bucket again."""
        self._buckets.pop(key, None)

    def _filled(self, key: str) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.pop(key, None) or _Bucket(self._burst, now)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.filled_at) * self._per_second)
        bucket.filled_at = now
        self._buckets[key] = bucket
        if len(self._buckets) > _MOST_BUCKETS:  # the longest unused one is full again by now, or nearly
            self._buckets.popitem(last=False)
        return bucket


@dataclass(frozen=True, slots=True)
class HttpLimits:
    """The limits of what is asked over HTTP."""

    sign_in_by_account: Limit
    sign_in_by_address: Limit
    search: Limit


def http_limits(settings: Settings) -> HttpLimits:
    """The limits that the settings give. An address may fail four times as often as an account: offices share one."""
    quarter = 15 * 60
    failures = settings.sign_ins_per_quarter
    return HttpLimits(
        sign_in_by_account=Limit(failures, failures / quarter, time.monotonic),
        sign_in_by_address=Limit(4 * failures, 4 * failures / quarter, time.monotonic),
        search=Limit(20, 1, time.monotonic),
    )
