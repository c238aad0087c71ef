"""The facts that the support policy consists of, just as `knowledge/policy.yaml` gives them, in both languages."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, field

from chat_server.domain import time_words

Words = Annotated[str, Meta(min_length=1, max_length=2000)]
Amount = Annotated[float, Meta(gt=0, le=1000)]
Clock = Literal["day_and_night", "business_hours", "business_days"]


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in Indonesian and in English."""

    id: Words
    en: Words

    def of(self, language: str) -> str:
        """The text in `language`; Indonesian when it is neither of the two."""
        return self.en if language == "en" else self.id


class _Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: Text = field(name="name")
    texts: Text = field(name="text")

    def name(self, language: str) -> str:
        """What it is called."""
        return self.names.of(language)

    def text(self, language: str) -> str:
        """What is to be said about it."""
        return self.texts.of(language)


class Kind(_Named, frozen=True):
    """A kind of support (section 1)."""

    key: Literal["technical", "usage", "troubleshooting", "integration"]


class Channel(_Named, frozen=True):
    """A way to reach support (sections 2 and 3); `address` is None where the website itself is the way."""

    key: Literal["email", "chat", "phone", "help_centre"]
    hours: Literal["always", "business_hours"]
    address: Words | None = None


class Priority(_Named, frozen=True):
    """A priority (section 4): the first answer comes within `early` to `late` hours or business days of its clock."""

    key: Literal["critical", "high", "medium", "low"]
    early: Amount
    late: Amount
    clock: Clock

    def within(self, language: str) -> str:
        """The response time in words: 1–2 jam, 24 hours, 1–2 business days."""
        return time_words.within_text(self.early, self.late, self.clock, language)

    def clock_text(self, language: str) -> str:
        """When this priority's clock runs, in words."""
        return time_words.CLOCKS[time_words.known(language)][self.clock]


class Topic(_Named, frozen=True):
    """Something that support does not cover (section 5), and what can be done instead."""

    key: Literal["third_party_change", "third_party_integration", "customisation", "hardware"]
    insteads: Text = field(name="instead")

    def instead(self, language: str) -> str:
        """What we can do instead."""
        return self.insteads.of(language)


class Ask(_Named, frozen=True):
    """Something we ask of customers (section 6)."""

    key: Literal["information", "steps", "version"]


class Escalation(_Named, frozen=True):
    """The way to the support manager (section 7)."""

    address: Words


class Contact(_Named, frozen=True):
    """Where to write to (section 9)."""

    address: Words
