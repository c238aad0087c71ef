"""Frames that no decent client sends, from a seed: the grammar of the protocol, broken in one place or everywhere."""

import json
import random
from collections.abc import Iterator

from tests.raw import Crowd, Raw
from tests.running import Server

_HEADS = (
    "",
    "2",
    "3",
    "4",
    "40",
    "41",
    "42",
    "43",
    "44",
    "45",
    "46",
    "5",
    "6",
    "9",
    "42/visitor,",
    "42/visitor,1",
    "42/agent,",
)
_EVENTS = ("say", "catch_up", "heartbeat", "typing", "read", "human", "rate", "end", "connect", "disconnect", "*", "")
_VALUES = (
    None, True, -1, 0, 1e999, 2**70, "", "x", "\0", "\ud800", "a" * 5000, [], [[]], {},
    {"_placeholder": True, "num": 0},
    {"seq": -1}, {"seq": "1"}, {"text": "x", "client_id": "x"}, {"after": 0, "conversation_id": "'; --"},
    {"__proto__": {}},
)  # fmt: skip
_BODIES = ("[", "]", "{}", "[]", "[1]", '["say"', "NaN", "1e999", "[" * 300, '["say",{"a":' + "9" * 400 + "}]", "\x7f")


def frames(seed: int) -> Iterator[str]:
    """Broken packets without end; the same ones for the same seed."""
    chance = random.Random(seed)
    while True:
        head, kind = chance.choice(_HEADS), chance.random()
        if kind < 0.6:
            body = json.dumps([chance.choice(_EVENTS), chance.choice(_VALUES)])
            cut = chance.randrange(len(body)) if kind < 0.2 else len(body)
            yield head + body[:cut]
        elif kind < 0.8:
            yield head + chance.choice(_BODIES)
        else:
            yield head + "".join(chr(chance.randrange(32, 0x2FF)) for _ in range(chance.randrange(40)))


async def attack(server: Server, count: int, seed: int) -> int:
    """Send `count` broken frames, on a new connection whenever one is ended; gives how many were ended.

    Every frame is followed by a heartbeat: its answer, or the end, shows that the server has taken the frame.
    """
    crowd, broken, ended = Crowd(), frames(seed), 0
    client = await crowd.visitor(server.port)
    for _ in range(count):
        await client.send(next(broken).encode("utf-8", "replace").decode())
        await client.emit(99, "heartbeat", {"seq": 0})
        if await _is_ended(client):
            client.close()
            client, ended = await crowd.visitor(server.port), ended + 1
    crowd.close()
    return ended


async def _is_ended(client: Raw) -> bool:
    """False once the heartbeat is answered, True when the connection ends instead."""
    while True:
        frame = await client.frame()
        if not frame or frame.startswith("43/visitor,99["):
            return not frame
