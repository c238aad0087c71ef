"""Is it alive, is it ready, and what of it is not well."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web


@dataclass(frozen=True, slots=True)
class Health:
    """How a dependency is: `is_well`, and what to know about it."""

    is_well: bool
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dependency:
    """Something the chat stands on. Without a `needed` one it is not ready; without another it is degraded."""

    name: str
    is_needed: bool
    look: Callable[[], Awaitable[Health]]


DEPENDENCIES = web.AppKey("dependencies", tuple[Dependency, ...])


async def healthz(request: web.Request) -> web.Response:
    """200 while the process answers at all."""
    del request
    return web.json_response({"status": "alive"})


async def readyz(request: web.Request) -> web.Response:
    """200 when visitors can be served (also `degraded`), 503 when not; each dependency is named."""
    found = {each.name: (each, await each.look()) for each in request.app[DEPENDENCIES]}
    missing = [name for name, (each, health) in found.items() if each.is_needed and not health.is_well]
    ill = [name for name, (_, health) in found.items() if not health.is_well]
    status = "unavailable" if missing else "degraded" if ill else "ready"
    dependencies = {name: {"ok": health.is_well, **health.facts} for name, (_, health) in found.items()}
    return web.json_response({"status": status, "dependencies": dependencies}, status=503 if missing else 200)


def routes() -> list[web.RouteDef]:
    """The addresses that a load balancer and an operator ask."""
    return [web.get("/healthz", healthz), web.get("/readyz", readyz)]
