"""What the process counts, for Prometheus. Label values come from fixed lists, never from what clients send."""

import ipaddress

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_REGISTRY = CollectorRegistry()

EVENTS = Counter(
    "chat_events",
    "Events that clients sent, by the code of their acknowledgement (ok when it was not refused).",
    ["namespace", "event", "code"],
    registry=_REGISTRY,
)
EVENT_SECONDS = Histogram(
    "chat_event_seconds",
    "Time from an event to its acknowledgement.",
    ["namespace", "event"],
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
    registry=_REGISTRY,
)
CONNECTIONS = Gauge("chat_connections", "Open connections.", ["namespace"], registry=_REGISTRY)
REFUSED_PACKETS = Counter("chat_refused_packets", "Packets that were not of the protocol.", registry=_REGISTRY)
REFUSED_CONNECTIONS = Counter(
    "chat_refused_connections",
    "Connections that were not let in: full, address, arrivals, upgrades (settings of these names), visitor.",
    ["why"],
    registry=_REGISTRY,
)
CUT_OFF = Counter(
    "chat_cut_off",
    "Connections that were cut: slow (did not read), silent (no pong), faulty (bad packets), did not enter.",
    ["why"],
    registry=_REGISTRY,
)
HINTS_LOST = Counter("chat_hints_lost", "Announcements that other processes did not get.", registry=_REGISTRY)
ANNOUNCEMENTS = Counter("chat_announcements", "Events that were sent to rooms.", ["event"], registry=_REGISTRY)


async def show(request: web.Request) -> web.Response:
    """The counts, for a scraper on this machine only: they tell strangers how busy the desk is.

    Raises:
        HTTPNotFound: it comes from elsewhere, or through a proxy.
    """
    is_forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    if is_forwarded or not ipaddress.ip_address(request.remote or "0.0.0.0").is_loopback:  # noqa: S104 - not bound
        raise web.HTTPNotFound
    return web.Response(body=generate_latest(_REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})


def routes() -> list[web.RouteDef]:
    """The address that Prometheus scrapes."""
    return [web.get("/metrics", show)]
