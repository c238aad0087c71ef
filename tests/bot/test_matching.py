"""What a visitor finds: the right article, with a probability, with reasons, whatever was typed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import matching
from bot.matching import Matcher, Phrased, zone_of

ENTRIES = (
    Phrased("reset-password", ("lupa kata sandi", "reset password saya", "cara mengganti kata sandi", "ga bisa masuk")),
    Phrased("plans-and-prices", ("berapa harganya", "paket dan harga", "biaya langganan per bulan", "daftar harga")),
    Phrased("export-excel", ("ekspor laporan ke excel", "unduh laporan", "export data ke csv", "simpan grafik")),
    Phrased("verification-email", ("email verifikasi gagal", "belum terima email konfirmasi", "kode belum datang")),
    Phrased("slow-dashboard", ("dashboard lambat sekali", "halaman lama dimuat", "lemot banget", "loading terus")),
)


@pytest.fixture(scope="module")
def matcher():
    return Matcher.build(ENTRIES)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("saya lupa password", "reset-password"),
        ("gmn ganti pw kak", "reset-password"),
        ("lpua kata snadi", "reset-password"),
        ("how much does it cost", "plans-and-prices"),
        ("hrga paketnya brp ya", "plans-and-prices"),
        ("mau download laporan excel", "export-excel"),
        ("verification email belum nyampe", "verification-email"),
        ("dasbornya lelet bgt", "slow-dashboard"),
    ],
)
def test_slang_slips_affixes_and_the_other_language_find_the_article(matcher, asked, expected):
    assert matcher.match(asked).ranked[0].id == expected


def test_each_phrasing_finds_its_own_article(matcher):
    for entry in ENTRIES:
        for phrasing in entry.phrasings:
            found = matcher.match(phrasing)
            assert found.ranked[0].id == entry.id
            assert found.ranked[0].phrasing == phrasing
            assert found.zone == "answer"


def test_a_match_carries_its_reasons(matcher):
    found = matcher.match("cara gnti kata sandii")
    assert ("gnti", "ganti") in found.corrections
    assert ("sandii", "sandi") in found.corrections
    best, second = found.ranked[:2]
    assert best.phrasing == "cara mengganti kata sandi"
    assert set(best.parts) == {"score", "meanings", "order", "letters", "whole"}
    assert best.p == pytest.approx(found.confidence)
    assert best.p > second.p


@pytest.mark.parametrize("asked", ["resep nasi goreng", "siapa presiden", "who won the match yesterday", "qwe zxc"])
def test_other_topics_are_not_answered(matcher, asked):
    assert matcher.match(asked).zone != "answer"


@pytest.mark.parametrize("asked", ["", "   ", "?!", "🙂", "\u0000"])
def test_no_words_find_nothing(matcher, asked):
    found = matcher.match(asked)
    assert found.ranked == ()
    assert found.zone == "hand_over"
    assert found.confidence == 0


def test_at_most_the_limit_is_found(matcher):
    assert len(matcher.match("laporan", limit=2).ranked) == 2
    assert len(matcher.match("laporan").ranked) == len(ENTRIES)


def test_nothing_is_found_in_nothing():
    for entries in ((), (Phrased("empty", ()),), (Phrased("signs", ("?!",)),)):
        assert Matcher.build(entries).match("lupa kata sandi").zone == "hand_over"


def test_a_single_article_is_found_but_not_in_everything():
    matcher = Matcher.build([Phrased("only", ("lupa kata sandi", "reset password"))])
    assert matcher.match("lupa password").ranked[0].id == "only"
    assert matcher.match("lupa kata sandi").confidence > matcher.match("cuaca besok").confidence


def test_the_same_phrasing_in_two_articles_makes_neither_sure():
    twice = Matcher.build([*ENTRIES, Phrased("twin", ("lupa kata sandi",))])
    found = twice.match("lupa kata sandi")
    assert {scored.id for scored in found.ranked[:2]} == {"reset-password", "twin"}
    assert found.confidence < Matcher.build(ENTRIES).match("lupa kata sandi").confidence


def test_building_and_matching_twice_gives_the_same():
    questions = ("lupa sandi", "harga", "laporan lemot", "kode verifikasi")
    one, other = Matcher.build(ENTRIES), Matcher.build(ENTRIES)
    assert [one.match(text) for text in questions] == [other.match(text) for text in questions]
    assert one.match("harga") == one.match("harga")


def test_zones_follow_the_confidence():
    assert [zone_of(p) for p in (0.9, 0.5, 0.49, 0.25, 0.24, 0)] == [
        "answer", "answer", "offer", "offer", "hand_over", "hand_over",
    ]  # fmt: skip


def test_large_knowledge_is_matched_as_small_is():
    chance = random.Random(0)
    syllables = [first + vowel for first in "bdfgjklmnprst" for vowel in "aiueo"]
    names = sorted({"".join(chance.choices(syllables, k=3)) for _ in range(900)})
    others = [
        Phrased(
            name,
            tuple(f"{start} {name} {end}" for start, end in (("cara", "baru"), ("di mana", "saya"), ("apa", "itu"))),
        )
        for name in names
    ]
    large = Matcher.build([*ENTRIES, *others])
    assert sum(len(entry.phrasings) for entry in (*ENTRIES, *others)) > matching.LARGEST_FITTED
    assert large.match("gmn ganti pw").ranked[0].id == "reset-password"
    assert large.match(f"saya cari {names[7]}").ranked[0].id == names[7]
    assert large.match("zzzzz").zone == "hand_over"


@given(st.text(max_size=300))
def test_any_text_is_matched_with_descending_probabilities(matcher, text):
    found = matcher.match(text)
    chances = [scored.p for scored in found.ranked]
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= p <= 1 for p in chances)
    assert found.zone in ("answer", "offer", "hand_over")


@given(st.lists(st.lists(st.text(max_size=20), max_size=3), max_size=4), st.text(max_size=20))
def test_any_knowledge_can_be_built_and_asked(phrasings, text):
    matcher = Matcher.build([Phrased(str(at), tuple(texts)) for at, texts in enumerate(phrasings)])
    assert 0 <= matcher.match(text).confidence <= 1
