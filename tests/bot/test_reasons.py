"""The reasons of a priority, read in another language than the visitor's."""

import pytest

from bot.phrases import wording
from bot.reasons import reason_in
from tests.bot.shipped import knowledge

OUTAGE = "tidak ada seorang pun yang bisa login, semua pengguna"
FAULT = "laporan penjualan salah hitung sejak kemarin"


@pytest.mark.parametrize("text", [OUTAGE, FAULT])
def test_what_was_found_in_a_text_reads_as_if_it_were_found_in_the_other_language(text: str) -> None:
    indonesian, english = (knowledge().look_up(text, language).priority_reasons for language in ("id", "en"))
    assert indonesian != english
    triage = knowledge().triage
    assert tuple(reason_in("en", each, triage) for each in indonesian) == english
    assert tuple(reason_in("id", each, triage) for each in english) == indonesian
    assert tuple(reason_in("id", each, triage) for each in indonesian) == indonesian


@pytest.mark.parametrize("name", ["asked", "escalates", "stuck", "leaving", "unsure", "silent"])
def test_what_the_assistant_says_of_a_hand_over_is_told_in_both_languages(name: str) -> None:
    said = getattr(wording("id"), f"reason_{name}")
    assert reason_in("en", said, knowledge().triage) == getattr(wording("en"), f"reason_{name}")


def test_the_answer_to_the_impact_question_is_told_in_both_languages() -> None:
    triage = knowledge().triage
    assert triage.impacts
    for impact in triage.impacts:
        assert reason_in("id", impact.reason["en"], triage) == impact.reason["id"]


def test_versions_go_over_with_their_sentence() -> None:
    said = wording("id").reason_outdated.format(version="4.1 (beta)", newest="4.2.0")
    wanted = wording("en").reason_outdated.format(version="4.1 (beta)", newest="4.2.0")
    assert reason_in("en", said, knowledge().triage) == wanted


def test_a_sentence_that_nobody_knows_any_more_stays_as_it_was_written() -> None:
    assert reason_in("en", "Alasan dari berkas lama.", knowledge().triage) == "Alasan dari berkas lama."
