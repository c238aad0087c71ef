"""Small answers in many spellings, and versions compared."""

import pytest

from bot import cues
from bot.version import is_older


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ya", True),
        ("iyaaa kak", True),
        ("udah bisa, makasih", True),
        ("It works now, thank you", True),
        ("blm", False),
        ("gak bisa juga min", False),
        ("it still doesn't work", False),
        ("nggak", False),
        ("tidak bisa ekspor laporan", None),
        ("lupa kata sandi", None),
        ("", None),
    ],
)
def test_a_plain_answer_is_told_from_anything_else(text, answer):
    assert cues.plain_answer(text) is answer


@pytest.mark.parametrize("text", ["lewati", "Skip please", "ga tau kak", "tidak ada", "I don't know"])
def test_skipping(text):
    assert cues.is_skip(text)


@pytest.mark.parametrize("text", ["tidak ada tombol simpan", "lupa kata sandi", ""])
def test_what_is_no_skipping(text):
    assert not cues.is_skip(text)


@pytest.mark.parametrize("text", ["kembali", "kembali dong kak", "go back", "Batal"])
def test_going_back(text):
    assert cues.is_back(text)


def test_a_cancelled_subscription_is_no_going_back():
    assert not cues.is_back("cancel my subscription")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("english please", "en"),
        ("can we speak English?", "en"),
        ("pakai bahasa Indonesia ya", "id"),
        ("laporan bahasa inggris tidak muncul", None),
        ("bahasa inggris atau indonesia", None),
    ],
)
def test_the_wish_for_a_language(text, language):
    assert cues.wished_language(text) == language


def test_details_alone_are_told_from_details_in_a_question():
    assert cues.only_gives("email saya vera@contoh.co.id", ["vera@contoh.co.id"])
    assert not cues.only_gives("vera@contoh.co.id tidak bisa masuk", ["vera@contoh.co.id"])


@pytest.mark.parametrize(
    ("version", "newest", "older"),
    [
        ("4.1", "4.2.0", True),
        ("4.1.9", "4.2", True),
        ("4.2", "4.2.0", False),
        ("v4.10", "4.9", False),
        ("5", "4.2.0", False),
        ("yang terbaru", "4.2.0", False),
        ("9" * 5000, "4.2.0", False),
    ],
)
def test_versions_are_compared_number_by_number(version, newest, older):
    assert is_older(version, newest) is older
