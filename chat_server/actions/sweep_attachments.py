"""Removes what nobody will send any more: uploads of yesterday, parts that a crash left, files without a row."""

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
_EVERY = timedelta(minutes=10)
_AT_ONCE = 200
_SURELY_OVER = 60 * 60  # seconds; no upload takes so long, and none waits so long for its row
_log = structlog.get_logger(__name__)


async def sweep_attachments(desk: Desk) -> datetime:
    """When to sweep again; any number of processes may do so at once."""
    files = AttachmentFiles(desk.settings.data_dir)
    before = desk.now() - UNSENT_LASTS
    swept = 0
    while forgotten := await desk.store.run(partial(_forget_unsent, before=before)):
        # The rows first: a message never points to a missing file, and a file without a row is found below.
        for identity in forgotten:
            files.remove(identity)
        swept += len(forgotten)
    left_overs = await asyncio.to_thread(lambda: list(files.left_overs(_SURELY_OVER)))
    for place in range(0, len(left_overs), _AT_ONCE):
        some = left_overs[place : place + _AT_ONCE]
        for identity in await desk.store.read(partial(_without_row, names=some)):
            files.remove(identity)
            swept += 1
    if swept:
        _log.info("attachments_swept", count=swept)
    return desk.now() + _EVERY


def _forget_unsent(tx: Tx, *, before: datetime) -> Sequence[str]:
    return [each for each in attachments.unsent(tx, before, _AT_ONCE) if attachments.forget_unsent(tx, each)]


def _without_row(tx: Tx, *, names: Sequence[tuple[str, bool]]) -> Sequence[str]:
    return [name for name, is_whole in names if not is_whole or attachments.find(tx, name) is None]
