"""Who gets a case: the team by kind of support and language, and in it the agent who has least to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from chat_server.domain.people import Agent

DEFAULT_TEAM = "support"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Team:
    """A team takes cases of these kinds of support and languages; empty means all. `members` are agents' ids."""

    name: str
    categories: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    members: frozenset[str] = frozenset()

    def takes(self, category: str | None, language: str) -> bool:
        """True when cases of that kind and language are this team's."""
        return (not self.categories or category in self.categories) and (
            not self.languages or language in self.languages
        )


@dataclass(frozen=True, slots=True)
class Load:
    """An agent who could take a case: how many they have, and when the round robin last gave them one."""

    agent: Agent
    open_cases: int
    assigned_at: datetime | None


def team_for(teams: Sequence[Team], category: str | None, language: str) -> str:
    """The name of the team for such a case: of those with members the most particular one, else the default team."""
    fitting = [team for team in teams if team.members and team.takes(category, language)]
    if not fitting:
        return DEFAULT_TEAM
    return min(fitting, key=lambda team: (-bool(team.categories) - bool(team.languages), team.name)).name


def teams_of(teams: Sequence[Team], agent: Agent) -> tuple[str, ...]:
    """The teams an agent belongs to; who is in none belongs to the default team."""
    own = tuple(team.name for team in teams if agent.id in team.members)
    return own or (DEFAULT_TEAM,)


def is_in(teams: Sequence[Team], agent: Agent, team: str | None) -> bool:
    """True when a case of `team` is for that agent; the default team is everybody's, and managers are in every team."""
    return agent.leads or team in (None, DEFAULT_TEAM) or team in teams_of(teams, agent)


def next_agent(loads: Sequence[Load], limit: int) -> Agent | None:
    """Who gets the next case: the one with the fewest, of equals who waits longest; None when all have `limit`."""
    free = [load for load in loads if load.open_cases < limit and load.agent.answers]
    if not free:
        return None
    return min(free, key=lambda load: (load.open_cases, load.assigned_at or _NEVER, load.agent.id)).agent
