"""Errors over HTTP: the one table from a broken rule to a status, and what a page shows when something is missing."""

import secrets

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from chat_server.domain.errors import (
    AlreadyClaimedError,
    ChatError,
    ConflictError,
    ConversationClosedError,
    InvalidError,
    NotAllowedError,
    NotFoundError,
    NotSignedInError,
    StaleError,
    TooLongError,
    TooManyError,
    UnavailableError,
    UnsupportedError,
)
from chat_server.web.wire import views

_STATUS: dict[type[ChatError], int] = {
    InvalidError: 400,
    TooLongError: 413,
    UnsupportedError: 415,
    NotSignedInError: 401,
    NotAllowedError: 403,
    NotFoundError: 404,
    ConversationClosedError: 409,
    AlreadyClaimedError: 409,
    StaleError: 409,
    ConflictError: 409,
    TooManyError: 429,
    UnavailableError: 503,
}
_log = structlog.get_logger(__name__)


@web.middleware
async def tell_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what was raised into an answer with a stable code; what nobody expected is logged whole, under an id."""
    try:
        return await handler(request)
    except ChatError as error:
        return _told(error)
    except web.HTTPException:
        raise
    except Exception:  # noqa: BLE001 - the last place where it can be told
        identity = secrets.token_hex(4)
        _log.exception("request_failed", path=request.path, error_id=identity)
        told = {"code": "internal_error", "message": f"something went wrong here; its number is {identity}"}
        return web.json_response({"ok": False, "error": told}, status=500)


def status_of(error: ChatError) -> int:
    """The HTTP status of a broken rule."""
    return _STATUS[type(error)]


def _told(error: ChatError) -> web.Response:
    response = web.json_response(views.refusal(error), status=status_of(error))
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(max(1, round(error.retry_after)))
    return response
