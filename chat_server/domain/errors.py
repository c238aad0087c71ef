"""The broken rules a client can be told about, each with its stable code (`docs/protocol.md`, Codes).

Nobody catches these but the table in `web/errors.py` and the sockets' one wrapper.
"""

from typing import Any, ClassVar


class ChatError(Exception):
    """A request that is refused: `code` for programs, the message for developers."""

    code: ClassVar[str] = "internal_error"

    def __init__(self, message: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").splitlines()[0])
        self.retry_after = retry_after


class InvalidError(ChatError):
    """The payload is not of the form that the protocol gives."""

    code = "invalid"


class TooLongError(ChatError):
    """A text is longer than allowed."""

    code = "too_long"


class UnsupportedError(ChatError):
    """A file is of a kind that is not accepted."""

    code = "unsupported"


class TooManyError(ChatError):
    """Too many requests; try again after `retry_after` seconds."""

    code = "too_many"


class NotSignedInError(ChatError):
    """The session or token is missing, wrong or over."""

    code = "not_signed_in"


class NotAllowedError(ChatError):
    """This person may not do that."""

    code = "not_allowed"


class NotFoundError(ChatError):
    """There is no such thing, or it is somebody else's."""

    code = "not_found"


class ConversationClosedError(ChatError):
    """The conversation is resolved; reopen it or begin a new one."""

    code = "conversation_closed"


class AlreadyClaimedError(ChatError):
    """Another agent has this conversation; `holder` is that agent's name."""

    code = "already_claimed"

    def __init__(self, holder: str) -> None:
        super().__init__(f"{holder} has this conversation")
        self.holder = holder


class StaleError(ChatError):
    """Something was said that the sender has not seen; `missed` are those messages."""

    code = "stale"

    def __init__(self, message: str = "", *, missed: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.missed = missed


class ConflictError(ChatError):
    """The client id was used before, for something else."""

    code = "conflict"


class UnavailableError(ChatError):
    """Nothing was stored; try again."""

    code = "unavailable"
