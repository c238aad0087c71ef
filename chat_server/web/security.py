"""Who may talk to us from where: origins, the session cookie, and the headers of every page.

The library lets a connection without an Origin pass and offers no switch for compression, so both are decided here.
"""

import ipaddress
import re
from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler
from yarl import URL

from chat_server.settings import Settings
from chat_server.web.keys import SETTINGS

_SOCKETS = "/socket.io/"
_LASTS = 12 * 60 * 60
_UNREADABLE = re.compile("[\ud800-\udfff]")  # how Python keeps bytes that are no UTF-8
_READ = (hdrs.AUTHORIZATION, hdrs.HOST, hdrs.ORIGIN, hdrs.X_FORWARDED_FOR)
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self' {sockets}; media-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; "
    "frame-ancestors {ancestors}"
)


def is_same_origin(request: web.Request) -> bool:
    """True when the page that asks is one of ours. A request without an Origin is not known to be."""
    origin = request.headers.get(hdrs.ORIGIN, "")
    return bool(origin) and origin in _own_origins(request)


def ensure_origin(request: web.Request) -> None:
    """Let a page of ours, of an allowed site, or a program that is no browser through.

    Raises:
        HTTPForbidden: another site's page, or `null`.
    """
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is None or origin in _own_origins(request) or origin in request.app[SETTINGS].allowed_origins:
        return
    raise web.HTTPForbidden(text="this site may not open the chat; ALLOWED_ORIGINS lists those that may\n")


def _own_origins(request: web.Request) -> tuple[str, ...]:
    """The addresses under which this server is itself: the public one, and the one that was asked."""
    public = request.app[SETTINGS].public_url
    asked = (f"http://{request.host}", f"https://{request.host}")
    return (*asked, str(URL(public).origin())) if public else asked


def client_address(request: web.Request) -> str:
    """Whose requests these are, for limits: the address, or an IPv6 network of the size that one household has.

    Behind proxies it is what the outermost of TRUSTED_PROXIES wrote down; what stands further left anybody may have
    written. Empty for this machine itself: a proxy here that TRUSTED_PROXIES does not count would be everybody.
    """
    hops = request.app[SETTINGS].trusted_proxies
    told = [part.strip() for line in request.headers.getall("X-Forwarded-For", ()) for part in line.split(",")]
    found = told[max(0, len(told) - hops)] if hops and told else request.remote or ""
    try:
        address = ipaddress.ip_address(found)
    except ValueError:
        return found[:45]
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False).network_address
    return "" if address.is_loopback or str(address) == "::" else str(address)


def session_token(request: web.Request) -> str:
    """The console's session token from its cookie, or an empty text."""
    token = request.cookies.get(_cookie_name(request.app[SETTINGS]), "")
    return "" if _UNREADABLE.search(token) else token


def keep_session(request: web.Request, response: web.StreamResponse, token: str) -> None:
    """Give the console its session: not readable by scripts, sent to us only from our own pages."""
    settings = request.app[SETTINGS]
    response.set_cookie(
        _cookie_name(settings), token, max_age=_LASTS, path="/", httponly=True, samesite="Strict",
        secure=settings.is_public,
    )  # fmt: skip


def drop_session(request: web.Request, response: web.StreamResponse) -> None:
    """Take the session cookie away."""
    settings = request.app[SETTINGS]
    response.del_cookie(_cookie_name(settings), path="/", httponly=True, samesite="Strict", secure=settings.is_public)


def _cookie_name(settings: Settings) -> str:
    # The prefix makes browsers refuse the cookie from a subdomain or over plain http.
    return "__Host-console" if settings.is_public else "console"


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Check the origin of sockets, and put the security headers on everything else."""
    _ensure_readable(request)
    if request.path.startswith(_SOCKETS):
        ensure_origin(request)
        return await handler(request)
    response = await handler(request)
    _add_headers(request, response)
    return response


def _ensure_readable(request: web.Request) -> None:
    """Refuse a token, a host or an address with bytes that are no text; what others put into a request is theirs."""
    if any(_UNREADABLE.search(value) for name in _READ for value in request.headers.getall(name, ())):
        raise web.HTTPBadRequest(text="a header is not UTF-8\n")


def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    settings = request.app[SETTINGS]
    is_frame = request.path.startswith("/widget/")
    ancestors = " ".join(("'self'", *settings.allowed_origins)) if is_frame else "'none'"
    headers = response.headers
    headers.setdefault("Content-Security-Policy", _CSP.format(ancestors=ancestors, sockets=_socket_sources(request)))
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
    if not is_frame:
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if settings.is_public:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")


def _socket_sources(request: web.Request) -> str:
    """Our own WebSocket address: some browsers do not count it as 'self'."""
    public = request.app[SETTINGS].public_url
    host = urlsplit(public).netloc if public else request.host
    return f"ws://{host} wss://{host}" if not public.startswith("https://") else f"wss://{host}"
