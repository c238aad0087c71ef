"""Which agents are not there: away or offline by their own word, or without a console for a while."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chat_server.domain.people import Agent

# A console that was closed or lost its network is usually back sooner: phones change networks, pages are reloaded.
GRACE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Absences:
    """Since when each agent who says online has had no console, as far as this process has seen."""

    since: Mapping[str, datetime] = field(default_factory=dict)

    def seen(self, agents: Iterable[Agent], connected: frozenset[str], now: datetime) -> "Absences":
        """The absences after a look at who is connected."""
        missing = (agent.id for agent in agents if agent.id not in connected)
        return Absences({agent_id: self.since.get(agent_id, now) for agent_id in missing})

    def is_absent(self, agent: Agent, now: datetime) -> bool:
        """True when nobody can expect this agent to answer now."""
        if not agent.is_active or agent.availability != "online":
            return True
        since = self.since.get(agent.id)
        return since is not None and now - since >= GRACE
