"""Running one server process: open the port, say where things are, serve until told to stop, then drain."""

import asyncio
import gc
import secrets
import signal
import socket
import sys

import structlog
from aiohttp import web

from chat_server.actions.sign_in import add_first_manager
from chat_server.app import build_app, send_away
from chat_server.services.memory import return_free, return_large
from chat_server.settings import Settings
from chat_server.web.keys import DESK

_log = structlog.get_logger(__name__)
# For a connection between two requests, or before its first: longer than proxies keep one in stock, and not the hour
# of the library, for which anybody could keep as many as there are descriptors.
_QUIET_LASTS = 150.0
_STOPS = (signal.SIGTERM, signal.SIGINT)


async def serve(settings: Settings, worker: int = 0) -> None:
    """Serve until SIGTERM or SIGINT; a second one stops at once.

    Args:
        worker: the number of this process among several that share the port; 0 when it is alone.

    Raises:
        ChatError, KnowledgeError, OSError: it cannot start; the message says why.
    """
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in _STOPS:
        loop.add_signal_handler(number, stopping.set)
    if worker:
        loop.add_reader(sys.stdin, stopping.set)  # it ends with the parent process, which never writes into it
    return_large()
    gc.disable()
    app = await build_app(settings)
    gc.freeze()  # what is there now stays; looking through the whole knowledge again would make everybody wait
    gc.enable()
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2, keepalive_timeout=_QUIET_LASTS)
    await runner.setup()
    try:
        greeting = await _first_manager(app)
        return_free()
        port = await _open_port(runner, settings, is_shared=worker > 0)
        if worker <= 1:
            _say_ready(settings, port, greeting)
        await stopping.wait()
        if worker:
            loop.remove_reader(sys.stdin)
        for number in _STOPS:
            loop.remove_signal_handler(number)
        await _stop_listening(runner)
        await send_away(app, settings.drain_seconds)
    finally:
        await runner.cleanup()


async def _open_port(runner: web.AppRunner, settings: Settings, *, is_shared: bool) -> int:
    site = web.TCPSite(runner, settings.host, settings.port, backlog=1024, reuse_port=is_shared or None)
    await site.start()
    listening: socket.socket = site._server.sockets[0]  # type: ignore[union-attr] # noqa: SLF001 - with port 0 only it knows
    return int(listening.getsockname()[1])


async def _stop_listening(runner: web.AppRunner) -> None:
    for site in list(runner.sites):
        await site.stop()


async def _first_manager(app: web.Application) -> tuple[str, ...]:
    """On a fresh database, the lines that tell the first manager's password: they are shown only now."""
    desk = app[DESK]
    password = secrets.token_urlsafe(12)
    manager = await add_first_manager(desk.store, identity=desk.new_id(), password=password, at=desk.now())
    if manager is None:
        return ()
    return (
        f"  First manager               {manager.email}",
        f"  One-time password           {password}   (shown only now)",
        "",
    )


def _say_ready(settings: Settings, port: int, greeting: tuple[str, ...]) -> None:
    """Print where everything is."""
    base = settings.public_url or f"http://{settings.own_host}:{port}"
    lines = (
        "",
        f"  DashPro Live Chat is ready: {base}",
        "",
        f"  Demo page with the widget   {base}/demo",
        f"  Agent console               {base}/console",
        f"  Help centre                 {base}/",
        "",
        *greeting,
    )
    print("\n".join(lines), flush=True)  # noqa: T201 - this is what the person who started it reads
    _log.info("ready", port=port)
