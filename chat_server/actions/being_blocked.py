"""A visitor whom an agent blocked begins nothing: told by a code that the widget knows, as late as possible.

Blocking ends their conversation, so it is enough to look where one begins or is taken up again.
"""

from chat_server.domain.errors import NotAllowedError
from chat_server.store import visitor_blocks
from chat_server.store.prepared import Tx


def ensure_may_begin(tx: Tx, visitor_id: str) -> None:
    """Raise NotAllowedError when the visitor is blocked."""
    if visitor_blocks.is_blocked(tx, visitor_id):
        raise NotAllowedError("this visitor was blocked")
