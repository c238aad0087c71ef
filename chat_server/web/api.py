"""The REST interface for other programs: bearer API tokens, the same actions as the console, described by OpenAPI."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from chat_server.actions import agent_views
from chat_server.actions.agent_changes import ensure_answers
from chat_server.actions.agent_says import agent_says
from chat_server.actions.sign_in import agent_of_api_token
from chat_server.domain.errors import NotSignedInError
from chat_server.domain.people import Agent
from chat_server.web.api_description import DESCRIPTION
from chat_server.web.bodies import whole_body
from chat_server.web.keys import DESK
from chat_server.web.wire import agent_requests, reading, views

_PREFIX = "/api/v1"
_BEARER = "Bearer "
_NO_STORE = {"Cache-Control": "no-store"}
_Signed = Callable[[web.Request, Agent], Awaitable[views.View]]


def _signed(answer: _Signed) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A handler that answers agents with an API token only. Cookies do not count, so other sites cannot use them."""

    async def handler(request: web.Request) -> web.Response:
        authorization = request.headers.get("Authorization", "")
        token = authorization.removeprefix(_BEARER) if authorization.startswith(_BEARER) else ""
        agent = await agent_of_api_token(request.app[DESK], token)
        if agent is None:
            raise NotSignedInError("send an API token: Authorization: Bearer …")
        ensure_answers(agent)
        return web.json_response(await answer(request, agent), headers=_NO_STORE)

    return handler


@_signed
async def list_conversations(request: web.Request, agent: Agent) -> views.View:
    """A page of a queue."""
    asked = reading.read(agent_requests.ListQueue, _query(request))
    desk = request.app[DESK]
    page, _ = await agent_views.list_queue(desk, agent, asked.queue, asked.query or "", asked.after, asked.limit)
    return {"conversations": [views.agents_conversation(desk, each) for each in page.conversations], "next": page.next}


@_signed
async def show_conversation(request: web.Request, agent: Agent) -> views.View:
    """One conversation whole."""
    del agent
    desk = request.app[DESK]
    return views.opened(desk, await agent_views.open_conversation(desk, request.match_info["id"]))


@_signed
async def say(request: web.Request, agent: Agent) -> views.View:
    """Answer the visitor; the same `client_id` again gives the same message."""
    body = reading.read_body(agent_requests.ApiSay, await whole_body(request))
    message = await agent_says(
        request.app[DESK],
        agent,
        request.match_info["id"],
        reading.ensure_client_id(body.client_id),
        reading.ensure_text(body.text),
        body.if_head,
    )
    return {"message": views.message(message)}


async def describe(request: web.Request) -> web.Response:
    """The OpenAPI description."""
    del request
    return web.json_response(DESCRIPTION, headers={"Cache-Control": "public, max-age=300"})


def _query(request: web.Request) -> dict[str, Any]:
    """The query's parameters; a limit is a number."""
    values: dict[str, Any] = dict(request.query)
    if values.get("limit", "").isdigit():
        values["limit"] = int(values["limit"])
    return values


def routes() -> list[web.RouteDef]:
    """The addresses of the interface."""
    return [
        web.get(f"{_PREFIX}/openapi.json", describe),
        web.get(f"{_PREFIX}/conversations", list_conversations),
        web.get(f"{_PREFIX}/conversations/{{id}}", show_conversation),
        web.post(f"{_PREFIX}/conversations/{{id}}/messages", say),
    ]
