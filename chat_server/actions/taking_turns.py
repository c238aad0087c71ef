"""The bot's turn inside a transaction, which never fails the visitor: what the bot cannot do, people get.

A fault of the bot must not undo the visitor's message (reliability.md, F28). So a turn that raises is replaced by the
plain hand-over, and if even that is impossible the message is stored without an answer and the loop for due work tries
the hand-over again after `BOT_PATIENCE`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

import structlog

from bot.dialogue import LookedUp, Said, step, texts_to_match
from chat_server.actions import bot_turn
from chat_server.actions.bot_turn import TurnTaken
from chat_server.desk import Desk
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import ChatError
from chat_server.domain.people import Visitor

_log = structlog.get_logger(__name__)


def whole(turn: Callable[[], TurnTaken], instead: Callable[[], TurnTaken]) -> TurnTaken:
    """What `turn` gives, or if it raises what `instead` gives."""
    try:
        return turn()
    except Exception:  # noqa: BLE001 - whatever the fault is, the visitor gets a person
        _log.exception("bot_turn_failed")
        return instead()


async def look_up(desk: Desk, texts: Iterable[str]) -> dict[str, LookedUp] | None:
    """What the bot makes of these texts; None when it fails, which is no reason to refuse what a visitor wrote.

    Raises:
        ChatError: there is too much to do; nothing is stored, and the client tries again.
    """
    try:
        return {text: await desk.library.look_up(text) for text in texts}
    except ChatError:
        raise
    except Exception:  # noqa: BLE001 - whatever the fault is, people get what the visitor wrote
        _log.exception("look_up_failed")
        return None


def missing_texts(conversation: Conversation, said: Said, looked_up: Mapping[str, LookedUp]) -> tuple[str, ...]:
    """The texts that the bot's turn needs looked up and that nobody has looked up yet."""
    try:
        wanted = texts_to_match(bot_turn.memory_of(conversation), said)
    except Exception:  # noqa: BLE001 - the turn will fail in the same way, and there it is decided what happens
        return ()
    return tuple(text for text in wanted if text not in looked_up)


def take_turn(
    desk: Desk,
    conversation: Conversation,
    visitor: Visitor,
    said: Said,
    looked_up: Mapping[str, LookedUp],
    at: datetime,
) -> TurnTaken:
    """The effect of what the visitor said: the bot's answers, or a person instead."""

    def answer() -> TurnTaken:
        memory = bot_turn.memory_of(conversation)
        world = bot_turn.world_for(desk, visitor, conversation, at)
        return bot_turn.take(desk, conversation, visitor, step(memory, said, looked_up, desk.knowledge, world), at)

    return whole(answer, lambda: person_instead(desk, conversation, visitor, said, looked_up, at))


def person_instead(
    desk: Desk,
    conversation: Conversation,
    visitor: Visitor,
    said: Said,
    looked_up: Mapping[str, LookedUp],
    at: datetime,
) -> TurnTaken:
    """The hand-over without the bot, or if even that fails the silence that the loop for due work ends."""

    def person() -> TurnTaken:
        heard = looked_up.get(said.text)
        return bot_turn.person_instead(desk, conversation, visitor, said.text, heard, at)

    def silence() -> TurnTaken:
        return TurnTaken(replace(conversation, silent_since=conversation.silent_since or at), (), visitor)

    return whole(person, silence)
