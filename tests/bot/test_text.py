"""Normalising, and the language of a text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text import language_of, normalise, words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Lupa KATA sandi!!", "lupa kata sandi"),
        ("can't log-in", "cant log in"),
        ("don’t", "dont"),
        ("tolooooong dooong", "tolong dong"),
        ("café  naïve", "cafe naive"),
        ("e_mail\tsaya\n", "e mail saya"),
        ("error 500", "error 500"),
        ("10000 rupiah", "10000 rupiah"),
        ("?!", ""),
    ],
)
def test_case_accents_punctuation_and_lengthened_words_go(written, read):
    assert normalise(written) == read


@given(st.text())
@example("0:_0")
def test_normalising_what_is_normalised_changes_nothing(text):
    once = normalise(text)
    assert " ".join(words(text)) == once
    assert "  " not in once


@pytest.mark.parametrize(
    "text",
    [
        "gimana cara ganti kata sandi",
        "saya tidak bisa masuk ke akun",
        "kok lemot bgt ya",
        "mau tanya harga dong",
        "dashboard saya kosong kenapa",
        "tolong bantu saya, email verifikasi belum masuk",
    ],
)
def test_indonesian_is_recognised(text):
    guess = language_of(text)
    assert guess.code == "id"
    assert guess.confidence > 0.6


@pytest.mark.parametrize(
    "text",
    [
        "how do i reset my password",
        "the app keeps crashing",
        "what are your prices?",
        "i never got the verification email",
        "why is my dashboard empty",
    ],
)
def test_english_is_recognised(text):
    guess = language_of(text)
    assert guess.code == "en"
    assert guess.confidence > 0.6


def test_a_text_in_both_languages_is_mixed():
    assert language_of("saya tidak bisa masuk, i cannot sign in to my account").code == "mixed"


@pytest.mark.parametrize("text", ["", "12345", "login", "🙂", "email dashboard"])
def test_what_both_languages_have_tells_nothing(text):
    assert language_of(text).code is None
    assert language_of(text).confidence == 0


def test_a_single_telling_word_is_a_weak_guess():
    assert 0 < language_of("kenapa").confidence < language_of("kenapa tidak bisa masuk").confidence


@given(st.text())
def test_any_text_has_a_guess_and_a_confidence_between_0_and_1(text):
    guess = language_of(text)
    assert guess.code in ("id", "en", "mixed", None)
    assert 0 <= guess.confidence <= 1
