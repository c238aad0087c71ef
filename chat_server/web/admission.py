"""Who may connect now: caps for the process and for an address, and no more newcomers at once than can be served.

A server that all clients lost at the same moment would otherwise let them in all at once, serve none in time, and lose
them again. Who is refused here has cost next to nothing, and is told when to try again: not all at the same moment.
"""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from chat_server.domain.errors import TooManyError
from chat_server.settings import Settings
from chat_server.web.limits import Limit
from chat_server.web.metrics import REFUSED_CONNECTIONS

_SHORTLY = (1, 8)
_LATER = (10, 40)


@dataclass(frozen=True, slots=True)
class Caps:
    """The most connections of this process, of one address, being let in at once; upgrades a minute of one address."""

    connections: int
    per_address: int
    arrivals: int
    upgrades_per_minute: int


def caps_of(settings: Settings) -> Caps:
    """The caps that the settings give."""
    return Caps(settings.connections, settings.connections_per_address, settings.arrivals, settings.upgrades_per_minute)


class Admission:
    """Counts who is here. An empty address is not limited (`client_address` says whose it is)."""

    def __init__(self, caps: Caps, clock: Callable[[], float] = time.monotonic) -> None:
        self._caps = caps
        self._here = 0
        self._arriving = 0
        self._by_address: Counter[str] = Counter()
        self._upgrades = Limit(caps.upgrades_per_minute, caps.upgrades_per_minute / 60, clock)

    def refusal(self, address: str) -> web.Response | None:
        """The answer to somebody who may not come in now; None lets them in, and counts them until `left`."""
        why = self._why_not(address)
        if why is not None:
            REFUSED_CONNECTIONS.labels(why).inc()
            return _later(why)
        self._here += 1
        self._arriving += 1
        if address:
            self._by_address[address] += 1
        return None

    def arrived(self) -> None:
        """Somebody who was let in has got the welcome, or has gone without it."""
        self._arriving -= 1

    def left(self, address: str) -> None:
        """Somebody who was let in has gone."""
        self._here -= 1
        if address:
            self._by_address[address] -= 1
            if not self._by_address[address]:
                del self._by_address[address]

    def _why_not(self, address: str) -> str | None:
        if self._here >= self._caps.connections:
            return "full"
        if address and self._by_address[address] >= self._caps.per_address:
            return "address"
        if self._arriving >= self._caps.arrivals:
            return "arrivals"
        return self._why_not_again(address)

    def _why_not_again(self, address: str) -> str | None:
        try:
            if address:
                self._upgrades.spend(address)
        except TooManyError:
            return "upgrades"
        return None


def _later(why: str) -> web.Response:
    status = 429 if why in ("address", "upgrades") else 503
    seconds = random.randint(*(_SHORTLY if why == "arrivals" else _LATER))  # noqa: S311 - spreads clients, no secret
    response = web.Response(status=status, text="try again later\n", headers={"Retry-After": str(seconds)})
    response.force_close()
    return response
