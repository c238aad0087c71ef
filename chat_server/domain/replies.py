"""`knowledge/replies.yaml`: ready-made replies that agents choose by their key."""

import re
from typing import Annotated

import msgspec
from msgspec import Meta, field

from bot.yaml_text import read_yaml_with_lines
from chat_server.domain.findings import Findings
from chat_server.domain.policy_facts import Text

REPLIES_FILE = "replies.yaml"
LARGEST = 65_536
VARIABLES = ("visitor", "agent", "ticket")

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_BRACED = re.compile(r"\{([^{}]*)\}")
_VARIABLES_CURE = "Write {visitor}, {agent} or {ticket}, or leave the braces out."


class Reply(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ready-made reply: its key, its title, and its text, in which {visitor}, {agent} and {ticket} are filled in."""

    key: Annotated[str, Meta(min_length=1, max_length=40)]
    title: Text
    text: Text


class _RepliesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    replies: tuple[Reply, ...] = field(default=())


def read_replies(text: str, file: str = REPLIES_FILE) -> tuple[Reply, ...]:
    """The replies that the YAML gives, in its order.

    Raises:
        KnowledgeError: what is wrong with it, each fault with its line and cure.
    """
    asked, lines = read_yaml_with_lines(text, _RepliesFile, file, largest=LARGEST)
    findings = Findings(file, lines)
    seen: set[str] = set()
    for at, reply in enumerate(asked.replies):
        _check_key(reply.key, seen, at, findings)
        seen.add(reply.key)
        for language in ("id", "en"):
            _check_braces(reply.text.of(language), ("replies", at, "text", language), findings)
    findings.raise_any()
    return asked.replies


def _check_key(key: str, seen: set[str], at: int, findings: Findings) -> None:
    if not _KEY.fullmatch(key):
        findings.add(("replies", at, "key"), f"“{key}” cannot be a key.", "Use small letters, digits and hyphens.")
    if key in seen:
        findings.add(("replies", at, "key"), f"The key “{key}” stands here twice.", "Give one of the two another key.")


def _check_braces(text: str, path: tuple[str | int, ...], findings: Findings) -> None:
    for name in _BRACED.findall(text):
        if name not in VARIABLES:
            findings.add(path, f"There is no “{{{name}}}” to fill in.", _VARIABLES_CURE)
    if re.search(r"[{}]", _BRACED.sub("", text)):
        findings.add(path, "A brace stands alone.", _VARIABLES_CURE)
