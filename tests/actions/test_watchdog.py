"""No visitor's message stays without an answer because the bot failed: it is stored, and people get it."""

from dataclasses import replace

import pytest

from chat_server.actions.agent_works import claim
from chat_server.actions.give_to_bot import give_to_bot
from chat_server.actions.run_due_work import run_due_work
from chat_server.domain.conversation import BOT_PATIENCE
from chat_server.domain.desk_words import desk_words
from chat_server.domain.errors import UnavailableError
from chat_server.store import conversations
from tests.actions.desks import BEA, Office

QUESTION = "bagaimana cara ekspor laporan?"


class UnreadableTriage:
    """Knowledge on which every turn of the bot fails."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(f"{name} is broken")


async def test_a_bot_that_raises_hands_over_and_the_message_is_kept(office: Office) -> None:
    visitor = await office.visitor()
    office.library.knowledge = UnreadableTriage()
    office.library.fault = RuntimeError("the index is broken")
    receipt = await office.says(visitor, QUESTION)
    assert receipt.message.text == QUESTION
    assert receipt.conversation.status == "waiting"
    assert receipt.conversation.ticket
    assert receipt.conversation.owes_answer
    lines = await office.lines(receipt.conversation.id)
    assert lines[0] == desk_words("id").bot_failed
    assert receipt.conversation.ticket in lines[1]
    assert office.fanout.kinds(receipt.conversation.id) == [("new", None)]


async def test_a_turn_that_raises_inside_the_transaction_hands_over(office: Office) -> None:
    visitor = await office.visitor()
    receipt = await office.says(visitor, QUESTION)
    broken = replace(await office.now(receipt.conversation.id), memory="{not JSON")
    await office.store.run(lambda tx: conversations.save(tx, broken))
    again = await office.says(visitor, "bagaimana lagi?")
    assert again.conversation.status == "waiting"
    assert again.conversation.silent_since is None


async def test_a_full_queue_of_look_ups_stores_nothing_and_says_so(office: Office) -> None:
    visitor = await office.visitor()
    office.library.fault = UnavailableError("too many questions at once")
    with pytest.raises(UnavailableError):
        await office.says(visitor, QUESTION)
    assert office.fanout.told == []


async def test_a_bot_that_is_off_gives_every_question_to_people(office: Office) -> None:
    office.set(bot="off")
    visitor = await office.visitor()
    receipt = await office.says(visitor, QUESTION)
    assert receipt.conversation.status == "waiting"


async def test_what_not_even_a_hand_over_could_answer_waits_for_the_watchdog(any_office: Office) -> None:
    office = any_office
    visitor = await office.visitor()
    office.library.fault = RuntimeError("the index is broken")
    policy, office.library.policy = office.library.policy, UnreadableTriage()
    receipt = await office.says(visitor, QUESTION)
    assert receipt.conversation.status == "bot"
    assert receipt.conversation.wake_at == office.clock.now + BOT_PATIENCE
    assert office.nudges
    office.library.policy = policy
    office.clock.forward(seconds=29)
    await run_due_work(office.desk)
    assert (await office.now(receipt.conversation.id)).status == "bot"
    office.clock.forward(seconds=1)
    await run_due_work(office.desk)
    conversation = await office.now(receipt.conversation.id)
    assert conversation.status == "waiting"
    assert desk_words("id").bot_failed in await office.lines(conversation.id)
    assert office.fanout.kinds(conversation.id) == [("new", None)]


async def test_the_bot_answers_what_it_is_given_back(office: Office) -> None:
    waiting = await office.waiting_case()
    await claim(office.desk, BEA, waiting.id)
    await office.answers(BEA, waiting.id)
    await office.says(waiting.visitor_id, QUESTION)
    given = await give_to_bot(office.desk, BEA, waiting.id)
    assert given.status == "bot"
    assert given.preview is not None
    assert given.preview.author_kind == "bot"
    assert given.wake_at is None


async def test_a_case_given_back_while_the_bot_is_broken_comes_to_people_again(office: Office) -> None:
    waiting = await office.waiting_case()
    await office.answers(BEA, waiting.id)
    await office.says(waiting.visitor_id, QUESTION)
    office.library.knowledge = UnreadableTriage()
    given = await give_to_bot(office.desk, BEA, waiting.id)
    assert given.status == "waiting"
    assert given.ticket == waiting.ticket
