"""Cases find people: teams, the round robin, absent agents, transfers, and who may do what."""

import asyncio
from datetime import timedelta

import pytest

from chat_server.actions import manage_people
from chat_server.actions.agent_decides import resolve
from chat_server.actions.agent_views import list_queue, set_availability
from chat_server.actions.agent_works import claim, release, transfer
from chat_server.actions.assign_cases import assign_waiting, release_of_absent
from chat_server.domain.absence import GRACE, Absences
from chat_server.domain.desk_words import desk_words
from chat_server.domain.errors import (
    AlreadyClaimedError,
    ChatError,
    InvalidError,
    NotAllowedError,
    NotFoundError,
    NotSignedInError,
)
from tests.actions.desks import ALI, BEA, EDI, MIA, Office


async def test_a_fresh_desk_has_one_team_for_everybody(office: Office) -> None:
    waiting = await office.waiting_case()
    assert waiting.team == "support"
    for who in (BEA, ALI, MIA):
        page, _ = await list_queue(office.desk, who, "team", "", None, 10)
        assert [case.id for case in page.conversations] == [waiting.id]


async def test_a_team_gets_its_kind_and_language_and_others_do_not_see_it_in_theirs(any_office: Office) -> None:
    office = any_office
    store = office.store
    await manage_people.add_team(store, "teknis", ("technical", "troubleshooting", "integration", "usage"), ("id",))
    await manage_people.join_team(store, "teknis", BEA.email)
    await manage_people.join_team(store, "teknis", BEA.email)
    waiting = await office.waiting_case()
    assert waiting.team == "teknis"
    seen = {}
    for who in (BEA, ALI, MIA):
        page, _ = await list_queue(office.desk, who, "team", "", None, 10)
        seen[who.name] = [case.id for case in page.conversations]
    assert seen == {"Bea": [waiting.id], "Ali": [], "Mia": [waiting.id]}


async def test_a_team_without_members_gets_nothing(office: Office) -> None:
    await manage_people.add_team(office.store, "kosong", (), ())
    assert (await office.waiting_case()).team == "support"


async def test_cases_are_given_to_who_has_the_fewest_up_to_the_limit(any_office: Office) -> None:
    office = any_office
    office.set(auto_assign="on", agent_limit=2)
    office.presence.connected = frozenset((BEA.id, ALI.id))
    cases = [await office.waiting_case() for _ in range(5)]
    given = await asyncio.gather(*(assign_waiting(office.desk) for _ in range(3)))
    assert sum(given) == 4
    owners = [(await office.now(case.id)).agent_name for case in cases]
    assert sorted(owners, key=str) == ["Ali", "Ali", "Bea", "Bea", None]
    first = next(case.id for case, owner in zip(cases, owners, strict=True) if owner == "Bea")
    await resolve(office.desk, BEA, first)
    assert await assign_waiting(office.desk) == 1


async def test_nothing_is_given_out_unless_it_is_switched_on(office: Office) -> None:
    office.presence.connected = frozenset((BEA.id,))
    await office.waiting_case()
    assert await assign_waiting(office.desk) == 0


async def test_who_goes_away_gives_back_what_they_owe_and_keeps_what_waits_for_visitors(office: Office) -> None:
    owed, answered = [await office.waiting_case() for _ in range(2)]
    await claim(office.desk, BEA, owed.id)
    await office.answers(BEA, answered.id)
    await set_availability(office.desk, BEA, "away")
    assert (await office.now(owed.id)).status == "waiting"
    assert (await office.now(owed.id)).due_at == owed.due_at
    assert (await office.now(answered.id)).agent_id == BEA.id
    assert desk_words("id").agent_away in await office.lines(owed.id)


async def test_an_agent_whose_console_is_gone_for_two_minutes_gives_back_too(office: Office) -> None:
    case = await office.waiting_case()
    await claim(office.desk, BEA, case.id)
    absences = await release_of_absent(office.desk, Absences())
    office.clock.forward(seconds=GRACE.total_seconds() - 1)
    absences = await release_of_absent(office.desk, absences)
    assert (await office.now(case.id)).agent_id == BEA.id
    office.clock.now += timedelta(seconds=1)
    absences = await release_of_absent(office.desk, absences)
    assert (await office.now(case.id)).agent_id is None


async def test_an_agent_who_is_back_in_time_keeps_the_case(office: Office) -> None:
    case = await office.waiting_case()
    await claim(office.desk, BEA, case.id)
    absences = await release_of_absent(office.desk, Absences())
    office.presence.connected = frozenset((BEA.id,))
    office.clock.forward(minutes=1)
    absences = await release_of_absent(office.desk, absences)
    office.presence.connected = frozenset()
    office.clock.forward(minutes=1.5)
    await release_of_absent(office.desk, absences)
    assert (await office.now(case.id)).agent_id == BEA.id


async def test_a_thousand_races_for_a_claim_have_one_winner_each(any_office: Office) -> None:
    office = any_office
    for _ in range(20):
        case = await office.waiting_case()
        tries = [claim(office.desk, who, case.id) for who in (BEA, ALI, MIA) for _ in range(3)]
        outcomes = await asyncio.gather(*tries, return_exceptions=True)
        winners = {each.agent_id for each in outcomes if not isinstance(each, Exception)}
        assert len(winners) == 1
        assert all(isinstance(each, AlreadyClaimedError) for each in outcomes if isinstance(each, Exception))


async def test_a_manager_takes_over_and_nobody_else(office: Office) -> None:
    case = await office.waiting_case()
    await claim(office.desk, BEA, case.id)
    with pytest.raises(NotAllowedError):
        await claim(office.desk, ALI, case.id, take_over=True)
    assert (await claim(office.desk, MIA, case.id, take_over=True)).agent_name == "Mia"


async def test_a_transfer_goes_to_a_colleague_or_a_team_with_its_comment(office: Office) -> None:
    await manage_people.add_team(office.store, "teknis", (), ())
    await manage_people.join_team(office.store, "teknis", ALI.email)
    case = await office.waiting_case()
    await claim(office.desk, BEA, case.id)
    given = await transfer(office.desk, BEA, case.id, ALI.id, "tolong lihat lognya")
    assert (given.status, given.agent_name) == ("open", "Ali")
    back = await transfer(office.desk, ALI, case.id, "support", None)
    assert (back.status, back.agent_id, back.team) == ("waiting", None, "support")
    assert ("Bea", "comment to Ali: tolong lihat lognya") in await office.log(case.id)
    assert desk_words("id").to_team in await office.lines(case.id)
    with pytest.raises(NotFoundError):
        await transfer(office.desk, ALI, case.id, "nobody", None)


async def test_an_agent_may_not_give_away_what_a_colleague_has(office: Office) -> None:
    case = await office.waiting_case()
    await claim(office.desk, BEA, case.id)
    for act in (transfer(office.desk, ALI, case.id, MIA.id, None), release(office.desk, ALI, case.id)):
        with pytest.raises(NotAllowedError):
            await act


async def test_an_editor_has_no_conversations(office: Office) -> None:
    case = await office.waiting_case()
    with pytest.raises(NotAllowedError):
        await claim(office.desk, EDI, case.id)
    with pytest.raises(NotAllowedError):
        await office.answers(EDI, case.id)
    with pytest.raises(NotAllowedError):
        await transfer(office.desk, MIA, case.id, EDI.id, None)


@pytest.mark.parametrize("change", ["deactivate", "role"])
async def test_what_was_allowed_at_sign_in_is_refused_once_it_is_over(office: Office, change: str) -> None:
    case = await office.waiting_case()
    if change == "deactivate":
        await manage_people.deactivate(office.store, BEA.email)
    else:
        await manage_people.set_role(office.store, BEA.email, "editor")
    with pytest.raises((NotSignedInError, NotAllowedError)):
        await claim(office.desk, BEA, case.id)


async def test_the_last_manager_stays(office: Office) -> None:
    for act in (
        manage_people.deactivate(office.store, MIA.email),
        manage_people.set_role(office.store, MIA.email, "agent"),
    ):
        with pytest.raises(InvalidError, match="last manager"):
            await act


async def test_wrong_names_are_refused_with_a_sentence(office: Office) -> None:
    store = office.store
    for act in (
        manage_people.deactivate(store, "nobody@dashpro.my.id"),
        manage_people.set_role(store, BEA.email, "boss"),
        manage_people.set_password(store, BEA.email, "short"),
        manage_people.add_team(store, "support", (), ()),
        manage_people.add_team(store, "x", ("gardening",), ()),
        manage_people.join_team(store, "nowhere", BEA.email),
    ):
        with pytest.raises(ChatError):
            await act
