"""Somebody uploads a file: checked against the quotas, stored whole, and theirs to send with a message."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

from chat_server.actions.agent_changes import acting
from chat_server.desk import Desk
from chat_server.domain.attachment import Attachment, shown_name
from chat_server.domain.errors import NotFoundError, TooLongError, TooManyError, UnavailableError
from chat_server.domain.message import Author
from chat_server.domain.people import Agent, Visitor
from chat_server.store import attachments, conversations
from chat_server.store.attachment_files import AttachmentFiles
from chat_server.store.attachments import Kept
from chat_server.store.prepared import Tx

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in: the name that its sender gives it, how long it claims to be, and its bytes."""

    name: str
    declared: int | None
    chunks: AsyncIterator[bytes]


async def visitor_attaches(desk: Desk, visitor: Visitor, upload: Upload) -> Attachment:
    """The stored file. Its conversation is known when it is sent, since there may be none yet.

    Raises:
        TooLongError, UnsupportedError: this file is not accepted.
        TooManyError: the visitor's quota is used up.
        UnavailableError: there is no room for files now.
    """
    return await _attach(desk, Author("visitor", visitor.id, ""), None, upload)


async def agent_attaches(desk: Desk, agent: Agent, conversation_id: str, upload: Upload) -> Attachment:
    """The stored file, for that conversation only; raises as `visitor_attaches`, and NotFoundError."""

    def may(tx: Tx) -> None:
        acting(tx, agent)
        if conversations.find(tx, conversation_id) is None:
            raise NotFoundError("there is no such conversation")

    await desk.store.read(may)
    return await _attach(desk, Author("agent", agent.id, agent.name), conversation_id, upload)


async def _attach(desk: Desk, sender: Author, conversation_id: str | None, upload: Upload) -> Attachment:
    files = AttachmentFiles(desk.settings.data_dir)
    most = desk.settings.attachment_bytes
    if (upload.declared or 0) > most:
        raise TooLongError(f"a file has at most {most} bytes")
    if files.free_bytes() - (upload.declared or most) < desk.settings.disk_floor_bytes:
        raise UnavailableError("there is no room for files now; nothing was stored")
    await desk.store.read(lambda tx: _ensure_room(tx, desk, sender, upload.declared or 1))
    identity = desk.new_token()
    size, found = await files.receive(identity, upload.chunks, most)
    name = shown_name(upload.name, found.name)
    attachment = Attachment(identity, name, found.name, size, found.width, found.height)

    def work(tx: Tx) -> None:
        _ensure_quota(tx, desk, sender, size)  # again: others of theirs came meanwhile
        attachments.insert(tx, Kept(attachment, sender.sender, conversation_id, None), desk.now())

    try:
        await desk.store.run(work)
    except BaseException:
        files.remove(identity)
        raise
    return attachment


def _ensure_room(tx: Tx, desk: Desk, sender: Author, size: int) -> None:
    """Raise TooManyError or UnavailableError when `size` bytes more would be too much for the sender or in all.

    Adding up all files takes too long for the transaction that stores one, so some that arrive together may pass.
    """
    _ensure_quota(tx, desk, sender, size)
    if attachments.size_of_all(tx) + size > desk.settings.attachment_bytes_in_all:
        raise UnavailableError("there is no room for more files; nothing was stored")


def _ensure_quota(tx: Tx, desk: Desk, sender: Author, size: int) -> None:
    since = desk.now() - _DAY
    if attachments.size_of_sender(tx, sender.sender, since) + size > desk.settings.attachment_bytes_of_sender:
        raise TooManyError("too many files in a day", retry_after=_DAY.total_seconds())
