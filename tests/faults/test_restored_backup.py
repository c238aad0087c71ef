"""The drill: a backup is made while people chat, restored an hour later, and holds what it should; clients heal."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from chat_server.store import queues
from chat_server.store.postgres import PostgresStore
from tests.faults.checker import stored_by, violations
from tests.faults.rounds import commanded, left, phones_for
from tests.running import Server

NewServer = Callable[..., Server]


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest, new_server: NewServer) -> Server:
    """A server on each kind of database."""
    if request.param == "sqlite":
        return new_server()
    return new_server(DATABASE_URL=request.getfixturevalue("postgres_url"))


async def test_a_restored_backup_holds_what_it_should_and_clients_load_afresh(server: Server, tmp_path: Path) -> None:
    await asyncio.to_thread(server.start)
    phones = phones_for(server, 3, 4)
    for phone in phones:
        await phone.run()
    copy = tmp_path / "copy"
    told = await commanded(server, "backup", str(copy))
    before = stored_by(server)
    assert f"3 conversations, {len(before.rows)} messages" in told.stdout, told.output
    epoch = phones[0].epoch
    for phone in phones:
        phone.write("sesudah cadangan dibuat")
        await phone.run()
    refused = await commanded(server, "restore", str(copy))
    assert refused.exit_code == 1
    assert "stop" in refused.stderr, "a server still runs"

    server.kill()
    told = await commanded(server, "restore", str(copy))
    assert "kept as" in told.stdout, told.output
    assert stored_by(server) == before
    await asyncio.to_thread(server.start)
    held = {row.client_id for row in before.rows}
    for phone in phones:
        # What was acknowledged after the backup is lost with the database; what is still in a journal is not.
        phone.acknowledged = {key: seen for key, seen in phone.acknowledged.items() if key in held}
        phone.unsent = {key: text for key, text in phone.sent.items() if key not in held}
        await phone.settle()
        assert phone.epoch != epoch
        await phone.run()
        await phone.settle()
    assert violations(stored_by(server), phones) == []
    await left(phones)


async def test_what_is_no_copy_is_refused_and_changes_nothing(server: Server, tmp_path: Path) -> None:
    await commanded(server, "migrate")
    nonsense = tmp_path / "nonsense"
    nonsense.write_bytes(os.urandom(5000))
    for file in (nonsense, tmp_path / "missing"):
        refused = await commanded(server, "restore", str(file))
        assert refused.exit_code == 1
        assert refused.stderr.startswith("Error: ")
    again = await commanded(server, "backup", str(nonsense))
    assert again.exit_code == 1
    assert "give the name of a new file" in again.stderr
    assert stored_by(server).rows == []
    assert (await commanded(server, "backup", str(tmp_path / "sound"))).exit_code == 0


async def test_a_damaged_copy_is_not_restored(server: Server, tmp_path: Path) -> None:
    await commanded(server, "migrate")
    copy = tmp_path / "copy"
    await commanded(server, "backup", str(copy))
    before = stored_by(server)
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2] + os.urandom(len(whole) - len(whole) // 2))
    refused = await commanded(server, "restore", str(copy))
    assert refused.exit_code == 1
    assert stored_by(server) == before
    assert (await commanded(server, "backup", str(tmp_path / "sound"))).exit_code == 0


async def test_without_the_programs_of_postgresql_the_cure_is_told(
    new_server: NewServer, postgres_url: str, tmp_path: Path
) -> None:
    server = new_server(DATABASE_URL=postgres_url)
    await commanded(server, "migrate")
    server.environment["PATH"] = "/nowhere"
    refused = await commanded(server, "backup", str(tmp_path / "copy"))
    assert refused.exit_code == 1
    assert "postgresql-client" in refused.stderr


async def test_on_another_cluster_no_change_lies_in_the_future(
    new_server: NewServer, postgres_url: str, tmp_path: Path
) -> None:
    """Change ids are transaction ids; on a younger cluster a restored one may be larger than all new ones."""
    server = new_server(DATABASE_URL=postgres_url)
    await asyncio.to_thread(server.start)
    (phone,) = phones_for(server, 1, 1)
    await phone.run()
    await phone.leave()
    server.kill()
    with psycopg.connect(postgres_url) as connection:
        connection.execute("UPDATE conversation SET change_id = 1000000000000")
    await commanded(server, "backup", str(tmp_path / "copy"))
    assert (await commanded(server, "restore", str(tmp_path / "copy"))).exit_code == 0
    store = PostgresStore(postgres_url)
    await store.start()
    try:
        listed = await store.read(lambda tx: queues.changes(tx, 0, 10))
        assert [conversation.id for conversation in listed.conversations] == [phone.conversation_id]
    finally:
        await store.close()
