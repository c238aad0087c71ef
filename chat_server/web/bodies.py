"""The body of a request, whole and in time: who sends it by the byte, or half of it, is refused like any bad input."""

import asyncio

from aiohttp import web

from chat_server.domain.errors import InvalidError

_WITHIN = 30.0  # 64 kB, the most that the application takes, at 2 kB/s


async def whole_body(request: web.Request, within: float = _WITHIN) -> bytes:
    """The body; raises InvalidError when it ends too early, does not arrive in time, or is not packed as it says."""
    try:
        async with asyncio.timeout(within):
            return await request.read()
    except (TimeoutError, ConnectionError, web.PayloadAccessError, web.RequestPayloadError) as error:
        raise InvalidError("the body was cut off") from error
