"""What nobody will send any more is removed; what belongs to a message never is."""

import os
import time
import uuid
from pathlib import Path

import sqlalchemy as sa

from chat_server.actions.attach import Upload, visitor_attaches
from chat_server.actions.sweep_attachments import sweep_attachments
from chat_server.actions.visitor_says import Say, visitor_says
from chat_server.domain.attachment import Attachment
from chat_server.domain.people import Visitor
from chat_server.store import schema, visitors
from chat_server.store.prepared import Prepared, Tx
from tests.actions.desks import Office
from tests.attaching import files_in, pieces, png


async def visitor_in(office: Office, folder: Path) -> Visitor:
    """A visitor of an office that keeps its files in `folder`."""
    office.set(data_dir=folder)
    visitor_id = await office.visitor()
    visitor = await office.store.read(lambda tx: visitors.find(tx, visitor_id))
    assert visitor
    return visitor


async def attaches(office: Office, visitor: Visitor) -> Attachment:
    return await visitor_attaches(office.desk, visitor, Upload("foto.png", None, pieces(png())))


def erase(tx: Tx, conversation_id: str) -> None:
    """Delete a conversation's rows, as whoever erases it must: those that keep the database from deleting it."""
    for table in (schema.message, schema.note, schema.log_entry, schema.alert):
        tx.run(Prepared(sa.delete(table).where(table.c.conversation_id == conversation_id)))
    tx.run(Prepared(sa.delete(schema.conversation).where(schema.conversation.c.id == conversation_id)))


async def test_what_was_not_sent_within_a_day_is_removed(any_office: Office, tmp_path: Path) -> None:
    office, vera = any_office, await visitor_in(any_office, tmp_path)
    sent, forgotten = await attaches(office, vera), await attaches(office, vera)
    await visitor_says(office.desk, vera.id, Say(str(uuid.uuid4()), "", attachments=(sent.id,)))
    office.clock.forward(hours=23)
    fresh = await attaches(office, vera)
    await sweep_attachments(office.desk)
    assert files_in(tmp_path) == {sent.id, forgotten.id, fresh.id}
    office.clock.forward(hours=2)
    await sweep_attachments(office.desk)
    assert files_in(tmp_path) == {sent.id, fresh.id}


async def test_what_a_crash_left_is_removed_and_an_unknown_file_only_after_a_week(
    office: Office, tmp_path: Path
) -> None:
    vera = await visitor_in(office, tmp_path)
    known = await attaches(office, vera)
    folder = tmp_path / "attachments"
    hours = {"half.part": 2, "new.part": 0.5, "unknown": 8 * 24, "unknown-yet": 6 * 24, known.id: 300 * 24}
    for name, age in hours.items():
        if name != known.id:
            (folder / name).write_bytes(b"x")
        at = time.time() - age * 3600
        os.utime(folder / name, (at, at))
    await sweep_attachments(office.desk)
    assert files_in(tmp_path) == {known.id, "new.part", "unknown-yet"}


async def test_the_files_of_an_erased_conversation_go_with_it(any_office: Office, tmp_path: Path) -> None:
    office, vera = any_office, await visitor_in(any_office, tmp_path)
    sent = await attaches(office, vera)
    say = Say(str(uuid.uuid4()), "halo", attachments=(sent.id,))
    conversation = (await visitor_says(office.desk, vera.id, say)).conversation
    await office.store.run(lambda tx: erase(tx, conversation.id))
    await sweep_attachments(office.desk)
    assert files_in(tmp_path) == set()


async def test_sweeping_where_nothing_was_ever_uploaded_does_nothing(office: Office, tmp_path: Path) -> None:
    office.set(data_dir=tmp_path)
    assert await sweep_attachments(office.desk) > office.clock.now
    assert not (tmp_path / "attachments").exists()
