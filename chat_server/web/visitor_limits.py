"""How much one visitor, and all visitors of one address, may ask for."""

import time
from collections import Counter

from chat_server.domain.errors import TooManyError
from chat_server.settings import Settings
from chat_server.web.limits import Limit
from chat_server.web.metrics import REFUSED_CONNECTIONS

_TYPINGS_PER_SECOND = 2
_HOUR = 60 * 60
_TRANSCRIPTS = 5
_SOON = 30.0


class VisitorLimits:
    """Token buckets by visitor: `says`, `typings`, `transcripts`, `acts` for what else changes something; counts."""

    def __init__(self, settings: Settings) -> None:
        per_second = settings.visitor_per_minute / 60
        self.says = Limit(settings.visitor_burst, per_second, time.monotonic)
        self.acts = Limit(10 + settings.visitor_burst, per_second + 1, time.monotonic)
        self.typings = Limit(5, _TYPINGS_PER_SECOND, time.monotonic)
        self.transcripts = Limit(_TRANSCRIPTS, _TRANSCRIPTS / _HOUR, time.monotonic)
        own, shared = settings.conversations_per_hour, settings.conversations_per_hour_of_address
        self._begins = Limit(own, own / _HOUR, time.monotonic)
        self._begins_of_address = Limit(shared, shared / _HOUR, time.monotonic)
        self._most_tabs = settings.tabs_per_visitor
        self._tabs: Counter[str] = Counter()

    def came(self, visitor_id: str) -> None:
        """Count a connection; raises TooManyError when the visitor has enough of them."""
        if self._tabs[visitor_id] >= self._most_tabs:
            REFUSED_CONNECTIONS.labels("visitor").inc()
            raise TooManyError("this chat is open in too many places", retry_after=_SOON)
        self._tabs[visitor_id] += 1

    def left(self, visitor_id: str) -> None:
        """Count a connection less."""
        self._tabs[visitor_id] -= 1
        if not self._tabs[visitor_id]:
            del self._tabs[visitor_id]

    def ensure_may_begin(self, visitor_id: str, address: str) -> None:
        """Raise TooManyError when another conversation would be too many; an empty address is not limited."""
        self._begins.ensure_not_empty(visitor_id)
        if address:
            self._begins_of_address.ensure_not_empty(address)

    def begun(self, visitor_id: str, address: str) -> None:
        """Count a conversation that has begun."""
        self._begins.take(visitor_id)
        if address:
            self._begins_of_address.take(address)
