"""What both namespaces share: events read by type, answered by an acknowledgement, errors told by code."""

import secrets
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Generic, TypeVar

import socketio
import structlog

from chat_server.desk import Desk
from chat_server.domain.errors import ChatError, InvalidError
from chat_server.web.metrics import CONNECTIONS, EVENT_SECONDS, EVENTS
from chat_server.web.wire import payload, reading, views

_log = structlog.get_logger(__name__)
_counted = cache(EVENTS.labels)
_timed = cache(EVENT_SECONDS.labels)
Who = TypeVar("Who")


@dataclass(frozen=True, slots=True)
class Event:
    """An event that clients may send: how its payload is read, and who answers it."""

    request: type[payload.Request]
    answer: Callable[[Any, Any, Any], Awaitable[views.View]]


class ChatNamespace(socketio.AsyncNamespace, ABC, Generic[Who]):  # type: ignore[misc]
    """A namespace whose clients are each somebody (`Who`), known since they were let in."""

    events: ClassVar[Mapping[str, Event]]

    def __init__(self, namespace: str, desk: Desk) -> None:
        super().__init__(namespace)
        self.desk = desk
        self.people: dict[str, Who] = {}

    @abstractmethod
    async def admit(self, sid: str, environ: Mapping[str, Any], auth: Any) -> Who:
        """Who connects; raises ChatError to refuse them."""

    @abstractmethod
    async def welcome(self, sid: str) -> None:
        """Send a client its first event and let it hear the others."""

    @abstractmethod
    async def left(self, sid: str, who: Who) -> None:
        """Somebody's connection ended."""

    async def trigger_event(self, event: str, *args: Any) -> Any:
        """The library's one way in."""
        if event == "connect":
            return await self._connect(*args)
        if event == "disconnect":
            who = self.people.pop(args[0], None)
            if who is not None:
                CONNECTIONS.labels(self.namespace).dec()
                await self.left(args[0], who)
            return None
        return await self.answer(event, args[0], args[1:])

    async def _connect(self, sid: str, environ: Mapping[str, Any], auth: Any = None) -> None:
        try:
            self.people[sid] = await self.admit(sid, environ, auth)
            CONNECTIONS.labels(self.namespace).inc()
        except ChatError as error:
            told = views.refusal(error)["error"]
            raise socketio.exceptions.ConnectionRefusedError(told["message"], told) from None
        except Exception:  # noqa: BLE001 - the last place where it can be told
            told = {"code": "internal_error", "message": _logged("connect")}
            raise socketio.exceptions.ConnectionRefusedError(told["message"], told) from None

    async def answer(self, event: str, sid: str, payloads: tuple[Any, ...]) -> views.View:
        """The acknowledgement of an event, counted and timed."""
        name = event if event in self.events else "unknown"
        start = time.perf_counter()
        answer = await self._acknowledgement(event, sid, payloads)
        _timed(self.namespace, name).observe(time.perf_counter() - start)
        _counted(self.namespace, name, "ok" if answer["ok"] else answer["error"]["code"]).inc()
        return answer

    async def _acknowledgement(self, event: str, sid: str, payloads: tuple[Any, ...]) -> views.View:
        """The acknowledgement of an event. Here, and only here, errors become codes."""
        try:
            known = self._event(event)
            request = reading.read(known.request, _one(payloads))
            return {"ok": True} | await known.answer(self, sid, request)
        except ChatError as error:
            return views.refusal(error)
        except Exception:  # noqa: BLE001 - the same
            return {"ok": False, "error": {"code": "internal_error", "message": _logged(event)}}

    def _event(self, name: str) -> Event:
        known = self.events.get(name)
        if known is None:
            raise InvalidError("there is no such event")
        return known


def _one(payloads: tuple[Any, ...]) -> Any:
    """The one object that an event carries."""
    if len(payloads) > 1:
        raise InvalidError("an event carries one object")
    return payloads[0] if payloads else None


def _logged(event: str) -> str:
    """Write the error at hand down whole; the text for the client, with the id to find it by."""
    identity = secrets.token_hex(4)
    _log.exception("event_failed", socket_event=event, error_id=identity)
    return f"something went wrong here; its number is {identity}"
