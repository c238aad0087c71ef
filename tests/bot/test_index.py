"""The index and the two ways of ranking, against the plain definition of what they compute."""

import numpy as np
import pytest

from bot.index import Index
from bot.likeness import Alike, Likeness
from bot.nearby import Nearby
from bot.ranking import spread, targets
from bot.reading import Reader
from bot.ridge import RIDGE, Ridge

ENTRIES = {
    "reset": ("lupa kata sandi", "reset password saya", "cara mengganti kata sandi", "password tidak cocok"),
    "price": ("berapa harganya", "paket dan harga", "biaya langganan per bulan"),
    "export": ("ekspor laporan ke excel", "unduh laporan", "export data csv", "laporan tidak bisa diunduh"),
    "email": ("email verifikasi tidak masuk", "belum terima email konfirmasi"),
}
PHRASINGS = [text for texts in ENTRIES.values() for text in texts]
OWNERS = np.repeat(np.arange(len(ENTRIES), dtype=np.int32), [len(texts) for texts in ENTRIES.values()])
QUESTIONS = ("gimana ganti kata sandi", "laporan excel", "harga paket bulanan", "email konfirmasi saya mana")


@pytest.fixture(scope="module")
def reader():
    found = Reader(PHRASINGS)
    for text in PHRASINGS:
        found.learn(text)
    return found


@pytest.fixture(scope="module")
def readings(reader):
    return [reader.learn(text) for text in PHRASINGS]


@pytest.fixture(scope="module")
def likeness(readings):
    return Likeness(readings, OWNERS, len(ENTRIES))


def keys(*numbers):
    return np.array(sorted(numbers), dtype=np.int64)


def test_a_cosine_is_that_of_the_weighed_features():
    texts = [keys(1, 2, 3), keys(3, 4), keys(9)]
    index = Index(texts, np.array([0, 1, 1], dtype=np.int32), 2)
    weights = {feature: 1 + np.log(3 / (1 + entries)) for feature, entries in ((1, 1), (2, 1), (3, 2), (4, 1), (9, 1))}

    def cosine(one, other):
        shared = sum(weights[feature] ** 2 for feature in one if feature in other)
        lengths = [np.sqrt(sum(weights[feature] ** 2 for feature in each)) for each in (one, other)]
        return shared / (lengths[0] * lengths[1])

    asked = keys(2, 3, 77)  # 77 is unknown and says nothing
    expected = [cosine((2, 3), text.tolist()) for text in texts]
    assert index.cosines(asked) == pytest.approx(expected, abs=1e-6)
    assert index.gram()[0] == pytest.approx([cosine((1, 2, 3), text.tolist()) for text in texts], abs=1e-6)


def test_coverage_counts_what_the_entry_has_by_weight():
    index = Index([keys(1, 2), keys(2, 3)], np.array([0, 1], dtype=np.int32), 2)
    assert index.covered_by(0, keys(1, 2)) == pytest.approx(1)
    assert index.covered_by(0, keys(1, 2), beside=True) == 0
    assert 0 < index.covered_by(0, keys(1, 77)) < 0.5


def test_an_index_of_nothing_finds_nothing():
    index = Index([], np.empty(0, dtype=np.int32), 0)
    assert index.cosines(keys(1)).size == 0


def test_some_phrasings_compare_as_all_do(likeness, reader):
    rows = np.array([1, 4, 9], dtype=np.int32)
    for question in QUESTIONS:
        reading = reader.read(question)
        alike, among = likeness.to_some(reading, rows)
        assert alike.overall == pytest.approx(likeness.to_all(reading).overall[rows], abs=1e-6)
        assert among == pytest.approx(likeness.among_all().overall[np.ix_(rows, rows)], abs=0.08)


def test_a_rehearsal_is_what_fitting_without_the_phrasing_would_say(likeness, readings):
    """The formula for holding out is exact: compared with fitting anew on the rest."""
    square = likeness.among_all().overall.astype(float)
    for rehearsal in Ridge(likeness, OWNERS, len(ENTRIES)).rehearse(readings, 100):
        own = OWNERS[rehearsal.row] == OWNERS
        for ranking, held_out in (
            (rehearsal.without_it, np.arange(len(OWNERS)) == rehearsal.row),
            (rehearsal.without_its_entry, own),
        ):
            rest = np.flatnonzero(~held_out)
            kernel = square[np.ix_(rest, rest)] + RIDGE * np.eye(len(rest))
            weights = np.linalg.solve(kernel, targets(OWNERS[rest], len(ENTRIES)))
            scores = square[rehearsal.row, rest] @ weights
            shown = dict(zip(ranking.entries.tolist(), ranking.scores.tolist(), strict=True))
            for entry in set(OWNERS[rest].tolist()):
                assert shown[entry] == pytest.approx(scores[entry], abs=1e-4)
            assert ranking.rows.tolist() == rest.tolist()


def test_without_its_entry_the_entry_is_never_found(likeness, readings):
    for ranker in (Ridge(likeness, OWNERS, len(ENTRIES)), Nearby(likeness, OWNERS)):
        for rehearsal in ranker.rehearse(readings, 100):
            best = rehearsal.without_its_entry.entries[:1].tolist()
            assert best != [OWNERS[rehearsal.row]]


def test_both_ways_of_ranking_find_the_same(likeness, reader):
    whole, nearby = Ridge(likeness, OWNERS, len(ENTRIES)), Nearby(likeness, OWNERS)
    for question in QUESTIONS:
        reading = reader.read(question)
        assert whole.rank(reading).entries[0] == nearby.rank(reading).entries[0]


def test_a_text_that_shares_nothing_finds_nothing_nearby(likeness, reader):
    assert Nearby(likeness, OWNERS).rank(reader.read("zzz")).entries.size == 0


def test_rehearsed_phrasings_are_spread_evenly():
    assert spread(5, 10).tolist() == [0, 1, 2, 3, 4]
    assert spread(101, 3).tolist() == [0, 50, 100]


def test_likeness_lies_between_0_and_1(likeness):
    for part in Alike.__slots__:
        values = getattr(likeness.among_all(), part)
        assert values.min() >= 0
        assert values.max() <= 1 + 1e-5
