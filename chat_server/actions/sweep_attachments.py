"""Removes what nobody can see any more: uploads of yesterday, files of erased conversations, what a crash left."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import structlog

from chat_server.desk import Desk
from chat_server.store import attachments
from chat_server.store.attachment_files import AttachmentFiles
from chat_server.store.prepared import Tx

UNSENT_LASTS = timedelta(days=1)
_EVERY = timedelta(minutes=2)
_AT_ONCE = 200
_PARTS_LAST = 60 * 60  # seconds; no upload takes so long
# A file that this database does not know may be one that the right database knows, when the wrong backup was restored.
_UNKNOWN_LASTS = 7 * 24 * 60 * 60
_log = structlog.get_logger(__name__)


async def sweep_attachments(desk: Desk) -> datetime:
    """When to sweep again; any number of processes may do so at once."""
    files = AttachmentFiles(desk.settings.data_dir)
    before = desk.now() - UNSENT_LASTS
    swept = 0
    while forgotten := await desk.store.run(partial(_forget, before=before)):
        # The rows first: a message never points to a missing file, and a file without a row is found below.
        for identity in forgotten:
            files.remove(identity)
        swept += len(forgotten)
    parts, old = await asyncio.to_thread(files.left_overs, _PARTS_LAST, _UNKNOWN_LASTS)
    for identity in (*parts, *await desk.store.read(partial(_unknown, names=old))):
        files.remove(identity)
        swept += 1
    if swept:
        _log.info("attachments_swept", count=swept)
    return desk.now() + _EVERY


def _forget(tx: Tx, *, before: datetime) -> Sequence[str]:
    return [each for each in attachments.over(tx, before, _AT_ONCE) if attachments.forget(tx, each)]


def _unknown(tx: Tx, *, names: Sequence[str]) -> Sequence[str]:
    return [name for name in names if attachments.find(tx, name) is None]
