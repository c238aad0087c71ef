"""The sentences: complete in both languages, filled in right, and honest about being an assistant."""

import re
from dataclasses import fields

import pytest

from bot import phrases
from bot.phrases_en import ENGLISH
from bot.phrases_id import INDONESIAN
from bot.wording import Wording

_BLANK = re.compile(r"{(\w+)}")


@pytest.mark.parametrize("name", [field.name for field in fields(Wording)])
def test_a_sentence_says_the_same_things_in_both_languages(name):
    indonesian, english = getattr(INDONESIAN, name), getattr(ENGLISH, name)
    assert indonesian != english
    if isinstance(indonesian, str):
        assert sorted(_BLANK.findall(indonesian)) == sorted(_BLANK.findall(english))
    else:
        assert indonesian.keys() == english.keys()
        assert all(indonesian.values())


def test_the_bot_says_that_it_is_an_assistant():
    assert "asisten otomatis" in INDONESIAN.introduction
    assert "automatic assistant" in ENGLISH.introduction
    assert phrases.bot_name("id") == "Asisten DashPro"


def test_it_apologises_in_one_sentence_only():
    assert [field.name for field in fields(Wording) if "maaf" in str(getattr(INDONESIAN, field.name))] == ["insulted"]
    assert [field.name for field in fields(Wording) if "sorry" in str(getattr(ENGLISH, field.name))] == ["insulted"]


def test_a_hand_over_tells_ticket_priority_and_due_time():
    line = phrases.handed_over("id", "DP-7K3F-9Q2M", "Tinggi", "hari ini pukul 15.13 WIB")
    assert line == "Tiket DP-7K3F-9Q2M, prioritas Tinggi. Tim kami menjawab paling lambat hari ini pukul 15.13 WIB."
    assert phrases.promised("en", "3.13 pm") == "Answered by 3.13 pm"


def test_names_of_agents_are_filled_in_and_unknown_languages_read_indonesian():
    assert phrases.agent_joined("en", "Bea") == "Bea from our team has joined this conversation."
    assert phrases.transferred("fr", "{Ali}") == "Percakapan ini diteruskan kepada {Ali}."
