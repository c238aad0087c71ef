"""What the bot makes of one text, before it knows where the conversation stands: the input of every decision."""

from dataclasses import dataclass

# The four not-covered topics of the support policy (section 5), and "in" for everything else.
SCOPES = ("in", "third_party_change", "third_party_integration", "customisation", "hardware")
PRIORITIES = ("critical", "high", "medium", "low")
CATEGORIES = ("technical", "usage", "troubleshooting", "integration")
ZONES = ("answer", "offer", "hand_over")


@dataclass(frozen=True, slots=True)
class Found:
    """An article that may answer, how likely it is the right one (0–1), and why it was found."""

    slug: str
    p: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What was understood of a text.

    `zone` says what to do with `articles` (best first): answer with the first, offer up to three, or hand over.
    `priority_reasons` are sentences for agents; `is_priority_sure` is False when an impact question should be asked.
    `smalltalk` is greeting, thanks, goodbye, insult, yes or no when the text is nothing but that.
    """

    text: str
    language: str
    is_language_sure: bool = False
    articles: tuple[Found, ...] = ()
    zone: str = "hand_over"
    category: str = "usage"
    priority: str = "medium"
    priority_reasons: tuple[str, ...] = ()
    is_priority_sure: bool = False
    scope: str = "in"
    wants_human: bool = False
    escalates: bool = False
    smalltalk: str | None = None
    out_of_scope: bool = False
    reasons: tuple[str, ...] = ()
