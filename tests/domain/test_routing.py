"""Who gets a case, as arithmetic."""

from datetime import UTC, datetime, timedelta

from chat_server.domain.absence import GRACE, Absences
from chat_server.domain.alerts import Alert, climbed, raised
from chat_server.domain.people import Agent
from chat_server.domain.routing import DEFAULT_TEAM, Load, Team, is_in, next_agent, team_for, teams_of

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)


def agent(name: str, role: str = "agent", availability: str = "online") -> Agent:
    return Agent(name, f"{name}@dashpro.my.id", name, role, availability, is_active=True)


BEA, ALI, MIA, EDI = agent("bea"), agent("ali"), agent("mia", "manager"), agent("edi", "editor")
TECHNICAL = Team("technical", ("technical", "troubleshooting"), (), frozenset({"bea"}))
ENGLISH = Team("english", (), ("en",), frozenset({"ali"}))
BOTH = Team("both", ("technical",), ("en",), frozenset({"ali"}))
EMPTY = Team("empty", ("usage",), ())


def test_the_most_particular_team_with_members_gets_it() -> None:
    teams = [TECHNICAL, ENGLISH, BOTH, EMPTY]
    assert team_for(teams, "technical", "en") == "both"
    assert team_for(teams, "technical", "id") == "technical"
    assert team_for(teams, "usage", "en") == "english"
    assert team_for(teams, "usage", "id") == DEFAULT_TEAM
    assert team_for([], None, "id") == DEFAULT_TEAM


def test_who_is_in_no_team_is_in_the_default_one() -> None:
    assert teams_of([TECHNICAL], BEA) == ("technical",)
    assert teams_of([TECHNICAL], ALI) == (DEFAULT_TEAM,)
    assert is_in([TECHNICAL], BEA, DEFAULT_TEAM)
    assert not is_in([TECHNICAL], ALI, "technical")
    assert is_in([TECHNICAL], MIA, "technical")


def test_the_fewest_cases_first_then_who_waits_longest_and_nobody_above_the_limit() -> None:
    early, late = NOW - timedelta(hours=2), NOW - timedelta(hours=1)
    assert next_agent([Load(BEA, 2, None), Load(ALI, 1, late)], 5) == ALI
    assert next_agent([Load(BEA, 1, late), Load(ALI, 1, early)], 5) == ALI
    assert next_agent([Load(BEA, 1, late), Load(ALI, 1, None)], 5) == ALI
    assert next_agent([Load(BEA, 5, None), Load(EDI, 0, None)], 5) is None
    assert next_agent([], 5) is None


def test_an_alert_climbs_twice_and_a_mild_one_never() -> None:
    urgent = raised(Alert("a", "c", "new", NOW), NOW)
    assert urgent.next_at == NOW + timedelta(minutes=1)
    first, whom = climbed(urgent, urgent.next_at)
    second, then = climbed(first, first.next_at or NOW)
    assert (whom, then) == ("on_duty", "managers")
    assert second.next_at is None
    assert raised(Alert("a", "c", "warning", NOW, "half"), NOW).next_at is None
    assert raised(Alert("a", "c", "warning", NOW, "warn"), NOW).next_at is not None


def test_absence_needs_a_while_or_a_word() -> None:
    seen = Absences().seen([BEA], frozenset(), NOW)
    assert not seen.is_absent(BEA, NOW)
    assert seen.is_absent(BEA, NOW + GRACE)
    assert not seen.seen([BEA], frozenset({"bea"}), NOW + GRACE).is_absent(BEA, NOW + GRACE)
    assert Absences().is_absent(agent("bea", availability="away"), NOW)
