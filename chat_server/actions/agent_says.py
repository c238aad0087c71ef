"""An agent answers the visitor, or notes something for colleagues."""

from collections.abc import Sequence
from dataclasses import replace

from bot import phrases
from chat_server.actions.agent_changes import acting
from chat_server.actions.saving import locked, log, save, status
from chat_server.actions.sending_along import uploaded
from chat_server.actions.unread_mail import post_unread
from chat_server.actions.wake_conversation import caught_up
from chat_server.desk import Desk, Saved
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import AlreadyClaimedError, ConflictError, StaleError
from chat_server.domain.message import Author, Draft, Message, Note
from chat_server.domain.people import Agent
from chat_server.domain.transitions import answered
from chat_server.store import alerts, drafts, messages, notes
from chat_server.store.prepared import Tx

_MOST_MISSED = 50


async def agent_says(
    desk: Desk,
    agent: Agent,
    conversation_id: str,
    client_id: str,
    text: str,
    if_head: int | None,
    attachments: tuple[str, ...] = (),
) -> Message:
    """The stored message; the same for every repetition. The first answer of a person stops the promise's clock.

    Args:
        attachments: ids of what the agent uploaded for this conversation; with them the text may be empty.
        if_head: the last `seq` that the agent had on the screen; when others spoke since, nothing is sent.

    Raises:
        StaleError: something was said after `if_head`; it carries what was missed.
        AlreadyClaimedError: a colleague has this conversation.
        ConflictError: the client id was used for something else.
        InvalidError: an attachment is not the agent's, not of this conversation, or was sent before.
    """
    author = Author("agent", agent.id, agent.name)

    def work(tx: Tx) -> Saved | Message:
        files = uploaded(tx, author, attachments, conversation_id)
        draft = Draft(author, "text", text, client_id, attachments=files)
        known = messages.by_client_id(tx, author, client_id)
        if known is not None:
            if known.conversation_id != conversation_id or not known.says_the_same_as(draft):
                raise ConflictError("this client_id was used for another text")
            return known
        return _say(tx, desk, agent, conversation_id, draft, if_head)

    outcome = await desk.store.run(work)
    if isinstance(outcome, Message):
        return outcome
    desk.fanout.saved(outcome)
    return outcome.messages[-1]


def _say(tx: Tx, desk: Desk, agent: Agent, conversation_id: str, draft: Draft, if_head: int | None) -> Saved:
    acting(tx, agent)
    conversation = locked(tx, conversation_id)
    if if_head is not None and if_head < conversation.head:
        missed = tuple(messages.after(tx, conversation_id, if_head, _MOST_MISSED))
        raise StaleError("something was said meanwhile", missed=missed)
    if conversation.agent_id not in (None, agent.id):
        raise AlreadyClaimedError(conversation.agent_name or "")
    now = desk.now()
    woken = caught_up(tx, desk, conversation, now)
    conversation, lines = woken.conversation, list(woken.drafts)
    alerts.see(tx, conversation.id, agent.id, now)
    if conversation.agent_id is None:
        lines.append(status(phrases.agent_joined(conversation.language, agent.name)))
        log(tx, conversation, agent.name, "claimed it by answering", now)
    if conversation.answered_at is None:
        log(tx, conversation, agent.name, "gave the first answer", now)
    conversation = answered(conversation, agent, now)
    conversation = replace(conversation, read_by_agents=conversation.head)
    drafts.sent(tx, agent.id, conversation.id, draft.text)
    saved = save(tx, conversation, [*lines, draft], now)
    post_unread(tx, desk, saved.conversation, now)
    return replace(saved, alerts=woken.alerts)


async def agent_notes(
    desk: Desk, agent: Agent, conversation_id: str, client_id: str, text: str, mentions: Sequence[str] = ()
) -> Note:
    """The stored note, which visitors never see; the same for every repetition. The agents in `mentions` are called."""
    author = Author("agent", agent.id, agent.name)

    def work(tx: Tx) -> tuple[Note, Conversation | None]:
        known = notes.by_client_id(tx, author, client_id)
        if known is not None:
            if known.conversation_id != conversation_id or known.text != text:
                raise ConflictError("this client_id was used for another note")
            return known, None
        acting(tx, agent)
        conversation = locked(tx, conversation_id)
        note = Note(desk.new_id(), conversation_id, client_id, author, text, desk.now())
        notes.insert(tx, note)
        drafts.sent(tx, agent.id, conversation_id, text, is_note=True)
        return note, conversation

    note, conversation = await desk.store.run(work)
    if conversation is not None:
        desk.fanout.noted(note)
        desk.fanout.mentioned(note, conversation, mentions)
    return note
