"""What an agent has written for a conversation and not sent yet."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Boxes:
    """The agent's three boxes for one conversation: a reply, a note, a reason for the managers."""

    conversation_id: str
    reply: str = ""
    note: str = ""
    escalate: str = ""
    at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """True when nothing is worth keeping."""
        return not (self.reply.strip() or self.note.strip() or self.escalate.strip())
