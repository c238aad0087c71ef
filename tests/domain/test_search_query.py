"""Queries as people type them, and the passages that show what was found."""

from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.search_query import Term, placed_words, read_query
from chat_server.domain.search_snippet import snippet


def terms(text: str) -> list[Term]:
    return list(read_query(text).terms)


def shown(text: str, query: str, **near: tuple[str, ...]) -> str:
    """The passage with its marks in brackets."""
    found = snippet(text, read_query(query), near)
    marked = found.text
    for start, end in reversed(found.marks):
        marked = f"{marked[:start]}[{marked[start:end]}]{marked[end:]}"
    return marked


def test_the_word_under_the_cursor_may_go_on() -> None:
    assert terms("kata san") == [Term(("kata",)), Term(("san",), is_prefix=True)]
    assert terms("kata sandi ") == [Term(("kata",)), Term(("sandi",))]
    assert terms("x") == [Term(("x",))]


def test_quotes_and_signs_inside_a_word_keep_words_side_by_side() -> None:
    assert terms('"lupa kata" akun ') == [Term(("lupa", "kata"), is_quoted=True), Term(("akun",))]
    assert terms("budi@example.com ") == [Term(("budi", "example", "com"))]
    assert terms('"belum ditutup') == [Term(("belum", "ditutup"), is_quoted=True)]
    assert terms('"" ? !') == []


def test_words_of_the_query_are_marked_as_they_were_written() -> None:
    assert shown("Saya LUPA kata sandi.", "lupa sandi ") == "Saya [LUPA] kata [sandi]."
    assert shown("Toko Café O'Brien", "cafe obrien ") == "Toko [Café] [O'Brien]"
    assert shown("laporan-laporan", "lapor") == "[laporan]-[laporan]"
    assert shown("kata lain, kata sandi", '"kata sandi"') == "kata lain, [kata] [sandi]"
    assert shown("laporan hilang", "laporn ", laporn=("laporan",)) == "[laporan] hilang"


def test_a_long_text_is_cut_around_the_first_mark_and_stays_on_one_line() -> None:
    text = "awal " * 60 + "sandi\nbaru " + "akhir " * 60
    passage = shown(text, "sandi ")
    assert passage.startswith("… awal")
    assert "[sandi] baru" in passage
    assert passage.endswith("akhir …")
    assert len(passage) < 200


@given(st.text(max_size=400), st.text(max_size=20))
def test_marks_are_in_order_inside_the_passage_and_none_over_another(text: str, query: str) -> None:
    words = [word.word for word in placed_words(text)]
    asked = read_query(" ".join([*words[len(words) // 2 :][:2], query]))
    found = snippet(text, asked, {})
    places = [place for mark in found.marks for place in mark]
    assert places == sorted(places)
    assert all(0 <= place <= len(found.text) for place in places)
    assert all(start < end for start, end in found.marks)
    assert "\n" not in found.text
