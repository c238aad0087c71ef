"""Questions that words and rules were made with: they must stay understood. They say nothing of new questions."""

import functools
import json
from pathlib import Path
from typing import Any

import pytest

from bot.lookup import LookedUp
from tests.bot.shipped import knowledge

_PRACTISED = Path(__file__).with_name("practised_questions.jsonl")
_NAMES = ("category", "priority", "scope", "wants_human", "escalates", "smalltalk", "out_of_scope")


def practised() -> list[dict[str, Any]]:
    return [json.loads(line) for line in _PRACTISED.read_text("utf-8").splitlines()]


@functools.cache
def looked_up(text: str) -> LookedUp:
    return knowledge().look_up(text)


def value(found: LookedUp, name: str) -> object:
    return found.smalltalk in ("greeting", "thanks", "goodbye") if name == "smalltalk" else getattr(found, name)


@pytest.mark.parametrize("name", _NAMES)
def test_practised_questions_stay_understood(name: str) -> None:
    asked = [each for each in practised() if name in each]
    wrong = [each["text"] for each in asked if value(looked_up(each["text"]), name) != each[name]]
    assert len(asked) >= 100
    assert len(wrong) <= 0.02 * len(asked), wrong
