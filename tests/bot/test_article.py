"""Reading one article: what it becomes, and every fault with file, line and cure."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.article import excerpt_of, read_article
from bot.fault import KnowledgeError

SOUND = """---
title: Mengatur ulang kata sandi
kind: technical
priority: medium
phrasings:
  - lupa kata sandi
  - pw lupa gmn
  - reset password
tests:
  - ga inget pasword
related: [change-password]
updated: 2026-11-01
---
Kata sandi baru dibuat lewat **email**, lihat [halaman masuk](https://app.dashpro.my.id).

1. Buka halaman masuk.
"""


def faults_of(text: str, language: str = "id", slug: str = "reset-password") -> list[tuple[int, str]]:
    with pytest.raises(KnowledgeError) as caught:
        read_article(text, language, slug, f"{language}/{slug}.md")
    assert all(fault.cure and fault.file == f"{language}/{slug}.md" for fault in caught.value.faults)
    return [(fault.line, fault.what) for fault in caught.value.faults]


def test_a_sound_article_becomes_all_its_fields() -> None:
    article = read_article(SOUND, "id", "reset-password", "id/reset-password.md")
    assert (article.title, article.kind, article.priority) == ("Mengatur ulang kata sandi", "technical", "medium")
    assert article.phrasings == ("lupa kata sandi", "pw lupa gmn", "reset password")
    assert article.tests == ("ga inget pasword",)
    assert article.related == ("change-password",)
    assert article.updated == date(2026, 11, 1)
    assert article.excerpt == "Kata sandi baru dibuat lewat email, lihat halaman masuk."
    assert article.line("phrasings", 1) == 7


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = "\ufeff" + SOUND.replace("\n", "\r\n")
    assert read_article(text, "id", "reset-password", "f").body == read_article(SOUND, "id", "reset-password", "f").body


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("kind: technical", "kind: cooking", 3, "cooking"),
        ("kind: technical\n", "", 2, "kind"),
        ("priority: medium", "priority: urgent", 4, "urgent"),
        ("  - reset password", "  - 404", 8, "phrasings"),
        ("  - reset password", "  - Lupa kata sandi", 8, "twice"),
        ("  - ga inget pasword", "  - reset password", 10, "proves nothing"),
        ("[change-password]", "[Change Password]", 11, "Change Password"),
        ("updated: 2026-11-01", "updated: yesterday", 12, "date"),
        ("updated: 2026-11-01", "updated: 2026-13-01", 12, "2026-13-01"),
        ("title: Mengatur", "titel: Mengatur", 2, "titel"),
        ("title: Mengatur ulang", "title: Mengatur: ulang", 2, "YAML"),
        ("title: Mengatur", "title: " + "x" * 130, 2, "120"),
        ("  - pw lupa gmn", "  - pw\x07lupa", 7, "invisible"),
        ("  - pw lupa gmn", "  - pw\ud800lupa", 7, "invisible"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, line: int, said: str) -> None:
    assert any(at == line and said in what for at, what in faults_of(SOUND.replace(old, new, 1)))


def test_all_faults_are_told_at_once() -> None:
    text = SOUND.replace("technical", "cooking").replace("2026-11-01", "soon").replace("medium", "urgent")
    assert [line for line, _ in faults_of(text)] == [3, 4, 12]


def test_an_article_without_front_matter_or_text_is_refused() -> None:
    assert faults_of("Just text.")[0][0] == 1
    assert "does not end" in faults_of("---\ntitle: x\n")[0][1]
    assert "no text" in faults_of(SOUND[: SOUND.index("Kata sandi baru")])[0][1]


def test_a_file_in_the_wrong_place_is_refused() -> None:
    assert "language" in faults_of(SOUND, language="fr")[0][1]
    assert "address" in faults_of(SOUND, slug="Reset_Password")[0][1]


def test_anchors_are_refused() -> None:
    text = SOUND.replace("[change-password]", "&a [*a]")
    assert "Anchors" in faults_of(text)[0][1]


def test_a_long_opening_is_cut_at_a_word() -> None:
    excerpt = excerpt_of("# Judul\n\n" + "kata " * 200)
    assert len(excerpt) <= 280
    assert excerpt.endswith("kata…")


@given(st.text(max_size=400))
def test_any_text_gives_an_article_or_faults(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\nx", SOUND.replace("Mengatur", text, 1)):
        with contextlib.suppress(KnowledgeError):
            assert read_article(whole, "id", "any", "id/any.md").body
