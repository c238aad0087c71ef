"""The people: visitors who ask, agents who answer."""

from dataclasses import dataclass
from datetime import datetime

ROLES = ("agent", "manager", "editor", "admin")
LEADERS = ("manager", "admin")
AVAILABILITIES = ("online", "away", "offline")


@dataclass(frozen=True, slots=True)
class Page:
    """The page of the site that a visitor was on."""

    url: str
    title: str
    referrer: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with the widget. Name, e-mail and phone are what they told; nothing is required.

    `zone` is the time zone of their device when it is one of Indonesia's, such as Asia/Makassar.
    """

    id: str
    language: str
    name: str | None
    email: str | None
    phone: str | None
    page: Page | None
    created_at: datetime
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who works in the console. `role` is one of ROLES."""

    id: str
    email: str
    name: str
    role: str
    availability: str
    is_active: bool

    @property
    def leads(self) -> bool:
        """True for those who take escalations and may take over what a colleague has."""
        return self.role in LEADERS

    @property
    def answers(self) -> bool:
        """True for those who may work on conversations; editors only write articles."""
        return self.role != "editor"
