"""What an agent's console may ask for its own tools (docs/protocol.md, /agent): articles, and drafts to keep."""

from typing import Annotated

import msgspec

from chat_server.web.wire.payload import Id, Request

DraftText = Annotated[str, msgspec.Meta(max_length=8000)]


class Articles(Request, frozen=True):
    """`articles`: for a query, or without one for what the visitor said last."""

    conversation_id: Id
    query: Annotated[str, msgspec.Meta(max_length=200)] | None = None


class KeepDraft(Request, frozen=True):
    """`draft`: what stands in the boxes now."""

    conversation_id: Id
    reply: DraftText = ""
    note: DraftText = ""
    escalate: DraftText = ""
