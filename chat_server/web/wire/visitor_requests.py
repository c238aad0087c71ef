"""What a visitor's widget may send (docs/protocol.md, /visitor)."""

from typing import Annotated

import msgspec

from chat_server.web.wire.payload import Attached, Box, Id, Language, Remark, Request, Seq


class PageInfo(Request, frozen=True):
    """The page around the widget."""

    url: str = ""
    title: str = ""
    referrer: str = ""


class CursorInfo(Request, frozen=True):
    """How far the client has read."""

    conversation_id: Id
    seq: Seq
    epoch: str


class VisitorAuth(Request, frozen=True):
    """`auth` of a connection to /visitor."""

    widget: str = "default"
    token: str | None = None
    locale: Language | None = None
    page: PageInfo | None = None
    identity: str | None = None
    cursor: CursorInfo | None = None
    zone: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class ChosenChip(Request, frozen=True):
    """A chip that was tapped: the message that offered it, and its id."""

    seq: Seq
    id: Id


class VisitorSay(Request, frozen=True):
    """`say` of a visitor."""

    client_id: str
    text: str
    choice: ChosenChip | None = None
    attachments: Attached = ()


class Heartbeat(Request, frozen=True):
    """`heartbeat` of a visitor."""

    seq: Seq = 0


class Typing(Request, frozen=True):
    """`typing` of a visitor: what is in the box."""

    text: Box = ""


class Read(Request, frozen=True):
    """`read` of a visitor."""

    seq: Seq


class Escalate(Request, frozen=True):
    """`escalate` of a visitor."""

    reason: Remark = ""


class Rate(Request, frozen=True):
    """`rate`."""

    score: Annotated[int, msgspec.Meta(ge=1, le=5)]
    comment: Remark | None = None


class Transcript(Request, frozen=True):
    """`transcript`: the address that the visitor gave in the conversation."""

    email: Annotated[str, msgspec.Meta(min_length=3, max_length=254)]
