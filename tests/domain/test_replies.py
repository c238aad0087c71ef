"""`knowledge/replies.yaml`: what it may hold, and how its faults are told."""

import pytest

from bot.fault import KnowledgeError
from chat_server.domain.replies import read_replies
from tests.running import PROJECT

_REPLY = """replies:
  - key: {key}
    title: {{id: Salam, en: Greeting}}
    text:
      id: "Halo {text}"
      en: "Hello"
"""


def faults(text: str) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        read_replies(text)
    return [str(fault) for fault in caught.value.faults]


def test_the_shipped_replies_are_sound() -> None:
    replies = read_replies((PROJECT / "knowledge" / "replies.yaml").read_text())
    assert len(replies) >= 16
    assert len({reply.key for reply in replies}) == len(replies)


def test_an_empty_file_has_no_replies() -> None:
    assert read_replies("") == ()


def test_a_variable_that_nobody_fills_in_is_a_fault_with_its_line() -> None:
    (fault,) = faults(_REPLY.format(key="hello", text="{vistor}"))
    assert fault.startswith("replies.yaml:5: There is no “{vistor}” to fill in.")
    assert "Write {visitor}, {agent} or {ticket}" in fault
    assert "A brace stands alone." in faults(_REPLY.format(key="hello", text="{visitor"))[0]


def test_keys_are_plain_and_unique() -> None:
    assert "“Halo Kak” cannot be a key." in faults(_REPLY.format(key="Halo Kak", text="x"))[0]
    twice = _REPLY.format(key="hello", text="x")
    assert "stands here twice" in faults(twice + twice.removeprefix("replies:\n"))[0]


def test_both_languages_are_needed() -> None:
    assert faults("replies:\n  - {key: a, title: {id: A, en: A}, text: {id: A}}\n")[0].startswith("replies.yaml:2: ")
