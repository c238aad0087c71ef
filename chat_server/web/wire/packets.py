"""Socket.IO events read from the text they come in; what is no plain event is left to the library."""

import re
from dataclasses import dataclass
from typing import Any

from chat_server.web.wire import json

_EVENT = re.compile(r"42(/[^,?]{1,40}),(\d{0,15})\[")


@dataclass(slots=True)
class Event:
    """An event of a namespace: its name, what it carries, and the id under which it is to be acknowledged."""

    namespace: str
    identity: int | None
    name: str
    payloads: tuple[Any, ...]


def read_event(text: str) -> Event | None:
    """The event that a packet is; None when it is something else, or no good event."""
    found = _EVENT.match(text)
    if found is None:
        return None
    try:
        name, *payloads = json.loads(text[found.end() - 1 :])
    except ValueError:
        return None
    if not isinstance(name, str):
        return None
    return Event(found[1], int(found[2]) if found[2] else None, name, tuple(payloads))
