"""A search quotes the passage that says why an article was found, and offers the question without mistakes."""

from bot.matching import Match
from chat_server.web.help_passages import passages
from chat_server.web.help_search import corrected, snippet, wanted_keys


def match_with(*corrections: tuple[str, str]) -> Match:
    return Match("", corrections, (), 0.0, "answer")


def quoted(query: str, rendered: str, excerpt: str = "Pembuka.", corrections: tuple[tuple[str, str], ...] = ()) -> str:
    return str(snippet(passages(rendered), excerpt, wanted_keys(query, match_with(*corrections))))


def test_passages_are_the_paragraphs_steps_and_headings_as_text():
    found = passages(
        "<p>Satu <strong>dua</strong> &amp; &lt;tiga&gt;</p><ol><li>a\nb</li><li><p>c</p></li></ol><h2>d</h2>"
    )
    assert [passage.text for passage in found] == ["Satu dua & <tiga>", "a b", "c", "d"]


def test_the_passage_with_most_of_the_words_is_quoted_and_they_are_marked():
    text = quoted("ekspor excel gagal", "<p>Buka menu.</p><p>Ekspor gagal untuk Excel.</p><p>Ekspor lain.</p>")
    assert text == "<mark>Ekspor</mark> <mark>gagal</mark> untuk <mark>Excel</mark>."


def test_words_that_only_end_differently_count():
    assert "<mark>exported</mark>" in quoted("export failed", "<p>The exported file.</p>")


def test_corrected_words_count_too():
    assert "<mark>password</mark>" in quoted(
        "pasword", "<p>A new password.</p>", corrections=(("pasword", "password"),)
    )


def test_without_any_of_the_words_the_opening_is_quoted():
    assert quoted("xyz", "<p>Lain.</p>") == "Pembuka."


def test_what_an_article_says_stays_text():
    assert quoted("script", "<p>&lt;script&gt; itu</p>") == "&lt;<mark>script</mark>&gt; itu"


def test_a_long_passage_is_cut_at_words_around_the_first_find():
    text = quoted("tujuan", f"<p>{'awal ' * 100}tujuan {'akhir ' * 100}</p>")
    assert "<mark>tujuan</mark>" in text
    assert text.startswith("… awal ")
    assert text.endswith("akhir …")
    assert len(text) < 240


def test_a_mistyped_question_is_offered_corrected():
    assert corrected("Lupa PASWORD ya?", match_with(("pasword", "password"))) == "Lupa password ya?"


def test_a_question_read_as_it_stands_is_not_corrected():
    assert corrected("lupa password", match_with()) is None
    assert corrected("lupa password", match_with(("sandi", "password"))) is None


def test_a_short_form_is_not_called_a_mistake():
    assert corrected("lupa sandi gmn", match_with(("gmn", "bagaimana"))) is None
