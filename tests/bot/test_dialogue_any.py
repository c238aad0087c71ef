"""Whatever a visitor does: nothing raises, nothing loops, memory stays small, and a person is always one step away."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import chips
from bot.dialogue import LookedUp, Memory, OpenCase, Said, Turn, World, ask_for_person, step, texts_to_match
from bot.lookup import CATEGORIES, PRIORITIES, SCOPES, ZONES, Found
from bot.memory import STAGES, CaseSoFar, Shown
from tests.bot.story import KNOWLEDGE, UNDERSTOOD, Story, understand

_ANSWERS = (
    "ya",
    "belum",
    "lewati",
    "kembali",
    "2",
    "vera@contoh.co.id",
    "4.1",
    "eh salah, 4.2",
    "min",
    "English please",
    "?",
    "",
)
_CHIPS = (
    *("yes", "no", "none", "tried", "try", "works", "broken", "skip", "done", "another", "unknown"),
    *("article:reset-password", "article:gone", "impact:all", "impact:minor", "impact:gone", "value:0", "value:9"),
)
_SLUGS = st.sampled_from(("reset-password", "locked-account", "export-excel", "update-version", "gone"))
_WITHOUT_HUMAN = tuple(
    text for text, heard in UNDERSTOOD.items() if not heard.get("wants_human") and not heard.get("escalates")
)

texts = st.one_of(st.sampled_from((*UNDERSTOOD, *_ANSWERS)), st.text(max_size=60))
taps = st.tuples(st.text(max_size=20), st.sampled_from((*_CHIPS, chips.PERSON)))
acts = st.one_of(st.tuples(texts, st.none()), taps)
# Nothing that hands over at once or says that the bot helped.
quiet_acts = st.one_of(
    st.tuples(st.sampled_from((*_WITHOUT_HUMAN, *_ANSWERS)), st.none()),
    st.tuples(st.just("ketuk"), st.sampled_from(_CHIPS)),
)


def heard(text: str) -> st.SearchStrategy[LookedUp]:
    """Anything that could be understood of a text."""
    return st.builds(
        LookedUp,
        text=st.just(text),
        language=st.sampled_from(("id", "en", "fr")),
        is_language_sure=st.booleans(),
        articles=st.lists(st.builds(Found, _SLUGS, st.floats(0, 1)), max_size=4).map(tuple),
        zone=st.sampled_from(ZONES),
        category=st.sampled_from((*CATEGORIES, "gone")),
        priority=st.sampled_from(PRIORITIES),
        priority_reasons=st.lists(st.text(max_size=30), max_size=3).map(tuple),
        is_priority_sure=st.booleans(),
        scope=st.sampled_from((*SCOPES, "gone")),
        wants_human=st.booleans(),
        escalates=st.booleans(),
        smalltalk=st.sampled_from((None, "greeting", "thanks", "goodbye", "insult", "yes", "no", "gone")),
        out_of_scope=st.booleans(),
    )


shown = st.lists(st.builds(Shown, _SLUGS, st.floats(0, 1), st.sampled_from((None, True, False))), max_size=3).map(tuple)
keys = st.sampled_from(("email", "version", "problem", "device", "gone"))
memories = st.builds(
    Memory,
    language=st.sampled_from((None, "id", "en", "fr")),
    is_greeted=st.booleans(),
    stage=st.sampled_from((*STAGES, "gone")),
    about=st.one_of(_SLUGS, keys, st.just("")),
    tries=st.integers(0, 3),
    stuck=st.integers(0, 3),
    turns=st.integers(0, 50),
    insults=st.integers(0, 3),
    question=st.text(max_size=40),
    fragments=st.lists(st.text(max_size=20), max_size=3).map(tuple),
    case=st.builds(CaseSoFar, st.sampled_from((*CATEGORIES, "gone")), st.sampled_from(PRIORITIES), st.booleans()),
    shown=shown,
    candidates=shown,
    details=st.dictionaries(keys, st.text(max_size=20), max_size=4),
    asked=st.lists(keys, max_size=3).map(tuple),
    skipped=st.lists(keys, max_size=3).map(tuple),
    is_case=st.booleans(),
    is_impact_asked=st.booleans(),
    is_tried_asked=st.booleans(),
    has_tried=st.sampled_from((None, True, False)),
    is_update_shown=st.booleans(),
)


def ensure_sound(turn: Turn) -> None:
    """A turn says something, keeps a way to a person, and remembers what can be stored and read again."""
    assert turn.replies
    assert len(turn.replies) <= 3
    assert all(reply.text for reply in turn.replies)
    assert turn.language in ("id", "en")
    for reply in turn.replies:
        assert all(len(choice.id) <= chips.LONGEST_ID and choice.label for choice in reply.choices)
    if turn.hand_over is None and not turn.ended:
        assert chips.PERSON in {choice.id for choice in turn.replies[-1].choices}
    stored = msgspec.json.encode(turn.memory)
    assert len(stored) < 40_000
    assert msgspec.json.decode(stored, type=Memory) == turn.memory


@given(data=st.data(), memory=memories, act=acts)
def test_any_memory_and_any_text_or_chip_gives_a_sound_turn(data, memory, act):
    said = Said(*act)
    looked_up = {text: data.draw(heard(text)) for text in texts_to_match(memory, said)}
    world = World("4.2.0", data.draw(st.sampled_from(("id", "en", "fr"))), {}, OpenCase("DP-7K3F-9Q2M"))
    ensure_sound(step(memory, said, looked_up, KNOWLEDGE, world))


@given(memory=memories)
def test_the_button_for_a_person_hands_over_from_any_memory(memory):
    turn = ask_for_person(memory, KNOWLEDGE, World())
    ensure_sound(turn)
    assert turn.hand_over is not None
    assert turn.asked_for_person


@given(memory=memories, text=st.sampled_from(("saya mau bicara dengan orang", "let me talk to a person")))
def test_words_for_a_person_hand_over_from_any_memory(memory, text):
    looked_up = {each: understand(text) for each in texts_to_match(memory, Said(text))}
    turn = step(memory, Said(text), looked_up, KNOWLEDGE, World())
    assert turn.hand_over is not None
    assert turn.asked_for_person


def test_a_text_that_was_not_looked_up_is_still_answered():
    ensure_sound(step(Memory(), Said("lupa kata sandi"), {}, KNOWLEDGE, World()))


@settings(deadline=None)
@given(script=st.lists(acts, max_size=30))
def test_any_story_stays_sound_and_ends_with_a_person_when_one_is_asked_for(script):
    story = Story()
    for text, chip in script:
        story.says(text, chip)
        ensure_sound(story.turn)
        if story.turn.hand_over is not None or story.turn.ended:
            return
    assert story.says("saya mau bicara dengan orang").turn.hand_over is not None


@settings(deadline=None)
@given(script=st.lists(quiet_acts, min_size=1, max_size=6))
def test_no_story_goes_round_for_ever(script):
    story = Story()
    for at in range(45):
        story.says(*script[at % len(script)])
        if story.turn.hand_over is not None or story.turn.ended:
            return
        if any(article.helped for article in story.memory.shown):
            return
    pytest.fail(f"{script} went on for 45 turns")


@pytest.mark.parametrize("text", [*_WITHOUT_HUMAN, *_ANSWERS])
def test_the_same_text_again_and_again_ends_with_a_person_or_a_goodbye(text):
    story = Story()
    for _ in range(12):
        story.says(text)
        if story.turn.hand_over is not None or story.turn.ended:
            return
    pytest.fail("it went on for twelve turns")


@settings(max_examples=20, deadline=None)
@given(parts=st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4))
def test_long_texts_do_not_fill_the_memory(parts):
    story = Story()
    for _ in range(3):
        for part in parts:
            story.says(part * (4000 // len(part)))
            ensure_sound(story.turn)


def test_half_characters_are_kept_out_of_the_memory():
    ensure_sound(Story().says("laporan \ud800 gagal dibuka terus").turn)
