"""Mending words: slips and slang of visitors, and what must stay as it is."""

import pytest

from bot.affixes import roots, stem, uninflected
from bot.meaning import concept_of, meanings
from bot.reading import Reader
from bot.spelling import slip_of

PHRASINGS = (
    "how do i reset my password",
    "verification email never arrived",
    "change the delivery address",
    "bagaimana cara mengganti kata sandi",
    "laporan tidak bisa diunduh",
)


def mended(text):
    return Reader(PHRASINGS).read(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pasword", "password"),
        ("passwrod", "password"),
        ("passwordd", "password"),
        ("verfication", "verification"),
        ("emial", "email"),
        ("delivrey", "delivery"),
        ("adress", "address"),
        ("chnge", "change"),
        ("lapran", "laporan"),
        ("mengantti", "mengganti"),
        ("ressey", "reset"),
        ("eamul", "email"),
        ("nevverr", "never"),
        ("chsngw", "change"),
        ("crra", "cara"),
    ],
)
def test_slips_are_mended_towards_the_knowledges_words(typed, meant):
    assert mended(typed).words == (meant,)
    assert mended(typed).corrections == ((typed, meant),)


@pytest.mark.parametrize("word", ["rsgal", "ctrx", "never2"])
def test_two_slips_in_a_short_word_are_mended_only_where_fingers_make_them(word):
    assert mended(word).corrections == ()


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("cadr", "card", 0),
        ("catd", "card", 0),
        ("cartd", "card", 0),
        ("carrd", "card", 0),
        ("crd", "card", 0),
        ("harka", "harga", 2),
        ("kort", "cort", 1),
        ("accoun", "account", 1),
        ("xcard", "card", 2),
        ("cardl", "card", 2),
    ],
)
def test_a_slip_is_of_the_fingers_or_of_the_ears_or_of_neither(typed, meant, slip):
    assert slip_of(typed, meant) == slip


@pytest.mark.parametrize("word", ["report", "charge", "with", "even", "emails", "resetting", "addresses", "sandal"])
def test_everyday_words_and_other_forms_of_known_words_are_left_alone(word):
    assert mended(word).corrections == ()


@pytest.mark.parametrize("word", ["xqzw", "a1b2c3", "pt", "4711"])
def test_what_is_near_to_nothing_stays(word):
    assert mended(word).words == (word,)


def test_slang_is_understood_where_the_knowledge_does_not_use_it():
    assert mended("gmn ganti pw").words == ("bagaimana", "ganti", "kata", "sandi")
    assert Reader(("gmn ganti pw",)).read("gmn ganti pw").corrections == ()


def test_slang_and_plain_words_share_their_features():
    reader = Reader(("gmn ganti sandi", "bagaimana ganti sandi"))
    slang, plain = (reader.learn(text) for text in ("gmn ganti sandi", "bagaimana ganti sandi"))
    assert set(slang.pairs) & set(plain.pairs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("price", "harga"),
        ("cost", "harga"),
        ("menghubungkan", "connect"),
        ("diunduh", "download"),
        ("paying", "bayar"),
        ("langganannya", "subscription"),
        ("12", "4711"),
        ("12", "75x36"),
        ("sent", "mengirim"),
        ("paid", "bayar"),
        ("verifying", "verifikasi"),
        ("transferred", "transfer"),
    ],
)
def test_words_that_mean_the_same_are_one_concept(one, other):
    assert concept_of(one) == concept_of(other)


@pytest.mark.parametrize("phrase", ["top up", "top ups", "topping up", "topped up", "isi saldo"])
def test_a_phrase_is_one_concept_however_its_words_are_bent(phrase):
    assert list(meanings(["how", *phrase.split(), "please"])) == ["#how", "#deposit", "#please"]


def test_the_longest_phrase_counts():
    assert list(meanings(["order", "placed"])) == ["#order"]
    assert list(meanings(["how", "much", "money"])) == ["#price", "#money"]


def test_a_word_without_a_group_stands_for_its_stem():
    assert concept_of("gadgets") == concept_of("gadget")


def test_endings_and_beginnings_come_off():
    assert stem("planned") == "plan"
    assert "plan" in uninflected("planned")
    assert "query" in uninflected("queries")
    assert "tulis" in roots("menuliskan")
    assert "kirim" in roots("mengirim")


def test_a_pasted_log_is_read_only_so_far():
    assert len(mended("word " * 10_000).words) == 64
