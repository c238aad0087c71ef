"""Search finds the same on both databases: words, beginnings, phrases, mistypings, people; filtered, in pages."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat_server.domain.errors import InvalidError
from chat_server.domain.search_query import Filters, read_query
from chat_server.store import search
from chat_server.store.database import Store
from chat_server.store.prepared import Prepared, Tx
from tests.store.conversing import BEA, BOT, NOW, begin, change, say

SAID = {
    "sandi": ["Saya lupa kata sandi akun", "Coba atur ulang kata sandi"],
    "laporan": ["Laporan penjualan tidak bisa diunduh", "laporan bulan ini kosong"],
    "kasir": ["Aplikasi kasir keluar sendiri"],
    "thanks": ["Terima kasih banyak", "sama-sama, terima kasih kembali"],
    "cafe": ["Toko Café O'Brien versi 3.5.1", "https://dashpro.my.id/articles/ekspor"],
}


def fill(tx: Tx) -> None:
    """The conversations of SAID, a visitor's and an agent's message in turn, one minute apart."""
    for minute, (identity, texts) in enumerate(SAID.items()):
        begin(tx, identity, created_at=NOW + timedelta(minutes=minute))
        for text, by in zip(texts, (None, BEA), strict=False):
            say(tx, identity, text, by, after=minute)


async def found(store: Store, query: str, filters: Filters | None = None) -> list[str]:
    """The conversations that a query finds, best first."""
    asked = filters or Filters()
    places = await store.read(lambda tx: search.find(tx, read_query(query), asked, None, 50))
    return [place.conversation_id for place in places.found]


async def test_words_beginnings_and_phrases_are_found(store: Store) -> None:
    await store.run(fill)
    for query, expected in (
        ("sandi ", ["sandi"]),
        ("SANDI lupa ", ["sandi"]),
        ("lap", ["laporan"]),
        ('"kata sandi"', ["sandi"]),
        ('"sandi kata"', []),
        ('"lupa kata', ["sandi"]),
        ("laporan kasir ", []),
        ("cafe ", ["cafe"]),
        ("obrien ", ["cafe"]),
        ("3.5.1", ["cafe"]),
        ("3.5.2", []),
        ("dashpro.my.id", ["cafe"]),
        ("", []),
        ('"" !!! %', []),
    ):
        assert await found(store, query) == expected, query


async def test_a_mistyped_word_finds_what_was_meant(store: Store) -> None:
    await store.run(fill)
    for mistyped, expected in (
        ("laporn ", ["laporan"]),
        ("kaporan ", ["laporan"]),
        ("lapoarn ", ["laporan"]),
        ("penjaulann ", ["laporan"]),
        ("aplikais", ["kasir"]),
        ("lppran ", []),
        ('"laporn"', []),
    ):
        assert await found(store, mistyped) == expected, mistyped


async def test_a_mistyped_message_is_found_after_those_that_are_right(store: Store) -> None:
    await store.run(fill)

    def mistype(tx: Tx) -> None:
        for number in range(8):
            begin(tx, f"right {number}")
            say(tx, f"right {number}", "laporan lagi")
        begin(tx, "wrong")
        say(tx, "wrong", "lapoan saya hilang", after=60)

    await store.run(mistype)
    assert (await found(store, "laporan "))[-1] == "wrong"


async def test_a_known_word_does_not_find_a_common_one_that_looks_like_it(store: Store) -> None:
    await store.run(fill)
    assert await found(store, "kasir ") == ["kasir"]


async def test_the_other_spellings_are_told(store: Store) -> None:
    await store.run(fill)
    places = await store.read(lambda tx: search.find(tx, read_query("laporn"), Filters(), None, 10))
    assert places.near == {"laporn": ("laporan",)}
    assert [place.seq for place in places.found] == [2]


async def test_who_asks_is_found_by_ticket_address_and_name_before_what_was_said(store: Store) -> None:
    def people(tx: Tx) -> None:
        begin(tx, "budi", name="Budi Santoso", email="Budi@Example.com", ticket="DP-7K3F-9Q2M")
        begin(tx, "other")
        say(tx, "other", "apakah Budi sudah membalas?")

    await store.run(people)
    assert await found(store, "dp 7k3f9q2m") == ["budi"]
    assert await found(store, "budi@exa") == ["budi"]
    assert await found(store, "santo") == ["budi"]
    assert await found(store, "budi") == ["budi", "other"]
    assert await found(store, "bu_i%") == []


async def test_a_name_and_a_word_find_the_message_together(store: Store) -> None:
    def two(tx: Tx) -> None:
        for name in ("Budi", "Sari"):
            begin(tx, name, name=name)
            say(tx, name, "laporan gagal")

    await store.run(two)
    assert await found(store, "budi laporan ") == ["Budi"]
    assert await found(store, '"budi laporan"') == []


async def test_filters_leave_out_the_rest(store: Store) -> None:
    def cases(tx: Tx) -> None:
        begin(tx, "mine", status="open", priority="high", category="usage", agent_id="bea", ticket="DP-0000-0001")
        begin(tx, "hers", status="waiting", priority="low", category="technical", is_escalated=True)
        for at, identity in enumerate(("mine", "hers")):
            say(tx, identity, "halo gagal", after=60 * at)
        say(tx, "hers", "gagal juga", BOT, after=61)

    await store.run(cases)
    assert await found(store, "gagal") == ["hers", "mine"]
    for filters, expected in [
        (Filters(status="open"), ["mine"]),
        (Filters(priority="low"), ["hers"]),
        (Filters(category="usage"), ["mine"]),
        (Filters(agent_id="bea"), ["mine"]),
        (Filters(has_ticket=True), ["mine"]),
        (Filters(has_ticket=False), ["hers"]),
        (Filters(is_escalated=True), ["hers"]),
        (Filters(author="bot"), ["hers"]),
        (Filters(author="agent"), []),
        (Filters(since=NOW + timedelta(minutes=30)), ["hers"]),
        (Filters(before=NOW + timedelta(minutes=30)), ["mine"]),
        (Filters(status="open", priority="low"), []),
    ]:
        assert await found(store, "gagal", filters) == expected, filters


async def test_pages_give_every_conversation_once_in_one_order(store: Store) -> None:
    def many(tx: Tx) -> None:
        for number in range(12):
            name = "Gagal Jaya" if number % 4 == 0 else None
            begin(tx, f"c{number:02}", name=name, created_at=NOW + timedelta(minutes=number))
        for minute in range(40):
            say(tx, f"c{minute * 5 % 8:02}", "gagal" if minute % 3 else "halo", after=minute)
        for number in (2, 8, 9, 10):
            say(tx, f"c{number:02}", "gagall lagi", after=50 + number)

    await store.run(many)
    whole = await found(store, "gagal ")
    assert whole[:3] == ["c08", "c04", "c00"]
    assert whole[-2:] == ["c10", "c09"]
    assert sorted(whole) == [f"c{number:02}" for number in range(11)]
    paged: list[str] = []
    cursor = None
    while True:
        page = await store.read(lambda tx, at=cursor: search.find(tx, read_query("gagal "), Filters(), at, 2))
        paged += [place.conversation_id for place in page.found]
        cursor = page.next
        if cursor is None:
            break
    assert paged == whole


async def test_a_wrong_cursor_is_refused(store: Store) -> None:
    for cursor in ("x", "said", "said.-1.", "said.1e3.", f"said.{10**30}.", "else.1."):
        with pytest.raises(InvalidError):
            await store.read(lambda tx, at=cursor: search.find(tx, read_query("a"), Filters(), at, 2))


async def test_status_lines_are_not_found(store: Store) -> None:
    def told(tx: Tx) -> None:
        begin(tx, "c1")
        say(tx, "c1", "Bea bergabung", kind="status")

    await store.run(told)
    assert await found(store, "bergabung") == []


async def test_a_message_that_was_not_stored_is_not_found(store: Store) -> None:
    def broken(tx: Tx) -> None:
        begin(tx, "c1")
        say(tx, "c1", "rahasia")
        raise InvalidError("on purpose")

    with pytest.raises(InvalidError):
        await store.run(broken)
    assert await found(store, "rahasia") == []
    assert await found(store, "rahasai") == []


async def test_a_forgotten_conversation_is_not_found_nor_are_its_words_offered(store: Store) -> None:
    await store.run(fill)
    await store.run(lambda tx: search.forget(tx, "laporan"))
    assert await found(store, "laporan") == []
    places = await store.read(lambda tx: search.find(tx, read_query("laporn"), Filters(), None, 10))
    assert places.near == {}
    assert await found(store, "sandi") == ["sandi"]


async def test_messages_from_before_the_index_are_found_after_the_migration(
    store: Store, new_store: Callable[[], Store]
) -> None:
    await store.run(fill)

    def back_to_the_first_version(tx: Tx) -> None:
        for statement in (
            "DROP TABLE search_entry",
            "DROP TABLE search_word",
            "DROP INDEX ix_visitor_named",
            "UPDATE alembic_version SET version_num = '0001'",
        ):
            tx.run(Prepared(sa.text(statement)))

    await store.run(back_to_the_first_version)
    upgraded = new_store()
    upgraded.migrate()
    upgraded.migrate()
    assert await found(store, "lapor") == ["laporan"]
    assert await found(store, "laporn ") == ["laporan"]
    await store.run(lambda tx: say(tx, "laporan", "sudah beres", after=90))
    assert await found(store, "beres") == ["laporan"]


@given(st.text(max_size=60))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
async def test_nothing_that_can_be_typed_breaks_it(store: Store, text: str) -> None:
    typed = text.replace("\x00", "").encode("utf-8", "ignore").decode()
    for asked in (typed, f'"{typed}"', f"{typed} OR a* NEAR(x) -b ^c {{said}} : d & !e | f <-> 'g'"):
        page = await store.read(lambda tx, asked=asked: search.find(tx, read_query(asked), Filters(), None, 5))
        assert page.found == [], "nothing was said here"


async def test_what_was_said_is_found_whatever_it_was(store: Store) -> None:
    texts = ["naïve ﬁle ½ x²", "日本語 テキスト", "ทดสอบ", "a_b-c", "😀 ok", "x" * 300, "it's 100%", "İstanbul"]

    def odd(tx: Tx) -> None:
        for number, text in enumerate(texts):
            begin(tx, f"c{number}")
            say(tx, f"c{number}", text)
            change(tx, f"c{number}")

    await store.run(odd)
    for number, text in enumerate(texts):
        assert f"c{number}" in await found(store, text), text
