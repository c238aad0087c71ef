"""The state machine: bot, waiting, open, paused, resolved, and who may move a conversation between them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chat_server.domain import transitions
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import AlreadyClaimedError, ConversationClosedError, NotAllowedError
from chat_server.domain.people import Agent
from chat_server.domain.sla import Promise

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
LATER = NOW + timedelta(minutes=30)
DUE = Promise(NOW + timedelta(hours=4), NOW + timedelta(hours=6))


def agent(name: str, role: str = "agent") -> Agent:
    return Agent(f"id-{name}", f"{name}@dashpro.my.id", name, role, "online", is_active=True)


BEA, ALI, MIA = agent("Bea"), agent("Ali"), agent("Mia", "manager")

WITH_BOT = Conversation("c1", "vera", "id", NOW, NOW)
WAITING = transitions.handed_over(
    transitions.clock_started(WITH_BOT, NOW), ticket="DP-0000-0001", category="technical", priority="high", due=DUE
)
OPEN = transitions.claimed(WAITING, BEA)
PAUSED = transitions.paused(OPEN, LATER, NOW)
RESOLVED = transitions.resolved(OPEN)
ACTIVE = [WITH_BOT, WAITING, OPEN, PAUSED]


def names(conversations):
    return [conversation.status for conversation in conversations]


def test_a_conversation_begins_with_the_bot_and_owes_nobody_an_answer():
    assert WITH_BOT.status == "bot"
    assert not WITH_BOT.owes_answer
    assert not WITH_BOT.is_resolved


# Handing over.


def test_a_hand_over_promises_and_waits():
    assert (WAITING.status, WAITING.ticket, WAITING.category, WAITING.priority) == (
        "waiting",
        "DP-0000-0001",
        "technical",
        "high",
    )
    assert (WAITING.warn_at, WAITING.due_at) == (DUE.warn_at, DUE.due_at)
    assert WAITING.owes_answer


def test_the_clock_starts_once():
    assert transitions.clock_started(WAITING, LATER).clock_started_at == NOW


def test_a_second_hand_over_keeps_ticket_and_clock():
    back = transitions.given_to_bot(WAITING)

    again = transitions.handed_over(
        transitions.clock_started(back, LATER), ticket="DP-9999-9999", category="usage", priority="low", due=DUE
    )

    assert (again.ticket, again.clock_started_at) == ("DP-0000-0001", NOW)
    assert (again.category, again.priority) == ("usage", "low")


# Claiming, releasing, transferring.


@pytest.mark.parametrize("conversation", [WITH_BOT, WAITING], ids=names([WITH_BOT, WAITING]))
def test_an_agent_claims_what_nobody_has(conversation):
    claimed = transitions.claimed(conversation, BEA)

    assert (claimed.status, claimed.agent_id, claimed.agent_name) == ("open", BEA.id, "Bea")


def test_a_claim_does_not_stop_the_clock():
    assert OPEN.answered_at is None
    assert OPEN.owes_answer


@pytest.mark.parametrize("conversation", [OPEN, PAUSED], ids=names([OPEN, PAUSED]))
def test_of_two_who_claim_the_second_is_told_who_has_it(conversation):
    with pytest.raises(AlreadyClaimedError, match="Bea has this conversation"):
        transitions.claimed(conversation, ALI)


@pytest.mark.parametrize("conversation", [OPEN, PAUSED], ids=names([OPEN, PAUSED]))
def test_claiming_ones_own_again_changes_nothing(conversation):
    assert transitions.claimed(conversation, BEA) == conversation


@pytest.mark.parametrize("conversation", [OPEN, PAUSED], ids=names([OPEN, PAUSED]))
@pytest.mark.parametrize("who", [BEA, MIA, agent("Ada", "admin")], ids=lambda who: who.name)
def test_the_owner_and_managers_release_it_to_the_queue(conversation, who):
    released = transitions.released(conversation, who)

    assert (released.status, released.agent_id, released.agent_name) == ("waiting", None, None)
    assert released.paused_until is None
    assert released.due_at == DUE.due_at


@pytest.mark.parametrize("who", [ALI, agent("Edi", "editor")], ids=lambda who: who.name)
def test_nobody_else_releases_it(who):
    with pytest.raises(NotAllowedError):
        transitions.released(OPEN, who)


@pytest.mark.parametrize("conversation", [WITH_BOT, WAITING], ids=names([WITH_BOT, WAITING]))
def test_releasing_what_nobody_has_changes_nothing(conversation):
    assert transitions.released(conversation, ALI) == conversation


@pytest.mark.parametrize("conversation", ACTIVE, ids=names(ACTIVE))
def test_a_transfer_gives_it_to_the_colleague(conversation):
    transferred = transitions.transferred(conversation, MIA, ALI)

    assert (transferred.status, transferred.agent_id, transferred.agent_name) == ("open", ALI.id, "Ali")
    assert transferred.paused_until is None


# Answering.


def test_the_first_answer_stops_the_clock_and_the_second_does_not_move_it():
    answered = transitions.answered(OPEN, BEA, NOW)

    assert answered.answered_at == NOW
    assert not answered.owes_answer
    assert transitions.answered(answered, BEA, LATER).answered_at == NOW


@pytest.mark.parametrize("conversation", [WITH_BOT, WAITING], ids=names([WITH_BOT, WAITING]))
def test_who_answers_what_nobody_has_takes_it(conversation):
    answered = transitions.answered(conversation, BEA, NOW)

    assert (answered.status, answered.agent_id, answered.answered_at) == ("open", BEA.id, NOW)


def test_a_colleagues_answer_leaves_it_with_its_owner():
    answered = transitions.answered(PAUSED, ALI, NOW)

    assert (answered.status, answered.agent_name, answered.paused_until) == ("open", "Bea", None)


# Pausing, and hearing from the visitor.


@pytest.mark.parametrize("conversation", [WAITING, OPEN, PAUSED], ids=names([WAITING, OPEN, PAUSED]))
@pytest.mark.parametrize("until", [LATER, None])
def test_a_pause_waits_for_the_visitor(conversation, until):
    paused = transitions.paused(conversation, until, NOW)

    assert (paused.status, paused.paused_until, paused.agent_id) == ("paused", until, conversation.agent_id)


def test_what_the_bot_has_cannot_be_paused():
    with pytest.raises(NotAllowedError, match="claim it first"):
        transitions.paused(WITH_BOT, None, NOW)


def test_the_visitors_word_ends_a_pause():
    assert transitions.heard_from_visitor(PAUSED) == OPEN
    assert transitions.heard_from_visitor(transitions.paused(WAITING, LATER, NOW)) == WAITING


@pytest.mark.parametrize("conversation", [WITH_BOT, WAITING, OPEN], ids=names([WITH_BOT, WAITING, OPEN]))
def test_the_visitors_word_moves_nothing_else(conversation):
    assert transitions.heard_from_visitor(conversation) == conversation


# Resolving, reopening, giving back to the bot, escalating.


@pytest.mark.parametrize("conversation", ACTIVE, ids=names(ACTIVE))
def test_a_resolved_conversation_owes_nothing(conversation):
    resolved = transitions.resolved(conversation)

    assert resolved.is_resolved
    assert not resolved.owes_answer
    assert resolved.paused_until is None
    assert transitions.resolved(resolved) == resolved


def test_reopening_gives_it_to_whoever_had_it_else_to_the_queue():
    assert transitions.reopened(RESOLVED) == OPEN
    assert transitions.reopened(transitions.resolved(WAITING)) == WAITING


def test_an_unanswered_promise_is_owed_again_after_reopening():
    assert transitions.reopened(RESOLVED).owes_answer


@pytest.mark.parametrize("conversation", ACTIVE, ids=names(ACTIVE))
def test_reopening_what_is_active_changes_nothing(conversation):
    assert transitions.reopened(conversation) == conversation


def test_the_bot_takes_over_with_an_empty_memory_and_keeps_ticket_and_promise():
    back = transitions.given_to_bot(replace(PAUSED, memory='{"asked": 1}'))

    assert (back.status, back.agent_id, back.agent_name, back.memory, back.paused_until) == ("bot", *(None,) * 4)
    assert (back.ticket, back.due_at) == (OPEN.ticket, OPEN.due_at)


@pytest.mark.parametrize("conversation", ACTIVE, ids=names(ACTIVE))
def test_an_escalation_marks_it_and_moves_nothing_else(conversation):
    escalated = transitions.escalated(conversation)

    assert escalated == replace(conversation, is_escalated=True, level=1)
    assert transitions.escalated(escalated) == escalated


REFUSED_WHEN_RESOLVED = {
    "hand over": lambda: transitions.handed_over(RESOLVED, ticket="T", category="usage", priority="low", due=DUE),
    "claim": lambda: transitions.claimed(RESOLVED, BEA),
    "release": lambda: transitions.released(RESOLVED, BEA),
    "transfer": lambda: transitions.transferred(RESOLVED, MIA, ALI),
    "answer": lambda: transitions.answered(RESOLVED, BEA, NOW),
    "hear": lambda: transitions.heard_from_visitor(RESOLVED),
    "pause": lambda: transitions.paused(RESOLVED, None, NOW),
    "give to the bot": lambda: transitions.given_to_bot(RESOLVED),
    "escalate": lambda: transitions.escalated(RESOLVED),
}


@pytest.mark.parametrize("act", REFUSED_WHEN_RESOLVED.values(), ids=REFUSED_WHEN_RESOLVED)
def test_a_resolved_conversation_must_be_reopened_first(act):
    with pytest.raises(ConversationClosedError):
        act()
