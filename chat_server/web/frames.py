"""Packets as the bytes that go over a WebSocket, made once however many sockets they go to."""

from typing import Any

from chat_server.web.wire import json

_TEXT = 0x81  # a whole text frame, RFC 6455 section 5.2; a server does not mask
_SHORT = 126
_LONG = 1 << 16

PING = b"\x81\x012"
CLOSED_BY_US = b"\x88\x02\x03\xe8"  # 1000, normal
OVERLOADED = b"\x88\x02\x03\xf5"  # 1013, try again later


def text_frame(packet: str | bytes) -> bytes:
    """One Engine.IO packet as a frame."""
    payload = packet.encode() if isinstance(packet, str) else packet
    size = len(payload)
    if size < _SHORT:
        return bytes((_TEXT, size)) + payload
    if size < _LONG:
        return bytes((_TEXT, _SHORT)) + size.to_bytes(2, "big") + payload
    return bytes((_TEXT, _SHORT + 1)) + size.to_bytes(8, "big") + payload


def event_packet(namespace: str, event: str, body: bytes) -> bytes:
    """An event of a namespace; `body` is what it carries, as JSON."""
    return b'42%b,["%b",%b]' % (namespace.encode(), event.encode(), body)


def answer_frame(namespace: str, identity: int, answer: Any) -> bytes:
    """The acknowledgement of the event that came with that id."""
    return text_frame(b"43%b,%d[%b]" % (namespace.encode(), identity, json.encode(answer)))
