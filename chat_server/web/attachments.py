"""Attachments over HTTP: uploads as raw bodies, and the stored files for those who may see them.

An address is unguessable, and alone it opens nothing: each request is authorised by the visitor's token, an agent's
session or an API token.
"""

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import quote

from aiohttp import hdrs, web

from chat_server.actions.attach import Upload, agent_attaches, visitor_attaches
from chat_server.actions.show_attachment import Shown, attachment_for_agent, attachment_for_visitor
from chat_server.actions.sign_in import agent_of_api_token, agent_of_session
from chat_server.actions.visitor_connects import visitor_of
from chat_server.desk import Desk
from chat_server.domain.attachment import Attachment
from chat_server.domain.errors import InvalidError, NotSignedInError
from chat_server.domain.people import Agent
from chat_server.web.keys import DESK, UPLOADS
from chat_server.web.security import client_address, is_same_origin, session_token
from chat_server.web.upload_limits import next_bytes_due
from chat_server.web.wire import reading, views

_PIECE = 1 << 18
_LONGEST_NAME = 1000
_BEARER = "Bearer "
_NO_STORE = {hdrs.CACHE_CONTROL: "no-store"}


async def upload_of_visitor(request: web.Request) -> web.Response:
    """A visitor uploads a file, which they may then send with a message."""
    desk = request.app[DESK]
    visitor = await visitor_of(desk, _bearer(request))
    if visitor is None:
        raise NotSignedInError("send the visitor's token: Authorization: Bearer …")
    with request.app[UPLOADS].place(f"visitor:{visitor.id}", client_address(request)):
        return _told(await visitor_attaches(desk, visitor, _upload(request)))


async def upload_of_agent(request: web.Request) -> web.Response:
    """An agent uploads a file for one conversation."""
    desk = request.app[DESK]
    # A cookie comes along from any site, so the page must be ours; a token is nobody else's.
    agent = await _agent(request) if _bearer(request) or is_same_origin(request) else None
    if agent is None:
        raise NotSignedInError("sign in first, or send an API token: Authorization: Bearer …")
    with request.app[UPLOADS].place(f"agent:{agent.id}", client_address(request)):
        return _told(await agent_attaches(desk, agent, request.match_info["id"], _upload(request)))


async def show(request: web.Request) -> web.StreamResponse:
    """The file, whole or in ranges, for whoever may see its conversation."""
    desk = request.app[DESK]
    shown = await _for_whoever_asks(desk, request)
    if not await asyncio.to_thread(shown.path.is_file):
        raise web.HTTPNotFound(text="this file is gone\n")
    attachment = shown.attachment
    charset = "; charset=utf-8" if attachment.type.startswith("text/") else ""
    disposition = "inline" if attachment.is_image else "attachment"
    return web.FileResponse(
        shown.path,
        headers={
            hdrs.CONTENT_TYPE: attachment.type + charset,
            # RFC 6266, with the one form that every browser of today reads and that no name can break out of.
            hdrs.CONTENT_DISPOSITION: f"{disposition}; filename*=UTF-8''{quote(attachment.name, safe='')}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            # Kept, and still authorised each time.
            hdrs.CACHE_CONTROL: "private, no-cache",
            hdrs.VARY: "Authorization, Cookie",
        },
    )


async def _for_whoever_asks(desk: Desk, request: web.Request) -> Shown:
    identity = request.match_info["id"]
    visitor = await visitor_of(desk, _bearer(request))
    if visitor is not None:
        return await attachment_for_visitor(desk, visitor, identity)
    agent = await _agent(request)
    if agent is None:
        raise NotSignedInError("this file is only for the people of its conversation")
    return await attachment_for_agent(desk, agent, identity)


async def _agent(request: web.Request) -> Agent | None:
    desk = request.app[DESK]
    token = _bearer(request)
    return await (agent_of_api_token(desk, token) if token else agent_of_session(desk, session_token(request)))


def _bearer(request: web.Request) -> str:
    """The token of the Authorization header, or an empty text."""
    authorization = request.headers.get(hdrs.AUTHORIZATION, "")
    return authorization.removeprefix(_BEARER) if authorization.startswith(_BEARER) else ""


def _upload(request: web.Request) -> Upload:
    name = request.query.get("name", "")
    if len(name) > _LONGEST_NAME:
        raise InvalidError(f"a name has at most {_LONGEST_NAME} characters")
    reading.ensure_storable(name)
    return Upload(name, request.content_length, _pieces(request))


async def _pieces(request: web.Request) -> AsyncIterator[bytes]:
    """The body piece by piece; raises InvalidError when the sender is too slow, or gone before the end."""
    clock = asyncio.get_running_loop().time
    began, received = clock(), 0
    try:
        while True:
            async with asyncio.timeout_at(next_bytes_due(clock(), began, received)):
                piece = await request.content.read(_PIECE)
            if not piece:
                return
            received += len(piece)
            yield piece
    except (TimeoutError, ConnectionError, web.PayloadAccessError, web.RequestPayloadError) as error:
        raise InvalidError("the upload was cut off; nothing was stored") from error


def _told(attachment: Attachment) -> web.Response:
    return web.json_response({"ok": True, "attachment": views.attachment(attachment)}, headers=_NO_STORE, status=201)


def routes() -> list[web.RouteDef]:
    """The addresses of attachments."""
    return [
        web.post("/attachments", upload_of_visitor),
        web.post("/conversations/{id}/attachments", upload_of_agent),
        web.get("/attachments/{id}", show),
    ]
