"""Somebody opens an attachment: only its conversation's visitor, the agents, and until it is sent its sender."""

from dataclasses import dataclass
from pathlib import Path

from chat_server.actions.agent_changes import acting
from chat_server.desk import Desk
from chat_server.domain.attachment import Attachment
from chat_server.domain.errors import NotFoundError
from chat_server.domain.message import Author
from chat_server.domain.people import Agent, Visitor
from chat_server.store import attachments, conversations
from chat_server.store.attachment_files import AttachmentFiles
from chat_server.store.attachments import Kept
from chat_server.store.prepared import Tx


@dataclass(frozen=True, slots=True)
class Shown:
    """An attachment and where its bytes lie."""

    attachment: Attachment
    path: Path


async def attachment_for_visitor(desk: Desk, visitor: Visitor, attachment_id: str) -> Shown:
    """The attachment; raises NotFoundError when it does not exist or (the same answer) is not for this visitor."""

    def work(tx: Tx) -> Kept | None:
        kept = attachments.find(tx, attachment_id)
        if kept is None or kept.sender == Author("visitor", visitor.id, "").sender:
            return kept
        # What an agent has not sent is not the visitor's yet.
        conversation = conversations.find(tx, kept.conversation_id) if kept.conversation_id and kept.seq else None
        return kept if conversation is not None and conversation.visitor_id == visitor.id else None

    return _shown(desk, await desk.store.read(work))


async def attachment_for_agent(desk: Desk, agent: Agent, attachment_id: str) -> Shown:
    """The attachment; raises NotFoundError when it does not exist or was not sent by anybody else yet."""

    def work(tx: Tx) -> Kept | None:
        acting(tx, agent)
        kept = attachments.find(tx, attachment_id)
        if kept is None or kept.conversation_id is None:  # not sent yet, or erased
            return None
        is_own = kept.sender == Author("agent", agent.id, "").sender
        return kept if is_own or kept.seq is not None else None

    return _shown(desk, await desk.store.read(work))


def _shown(desk: Desk, kept: Kept | None) -> Shown:
    if kept is None:
        raise NotFoundError("there is no such attachment")
    return Shown(kept.attachment, AttachmentFiles(desk.settings.data_dir).path(kept.attachment.id))
