"""docs/protocol.md says what the code does: every event, every field, every code."""

import re

import msgspec
import pytest

from chat_server.domain.errors import ChatError
from chat_server.web.agent_socket import AgentSocket
from chat_server.web.namespace import Event
from chat_server.web.visitor_socket import VisitorSocket
from tests.running import PROJECT

_PAGE = (PROJECT / "docs" / "protocol.md").read_text()


def section(title: str) -> str:
    """The text under a heading."""
    return _PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def documented(title: str) -> dict[str, set[str]]:
    """The events of a section with their fields; an optional one ends in a question mark."""
    rows = re.findall(r"^\| `(\w+)` \| `\{(.*?)\}` \|", section(title), re.MULTILINE)
    return {event: {field.strip() for field in payload.split(",") if field.strip()} for event, payload in rows}


def implemented(events: dict[str, Event]) -> dict[str, set[str]]:
    """The same of the code."""
    return {
        name: {field.name + ("" if field.required else "?") for field in msgspec.structs.fields(event.request)}
        for name, event in events.items()
    }


@pytest.mark.parametrize(("title", "socket"), [("`/visitor`", VisitorSocket), ("`/agent`", AgentSocket)])
def test_every_event_is_documented_with_its_fields(title: str, socket: type[VisitorSocket | AgentSocket]) -> None:
    assert documented(title) == implemented(dict(socket.events))


def test_every_code_is_documented() -> None:
    table = set(re.findall(r"^\| `(\w+)` \| ", _PAGE.split("\n## Objects")[0], re.MULTILINE))
    assert table == {ChatError.code, *(error.code for error in ChatError.__subclasses__())}
