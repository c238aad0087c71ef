"""What triage makes of texts, why, and how a faulty triage file is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import details
from bot.fault import KnowledgeError
from bot.lookup import CATEGORIES, PRIORITIES, SCOPES, ZONES
from bot.triage_file import read_triage
from tests.bot.shipped import FOLDER, knowledge

TEXT = (FOLDER / "triage.yaml").read_text("utf-8")


def faults_of(text: str) -> list[tuple[int, str]]:
    with pytest.raises(KnowledgeError) as caught:
        read_triage(text, "triage.yaml")
    assert all(fault.cure for fault in caught.value.faults)
    return [(fault.line, fault.what) for fault in caught.value.faults]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@given(
    st.one_of(
        st.text(max_size=300), st.lists(st.sampled_from(["gak", "bisa", "cs", "🙂", "\ud800", "?"])).map(" ".join)
    )
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_looked_up_without_an_error(text: str) -> None:
    found = knowledge().look_up(text)
    assert found.text == text
    assert found.language in ("id", "en")
    assert found.zone in ZONES
    assert found.category in CATEGORIES
    assert found.priority in PRIORITIES
    assert found.scope in SCOPES
    assert found.priority_reasons


@pytest.mark.parametrize("part", ["tidak bisa ", "error", "semua user ", "a b ", "😀"])
def test_of_a_long_text_the_beginning_is_looked_up(part: str) -> None:
    found, beginning = knowledge().look_up(part * 20_000), knowledge().look_up((part * 20_000)[:4_000])
    assert (found.category, found.priority, found.zone) == (beginning.category, beginning.priority, beginning.zone)


def test_an_outage_is_critical_with_a_reason_and_without_a_question() -> None:
    found = knowledge().look_up("satu kantor tidak bisa login semua")
    assert (found.priority, found.is_priority_sure) == ("critical", True)
    assert found.priority_reasons == ("Banyak orang sama sekali tidak dapat bekerja.",)


def test_a_fault_of_unknown_impact_is_high_until_the_impact_is_asked() -> None:
    found = knowledge().look_up("my report is empty since this morning")
    assert (found.priority, found.is_priority_sure) == ("high", False)
    assert found.priority_reasons[0] == "A function fails."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("halo kak", "greeting"),
        ("makasih banyak ya", "thanks"),
        ("bye", "goodbye"),
        ("iya", "yes"),
        ("gak", "no"),
        ("bot bodoh", "insult"),
        ("halo kak, ekspor gagal", None),
        ("makasih, tapi masih error", None),
    ],
)
def test_small_talk_is_small_talk_only_when_it_is_all_there_is(text: str, kind: str | None) -> None:
    assert knowledge().look_up(text).smalltalk == kind


def test_texts_without_words_are_nothing_of_ours() -> None:
    assert knowledge().look_up("???").out_of_scope


def test_a_given_language_is_kept() -> None:
    found = knowledge().look_up("reset password", "en")
    assert (found.language, found.is_language_sure) == ("en", True)


def test_every_kind_of_support_names_details_that_can_be_asked_and_read() -> None:
    triage = knowledge().triage
    for category in CATEGORIES:
        assert "email" in triage.wanted(category)
        for key in triage.wanted(category):
            detail = triage.detail(key)
            assert detail.kind in details.KINDS
            for language in ("id", "en"):
                assert triage.detail_label(key, language)
                assert detail.question[language].endswith(("?", "."))
                assert all(details.read(detail.kind, chip) for chip in detail.chips[language])


def test_a_detail_that_is_gone_keeps_its_key_as_its_name() -> None:
    assert knowledge().triage.detail_label("shoe_size", "id") == "shoe_size"


def test_the_impact_question_covers_all_priorities_and_topics_say_what_we_can_do() -> None:
    triage = knowledge().triage
    assert {impact.priority for impact in triage.impacts} == set(PRIORITIES)
    assert {triage.topic(scope) is not None for scope in SCOPES[1:]} == {True}
    assert triage.topic("in") is None
    impact = triage.impact("all")
    assert impact
    assert impact.priority == "critical"


def test_the_same_text_is_not_read_twice() -> None:
    before = knowledge().triage
    assert read_triage(TEXT, "triage.yaml", before) is before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    details: [name, email, goal]", "    details: [name, shoe_size]", "shoe_size"),
        ("    when: [fails]", "    when: [flies]", "flies"),
        ("    priority: critical", "    priority: urgent", "urgent"),
        ("priority: critical", "priority: urgent", "urgent"),
        ("  - id: goodbye", "  - id: thanks", "thanks"),
        ("<not> dapat", "<negation> dapat", "negation"),
        ("gabisa, gakbisa", "yes, gakbisa", "True"),
        ("guess:", "gues:", "gues"),
    ],
)
def test_a_faulty_triage_file_is_told_with_its_line(old: str, new: str, said: str) -> None:
    text = TEXT.replace(old, new, 1)
    found = faults_of(text)
    assert any(said in what for _, what in found)
    if old != "guess:":
        assert any(abs(line - line_of(text, new)) <= 8 for line, _ in found)


def test_more_answers_to_tap_than_can_be_read_at_a_glance_are_told() -> None:
    faults = faults_of(TEXT.replace("iPhone atau iPad]", "iPhone atau iPad, tablet, televisi, layar sentuh]", 1))
    assert [what for _, what in faults] == ["Expected `array` of length <= 6 (in details[...].chips.id)."]


def test_missing_kinds_and_topics_are_told() -> None:
    assert any(
        "kinds" in what
        for _, what in faults_of(TEXT.replace("  usage:\n    name: {id: Bantuan", "  use:\n    name: {id: Bantuan", 1))
    )
