"""The console over HTTP: its page, and signing in and out."""

from aiohttp import web

from chat_server.actions.sign_in import agent_of_session, sign_in, sign_out
from chat_server.domain.errors import NotAllowedError, NotSignedInError, TooManyError, UnavailableError
from chat_server.web.bodies import whole_body
from chat_server.web.keys import DESK, LIMITS
from chat_server.web.pages import page
from chat_server.web.security import client_address, drop_session, is_same_origin, keep_session, session_token
from chat_server.web.wire import agent_requests, reading, views

_NO_STORE = {"Cache-Control": "no-store"}


async def show(request: web.Request) -> web.Response:
    """The page in which the console runs; it signs in by itself."""
    return page(request, "console.html", config='{"language": "id"}', headers=_NO_STORE)


async def open_session(request: web.Request) -> web.Response:
    """Sign in with e-mail and password.

    After too many failures an account, or an address, must wait; a lock for ever would let anybody lock out an agent.
    A try counts before the password is looked at, or those made at the same moment would all be let through.
    """
    _ensure_ours(request)
    asked = reading.read_body(agent_requests.SignIn, await whole_body(request))
    limits = request.app[LIMITS]
    account, address = asked.email.strip().lower(), client_address(request) or "here"
    limits.sign_in_by_address.ensure_not_empty(address)
    limits.sign_in_by_account.spend(account)
    limits.sign_in_by_address.spend(address)
    try:
        agent, token = await sign_in(request.app[DESK], asked.email, asked.password)
    except (TooManyError, UnavailableError):
        limits.sign_in_by_account.give_back(account)
        limits.sign_in_by_address.give_back(address)
        raise
    limits.sign_in_by_account.forget(account)
    limits.sign_in_by_address.give_back(address)
    response = web.json_response({"agent": views.signed_in(agent)}, headers=_NO_STORE)
    keep_session(request, response, token)
    return response


async def show_session(request: web.Request) -> web.Response:
    """Who is signed in."""
    agent = await agent_of_session(request.app[DESK], session_token(request))
    if agent is None:
        raise NotSignedInError("sign in first")
    return web.json_response({"agent": views.signed_in(agent)}, headers=_NO_STORE)


async def end_session(request: web.Request) -> web.Response:
    """Sign out."""
    _ensure_ours(request)
    await sign_out(request.app[DESK], session_token(request))
    response = web.Response(status=204)
    drop_session(request, response)
    return response


def _ensure_ours(request: web.Request) -> None:
    """Refuse what another site's page sends along with our cookie."""
    if not is_same_origin(request):
        raise NotAllowedError("this must come from the console's own page")


def routes() -> list[web.RouteDef]:
    """The addresses of the console."""
    return [
        web.get("/console", show),
        web.post("/console/session", open_session),
        web.get("/console/session", show_session),
        web.delete("/console/session", end_session),
    ]
