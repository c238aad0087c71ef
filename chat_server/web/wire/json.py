"""JSON for python-socketio, by msgspec."""

import json
from typing import Any

import msgspec

encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def dumps(value: Any, **_options: Any) -> str:
    """The value as compact JSON."""
    return encode(value).decode()


def loads(text: str, **_options: Any) -> Any:
    """The value of a JSON text.

    What msgspec refuses (lone surrogates, NaN) is read by the standard library, so that the event still reaches its
    reader and is refused there by code and with an acknowledgement, rather than dropped here without one.

    Raises:
        ValueError: it is no JSON, or nested too deeply.
    """
    try:
        try:
            return _decode(text)
        except (msgspec.DecodeError, UnicodeEncodeError):
            return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
