"""How often the forms without script may be sent: by the sender's address, and by what they ask about."""

import time
from collections.abc import Callable

from chat_server.settings import Settings
from chat_server.web.limits import Limit

_HOUR = 60 * 60
_QUARTER = 15 * 60


class StatusLimits:
    """Wrong pairs by address and by ticket number, and what may be done to one ticket.

    An address may fail more often than a number: offices share one. Numbers that do not exist count like others, or
    the difference would tell.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._failures_of_address = Limit(20, 20 / _QUARTER, clock)
        self._failures_of_ticket = Limit(5, 5 / _QUARTER, clock)
        self._acts = Limit(10, 10 / _HOUR, clock)

    def looks(self, address: str, ticket: str) -> None:
        """Count a look; raises TooManyError after too many wrong pairs.

        It counts before anything is looked up, or those made at the same moment would all be let through.
        An empty address, or what is no number, is not limited.
        """
        if ticket:
            self._failures_of_ticket.ensure_not_empty(ticket)
        if address:
            self._failures_of_address.spend(address)
        if ticket:
            self._failures_of_ticket.spend(ticket)

    def was_right(self, address: str, ticket: str) -> None:
        """A look that was counted was at a right pair, or at none."""
        if ticket:
            self._failures_of_ticket.give_back(ticket)
        if address:
            self._failures_of_address.give_back(address)

    def acts(self, ticket: str) -> None:
        """Count something that is done to a ticket; raises TooManyError."""
        self._acts.spend(ticket)


class ContactLimits:
    """Messages by the contact form: as many as conversations that may be begun in the chat."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        own, shared = settings.conversations_per_hour, settings.conversations_per_hour_of_address
        self._of_email = Limit(own, own / _HOUR, clock)
        self._of_address = Limit(shared, shared / _HOUR, clock)

    def ensure_may_write(self, address: str, email: str) -> None:
        """Count a message; raises TooManyError. An empty address is not limited."""
        if address:
            self._of_address.spend(address)
        self._of_email.spend(email.lower())
