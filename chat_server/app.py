"""The one file that knows all parts: it builds the desk and the web application, and starts and stops them in order."""

import asyncio
import contextlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from aiohttp import web

from chat_server.actions.agent_views import everybody
from chat_server.desk import Desk
from chat_server.domain.errors import ChatError
from chat_server.domain.tickets import new_ticket
from chat_server.services.desk_loops import DeskLoops, mailer_for
from chat_server.services.knowledge_folder import KnowledgeFolder
from chat_server.services.stored_knowledge import StoredKnowledge
from chat_server.settings import Settings
from chat_server.store import meta
from chat_server.store.database import Store
from chat_server.store.sqlite import SqliteStore
from chat_server.web import (
    api,
    attachments,
    console,
    errors,
    health,
    help_centre,
    limits,
    metrics,
    reports,
    security,
    widget,
)
from chat_server.web.agent_socket import AgentSocket
from chat_server.web.assets import Assets
from chat_server.web.fanout import SocketFanout
from chat_server.web.keys import ASSETS, DESK, LIMITS, SETTINGS, UPLOADS
from chat_server.web.presence import SocketPresence
from chat_server.web.socket_server import SocketServer
from chat_server.web.upload_limits import UploadLimits
from chat_server.web.visitor_socket import VisitorSocket

# Only where they are used: the clients of Redis and PostgreSQL cost every start a quarter of a second and 25 MB.
if TYPE_CHECKING:
    from chat_server.services.redis_hints import RedisHints
    from chat_server.services.redis_presence import RedisPresence

_log = structlog.get_logger(__name__)


def build_store(settings: Settings) -> Store:
    """PostgreSQL when DATABASE_URL says so, else one SQLite file in DATA_DIR."""
    if settings.database_url.startswith("postgresql://"):
        from chat_server.store.postgres import PostgresStore  # noqa: PLC0415

        return PostgresStore(settings.database_url, connections=settings.database_connections)
    return SqliteStore(sqlite_file(settings))


def sqlite_file(settings: Settings) -> Path:
    """Where the SQLite database lies."""
    if settings.database_url:
        return Path(settings.database_url.removeprefix("sqlite:///"))
    return settings.data_dir / "chat.sqlite3"


@dataclass(frozen=True, slots=True)
class _Parts:
    """What must be stopped again, in this order."""

    loops: DeskLoops
    sockets: SocketServer
    fanout: SocketFanout
    hints: "RedisHints | None"
    shared_presence: "RedisPresence | None"
    library: KnowledgeFolder
    store: Store


_PARTS = web.AppKey("parts", _Parts)


async def build_app(settings: Settings) -> web.Application:
    """The whole server, started but for its port; `app.cleanup()` stops it.

    Raises:
        ChatError: the database or Redis does not answer.
        KnowledgeError: the knowledge has faults, and there is no earlier version to serve.
    """
    if settings.redis_url:
        await _probe_redis(settings.redis_url)
    store = build_store(settings)
    await asyncio.to_thread(store.migrate)
    await store.start()
    library = KnowledgeFolder(settings.knowledge_dir, StoredKnowledge(settings.data_dir / "knowledge.built"))
    await library.start()
    hints = _hints_by(settings.redis_url) if settings.redis_url else None
    sockets = SocketServer(settings, hints)
    presence = SocketPresence()
    fanout = SocketFanout(sockets.rooms_of_clients, presence, _now)
    loops = DeskLoops()
    desk = Desk(
        settings=settings,
        store=store,
        library=library,
        fanout=fanout,
        presence=presence,
        epoch=await store.read(meta.epoch),
        now=_now,
        new_id=_new_id,
        new_ticket=lambda: new_ticket(secrets.choice),
        new_token=lambda: secrets.token_urlsafe(32),
        nudge=loops.nudge,
    )
    sockets.register_namespace(VisitorSocket(desk, presence))
    agents = AgentSocket(desk, presence)
    sockets.register_namespace(agents)
    shared = await _share_presence(settings, desk, presence) if settings.redis_url else None
    app = _web_app(settings, desk, _dependencies(store, library, hints))
    loops.start(desk, mailer_for(settings, _now), agents.send_away_changed)
    library.when_swapped(loops.nudge)
    app[_PARTS] = _Parts(loops, sockets, fanout, hints, shared, library, store)
    app.on_cleanup.append(_stop)
    sockets.attach(app)
    return app


def _web_app(settings: Settings, desk: Desk, dependencies: tuple[health.Dependency, ...]) -> web.Application:
    app = web.Application(middlewares=[security.guard, errors.tell_errors], client_max_size=64 * 1024)
    app[SETTINGS] = settings
    app[DESK] = desk
    app[ASSETS] = Assets()
    app[LIMITS] = limits.http_limits(settings)
    app[UPLOADS] = UploadLimits(settings)
    app[health.DEPENDENCIES] = dependencies
    for part in (health, metrics, widget, console, reports, help_centre, api, attachments):
        app.add_routes(part.routes())
    return app


async def _probe_redis(url: str) -> None:
    from chat_server.services.redis_hints import probe  # noqa: PLC0415

    await probe(url)


def _hints_by(url: str) -> "RedisHints":
    from chat_server.services.redis_hints import RedisHints  # noqa: PLC0415

    return RedisHints(url)


async def _share_presence(settings: Settings, desk: Desk, presence: SocketPresence) -> "RedisPresence":
    from chat_server.services.redis_presence import Here, RedisPresence  # noqa: PLC0415

    async def tell_agents() -> None:
        try:
            desk.fanout.presence(await everybody(desk))
        except ChatError as error:
            _log.info("presence_not_told", code=error.code)

    shared = RedisPresence(
        settings.redis_url,
        _new_id(),
        here=lambda: Here(presence.agents_here(), presence.visitors_here()),
        hear=presence.hear_of_elsewhere,
        changed=tell_agents,
    )
    await shared.start()
    return shared


def _dependencies(store: Store, library: KnowledgeFolder, hints: "RedisHints | None") -> tuple[health.Dependency, ...]:
    async def database() -> health.Health:
        try:
            await asyncio.wait_for(store.read(meta.epoch), 3)
            if not store.can_commit:  # looked at anew: nobody else would, once visitors are sent elsewhere
                await asyncio.wait_for(store.run(lambda tx: meta.touch(tx, _new_id())), 3)
        except (ChatError, TimeoutError) as error:
            return health.Health(is_well=False, facts={"error": type(error).__name__})
        return health.Health(is_well=True, facts={})

    async def knowledge() -> health.Health:
        faults = [str(fault) for fault in library.faults]
        return health.Health(is_well=not faults, facts={"faults": faults})

    async def redis() -> health.Health:
        return health.Health(is_well=hints is None or hints.is_well, facts={"used": hints is not None})

    return (
        health.Dependency("database", is_needed=True, look=database),
        health.Dependency("knowledge", is_needed=False, look=knowledge),
        health.Dependency("redis", is_needed=False, look=redis),
    )


async def send_away(app: web.Application, within: float) -> None:
    """Ask every client to reconnect elsewhere within that many seconds; back when they have, or the time is over."""
    sockets = app[_PARTS].sockets
    if sockets.is_empty():
        return
    for namespace in sockets.namespace_handlers:
        await sockets.emit("going_away", {"within": within}, namespace=namespace, ignore_queue=True)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(sockets.until_empty(), within)


async def _stop(app: web.Application) -> None:
    parts = app[_PARTS]
    await parts.loops.close()
    parts.fanout.close()
    await parts.sockets.shutdown()
    if parts.shared_presence is not None:
        await parts.shared_presence.close()
    if parts.hints is not None:
        await parts.hints.close()
    await parts.library.close()
    await parts.store.close()


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    return uuid.uuid4().hex
