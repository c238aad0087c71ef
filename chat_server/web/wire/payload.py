"""What both sides send: the kinds of fields, and the payloads that visitors and agents have in common."""

from typing import Annotated, Literal

import msgspec

from chat_server.domain.attachment import MOST_IN_A_MESSAGE

_MOST_SEQ = 2**31 - 1

Seq = Annotated[int, msgspec.Meta(ge=0, le=_MOST_SEQ)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Attached = Annotated[tuple[Id, ...], msgspec.Meta(max_length=MOST_IN_A_MESSAGE)]
Limit = Annotated[int, msgspec.Meta(ge=1, le=200)]
Box = Annotated[str, msgspec.Meta(max_length=500)]
Remark = Annotated[str, msgspec.Meta(max_length=1000)]
Language = Literal["id", "en"]


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A payload; fields that it does not name are refused."""


class Nothing(Request, frozen=True):
    """A payload without fields."""


class CatchUp(Request, frozen=True):
    """`catch_up`, for visitors and agents alike."""

    conversation_id: Id
    after: Seq
    limit: Limit = 200
