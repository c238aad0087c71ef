"""Word lists find their entries whatever endings and slips of the finger the words have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.word_lists import UnknownListError, WordLists

LISTS = WordLists(
    {
        "not": ["tidak", "gak"],
        "fails": ["<not> bisa", "error*", "<not> ... muncul", "berhenti"],
        "person": ["customer service", "petugas", "can't"],
    }
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("saya gak bisa masuk", {"not", "fails"}),
        ("Tidak bisa!!", {"not", "fails"}),
        ("errornya banyak", {"fails"}),
        ("gak pernah mau muncul", {"not", "fails"}),
        ("gak pernah lagi mau muncul", {"not"}),
        ("mana petugasnya", {"person"}),
        ("customer  SERVICE?", {"person"}),
        ("custmer service", {"person"}),
        ("brehenti", {"fails"}),
        ("I can’t", {"person"}),
        ("bisa tidak", {"not"}),
        ("", set()),
    ],
)
def test_lists_are_found(text: str, names: set[str]) -> None:
    seen = LISTS.find(text)
    assert {name for name in ("not", "fails", "person") if seen.of(name)} == names


def test_a_known_word_is_not_taken_for_a_misspelt_one() -> None:
    assert LISTS.find("petugax").of("person")
    assert not LISTS.find("petugax", frozenset({"petugax"})).of("person")


def test_a_text_is_covered_only_when_no_word_is_left_over() -> None:
    assert LISTS.find("gak bisa petugas").are_all_in(("fails", "person"))
    assert not LISTS.find("gak bisa apa petugas").are_all_in(("fails", "person"))
    assert not LISTS.find("").are_all_in(("fails",))


def test_a_list_can_only_use_lists_above_it() -> None:
    with pytest.raises(UnknownListError, match="later"):
        WordLists({"first": ["<later> x"], "later": ["y"]})


@given(st.text(max_size=300))
def test_any_text_is_searched_without_an_error(text: str) -> None:
    seen = LISTS.find(text)
    assert all(0 <= start < end <= len(seen.words) for spans in seen.spans.values() for start, end in spans)
