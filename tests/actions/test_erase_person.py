"""A person who asks to be forgotten is gone from every table and file, and nobody else is; on both databases."""

import asyncio
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from chat_server.actions.agent_beside import keep_draft
from chat_server.actions.agent_decides import agent_escalates
from chat_server.actions.agent_says import agent_notes
from chat_server.actions.attach import Upload, visitor_attaches
from chat_server.actions.block_visitor import block_visitor
from chat_server.actions.erase_person import erase_person, find_person
from chat_server.actions.sweep_attachments import sweep_attachments
from chat_server.actions.visitor_connects import recognise
from chat_server.actions.visitor_says import Say, visitor_says
from chat_server.domain.conversation import Conversation
from chat_server.domain.drafts import Boxes
from chat_server.domain.errors import NotFoundError, NotSignedInError
from chat_server.domain.people import Page
from chat_server.store import visitors
from chat_server.store.prepared import Tx
from tests.actions.desks import BEA, Office
from tests.attaching import files_in, pieces, png

EMAIL = "Vera@Contoh.co.id"
WORDS = "kucingbengal"  # in every text of the person who goes


async def case_of(office: Office, word: str, email: str | None = None) -> Conversation:
    """A case with everything that a case can have, and `word` in all of it."""
    visitor, _ = await recognise(office.desk, None, "id", Page(f"https://contoh.co.id/{word}", word, ""))

    def give_address(tx: Tx) -> None:
        visitors.save(tx, replace(visitor, name=word, email=email))

    await office.store.run(give_address)
    await office.says(visitor.id, f"laporan {word} salah hitung")
    photo = await visitor_attaches(office.desk, visitor, Upload(f"{word}.png", None, pieces(png())))
    said = await visitor_says(office.desk, visitor.id, Say(str(uuid.uuid4()), word, attachments=(photo.id,)))
    case = said.conversation
    await agent_escalates(office.desk, BEA, case.id, f"{word} marah")
    await office.answers(BEA, case.id, f"Kami periksa {word}.")
    await agent_notes(office.desk, BEA, case.id, str(uuid.uuid4()), f"{word} sudah ditelepon")
    await keep_draft(office.desk, BEA, Boxes(case.id, f"halo {word}", "", ""))
    await block_visitor(office.desk, BEA, case.id, is_on=True)
    return await office.now(case.id)


async def everything(office: Office) -> str:
    """All rows of all tables as text, but for the search index's own pages."""

    def work(tx: Tx) -> str:
        cursor = tx._cursor  # noqa: SLF001 - what the tables are called is not the product's to know
        is_sqlite = "sqlite" in type(cursor).__module__
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            if is_sqlite
            else "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        )
        names = [name for (name,) in cursor.fetchall() if not name.endswith(("_data", "_idx"))]
        return "\n".join(
            f"{name}: {row}" for name in names for row in cursor.execute(f"SELECT * FROM {name}").fetchall()
        )

    return await office.store.read(work)


async def test_nothing_of_the_person_is_left_and_everything_of_others_is(any_office: Office, tmp_path: Path) -> None:
    office = any_office
    office.set(data_dir=tmp_path)
    gone, other = await case_of(office, WORDS, EMAIL), await case_of(office, "anggrekbulan", "sari@contoh.co.id")
    again = await case_of(office, WORDS, EMAIL.lower())  # the same person in another browser
    before = await everything(office)
    assert before.count(WORDS) > 20
    assert await erase_person(office.store, await find_person(office.store, f" {EMAIL} ")) == 2
    for traces in ((WORDS, EMAIL.lower(), gone.id, again.id), (gone.visitor_id, again.visitor_id)):
        left = (await everything(office)).lower()
        assert [line for line in left.splitlines() for trace in traces if trace in line] == []
        await sweep_attachments(office.desk)  # the second round: what waited for it
    assert left.count("anggrekbulan") == before.count("anggrekbulan")
    assert len(files_in(tmp_path)) == 1
    assert (await office.now(other.id)) == other


async def test_a_ticket_names_its_visitor(office: Office) -> None:
    case = await office.waiting_case()
    assert case.ticket
    assert await find_person(office.store, case.ticket.lower()) == [case.visitor_id]
    for nobody in ("DP-0000-0000", "nobody@contoh.co.id", "a@bcdef.gh", ""):
        with pytest.raises(NotFoundError):
            await find_person(office.store, nobody)


async def test_who_writes_while_being_erased_is_refused_and_leaves_nothing(any_office: Office) -> None:
    office = any_office
    case = await office.waiting_case()

    async def goes_on() -> None:
        while True:
            await office.says(case.visitor_id, WORDS)

    writing = asyncio.create_task(goes_on())
    while WORDS not in await everything(office):
        assert not writing.done()
    assert await erase_person(office.store, [case.visitor_id]) == 1
    with pytest.raises(NotSignedInError):
        await writing
    left = await everything(office)
    assert WORDS not in left
    assert case.visitor_id not in left
