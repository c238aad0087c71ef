"""What an agent's console may send (docs/protocol.md, /agent)."""

from typing import Annotated, Literal

import msgspec

from chat_server.web.wire.payload import Attached, Box, Id, Language, Limit, Remark, Request, Seq

ChangeId = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Priority = Literal["critical", "high", "medium", "low"]
Category = Literal["technical", "usage", "troubleshooting", "integration"]
Queue = Literal["waiting", "mine", "team", "bot", "escalated", "done"]


class AgentAuth(Request, frozen=True):
    """`auth` of a connection to /agent; without a token the session cookie counts."""

    token: str | None = None


class ListQueue(Request, frozen=True):
    """`list`."""

    queue: Queue
    query: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    after: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    limit: Limit = 50


class Changes(Request, frozen=True):
    """`changes`."""

    after: ChangeId


class OneConversation(Request, frozen=True):
    """Events that name a conversation and nothing else."""

    conversation_id: Id


class Open(Request, frozen=True):
    """`open`; `language` is the one to tell the agent facts in, the conversation's own by default."""

    conversation_id: Id
    language: Language | None = None


class Claim(Request, frozen=True):
    """`claim`; managers may take over what a colleague has."""

    conversation_id: Id
    take_over: bool = False


class AgentSay(Request, frozen=True):
    """`say` of an agent."""

    conversation_id: Id
    client_id: str
    text: str
    attachments: Attached = ()
    if_head: Seq | None = None


class AgentNote(Request, frozen=True):
    """`note`."""

    conversation_id: Id
    client_id: str
    text: str
    mentions: Annotated[tuple[Id, ...], msgspec.Meta(max_length=20)] = ()


class Transfer(Request, frozen=True):
    """`transfer`."""

    conversation_id: Id
    to: Id
    comment: Remark | None = None


class SetFacts(Request, frozen=True):
    """`set`."""

    conversation_id: Id
    priority: Priority | None = None
    category: Category | None = None
    language: Language | None = None


class Until(Request, frozen=True):
    """`resolve`, `reopen`, `pause`."""

    conversation_id: Id
    until: str | None = None


class AgentEscalate(Request, frozen=True):
    """`escalate` of an agent."""

    conversation_id: Id
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
    level: Annotated[int, msgspec.Meta(ge=1, le=3)] | None = None


class Block(Request, frozen=True):
    """`block`."""

    conversation_id: Id
    blocked: bool


class Availability(Request, frozen=True):
    """`availability`."""

    state: Literal["online", "away", "offline"]


class AgentTyping(Request, frozen=True):
    """`typing` of an agent."""

    conversation_id: Id
    text: Box = ""


class AgentRead(Request, frozen=True):
    """`read` of an agent."""

    conversation_id: Id
    seq: Seq


class AgentHeartbeat(Request, frozen=True):
    """`heartbeat` of an agent: the list's cursor, and the newest `seq` of each open conversation."""

    change_id: ChangeId = 0
    open: dict[Id, Seq] = msgspec.field(default_factory=dict)


class SignIn(Request, frozen=True):
    """The body of POST /console/session."""

    email: Annotated[str, msgspec.Meta(max_length=320)]
    password: Annotated[str, msgspec.Meta(max_length=256)]


class ApiSay(Request, frozen=True):
    """The body of POST /api/v1/conversations/{id}/messages."""

    client_id: str
    text: str
    if_head: Seq | None = None
