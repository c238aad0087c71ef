"""Who is connected to this process, and what the other processes said of theirs."""

from collections import Counter
from collections.abc import Iterable


class SocketPresence:
    """Counts connections, so that somebody with two tabs stays while one of them is open. A `Presence`."""

    def __init__(self) -> None:
        self._agents: Counter[str] = Counter()
        self._visitors: Counter[str] = Counter()
        self._agents_elsewhere: frozenset[str] = frozenset()
        self._visitors_elsewhere: frozenset[str] = frozenset()

    def agents(self) -> frozenset[str]:
        """Ids of the agents with an open console, here or elsewhere."""
        return self._agents_elsewhere.union(self._agents)

    def has_visitor(self, visitor_id: str) -> bool:
        """True when that visitor's widget is open, here or elsewhere."""
        return visitor_id in self._visitors or visitor_id in self._visitors_elsewhere

    def agents_here(self) -> list[str]:
        """Ids of the agents who are connected to this process."""
        return sorted(self._agents)

    def visitors_here(self) -> list[str]:
        """Ids of the visitors who are connected to this process."""
        return sorted(self._visitors)

    def agent_came(self, agent_id: str) -> None:
        """Another connection of an agent."""
        self._agents[agent_id] += 1

    def agent_left(self, agent_id: str) -> None:
        """One connection less of an agent."""
        _take_one(self._agents, agent_id)

    def visitor_came(self, visitor_id: str) -> None:
        """Another connection of a visitor."""
        self._visitors[visitor_id] += 1

    def visitor_left(self, visitor_id: str) -> None:
        """One connection less of a visitor."""
        _take_one(self._visitors, visitor_id)

    def hear_of_elsewhere(self, agents: Iterable[str], visitors: Iterable[str]) -> bool:
        """Take over what all other processes said last; true when other agents are there now."""
        before = self.agents()
        self._agents_elsewhere = frozenset(agents)
        self._visitors_elsewhere = frozenset(visitors)
        return self.agents() != before


def _take_one(counts: Counter[str], key: str) -> None:
    counts[key] -= 1
    if counts[key] <= 0:
        del counts[key]
