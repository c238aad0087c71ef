"""Reports of cases that really went through the desk, on a clock that stands still between the steps."""

from datetime import date, timedelta

import pytest

from chat_server.actions.agent_decides import pause, resolve
from chat_server.actions.reports import Period, live, make_report, measured_pages
from chat_server.actions.visitor_feedback import visitor_ends, visitor_rates
from chat_server.domain.errors import InvalidError, NotAllowedError
from chat_server.domain.measures import Measured
from tests.actions.desks import BEA, EDI, MIA, Office

TODAY = Period(date(2026, 11, 24), date(2026, 11, 24))


async def measures(office: Office) -> list[Measured]:
    """All conversations of the day."""
    return [each async for page in measured_pages(office.desk, MIA, TODAY) for each in page]


async def worked_case(office: Office) -> str:
    """Asked at 0, answered at 10, asked again at 25, answered at 27, paused at 30, resolved at 50 minutes."""
    case = await office.waiting_case()
    office.clock.forward(minutes=10)
    await office.answers(BEA, case.id)
    office.clock.forward(minutes=15)
    await office.says(case.visitor_id, "masih sama")
    office.clock.forward(minutes=2)
    await office.answers(BEA, case.id)
    office.clock.forward(minutes=3)
    await pause(office.desk, BEA, case.id, None)
    office.clock.forward(minutes=20)
    await resolve(office.desk, BEA, case.id)
    await visitor_rates(office.desk, case.visitor_id, 4, None)
    return case.id


async def test_the_time_of_a_case_is_given_to_whose_it_was(any_office: Office) -> None:
    await worked_case(any_office)
    (found,) = await measures(any_office)
    assert (found.promise, found.resolved_by) == ("kept", "person")
    assert (found.first_response, found.resolution) == (timedelta(minutes=10), timedelta(minutes=50))
    times = found.times
    assert (times.bot, times.waiting) == (timedelta(), timedelta(minutes=10))
    assert (times.human, times.customer) == (timedelta(minutes=2), timedelta(minutes=38))


async def test_what_the_bot_ends_alone_is_deflected(any_office: Office) -> None:
    visitor = await any_office.visitor()
    await any_office.says(visitor, "bagaimana mengganti kata sandi?")
    any_office.clock.forward(minutes=3)
    await visitor_ends(any_office.desk, visitor)
    await worked_case(any_office)
    report = await make_report(any_office.desk, MIA, TODAY, "category")
    assert (report.total.begun, report.total.by_bot, report.total.came_to_people) == (2, 1, 1)
    assert report.total.deflection == 0.5
    assert report.total.satisfaction == 4
    assert report.total.times.bot == timedelta(minutes=3)


async def test_the_board_shows_who_waits_since_when(any_office: Office) -> None:
    first = await any_office.waiting_case()
    any_office.clock.forward(minutes=5)
    await any_office.waiting_case()
    seen = await live(any_office.desk, MIA)
    assert (seen.waiting, seen.oldest_wait) == (2, first.clock_started_at)
    await any_office.answers(BEA, first.id)
    seen = await live(any_office.desk, MIA)
    assert {held.agent.name: held.open for held in seen.agents} == {"Ali": 0, "Bea": 1, "Edi": 0, "Mia": 0}


@pytest.mark.parametrize("who", [BEA, EDI], ids=["agent", "editor"])
async def test_only_managers_see_reports(office: Office, who: object) -> None:
    for asking in (
        make_report(office.desk, who, TODAY, "day"),  # type: ignore[arg-type]
        live(office.desk, who),  # type: ignore[arg-type]
        anext(measured_pages(office.desk, who, TODAY)),  # type: ignore[arg-type]
    ):
        with pytest.raises(NotAllowedError):
            await asking


def test_a_period_is_in_order_and_at_most_a_leap_year_long() -> None:
    day = TODAY.first
    assert len(Period(day, day + timedelta(days=365)).days) == 366
    for last in (day - timedelta(days=1), day + timedelta(days=366)):
        with pytest.raises(InvalidError):
            Period(day, last)
