"""Clients of the chat written from docs/protocol.md alone, on the reference Socket.IO client for Python."""

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

import socketio

PATIENCE = 120.0


@dataclass
class Client:
    """A connection to one namespace; keeps every event that it hears."""

    url: str
    namespace: str
    auth: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.socket = socketio.AsyncClient(reconnection=False)
        self.changed = asyncio.Condition()
        self.socket.on("*", self._hear, namespace=self.namespace)

    async def _hear(self, event: str, data: Any) -> None:
        async with self.changed:
            self.heard.append((event, data))
            self.changed.notify_all()

    async def __aenter__(self) -> Self:
        await self.connect()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.disconnect()

    async def connect(self) -> None:
        await self.socket.connect(
            self.url,
            auth=self.auth,
            headers=self.headers,
            namespaces=[self.namespace],
            transports=["websocket"],
            wait_timeout=PATIENCE,
        )
        await self.hears("welcome")

    async def ask(self, event: str, payload: Any = None) -> dict[str, Any]:
        """The acknowledgement of an event."""
        return await self.socket.call(event, payload or {}, namespace=self.namespace, timeout=PATIENCE)

    async def hears(self, event: str, is_wanted: Callable[[Any], bool] = lambda _: True) -> Any:
        """What came with the first such event, waiting for it if need be."""

        def found() -> list[Any]:
            return [data for name, data in self.heard if name == event and is_wanted(data)]

        async with self.changed:
            async with asyncio.timeout(PATIENCE):
                await self.changed.wait_for(lambda: bool(found()))
        return found()[0]

    def told(self, event: str) -> list[Any]:
        """All that came with that event until now."""
        return [data for name, data in self.heard if name == event]

    @property
    def welcome(self) -> dict[str, Any]:
        return self.told("welcome")[0]


class VisitorClient(Client):
    """A visitor's widget, without the screen."""

    def __init__(self, url: str, token: str | None = None, **auth: Any) -> None:
        super().__init__(url, "/visitor", {"widget": "default", **({"token": token} if token else {}), **auth})

    @property
    def token(self) -> str:
        return str(self.welcome["token"])

    async def say(self, text: str, client_id: str | None = None, **more: Any) -> dict[str, Any]:
        return await self.ask("say", {"client_id": client_id or str(uuid.uuid4()), "text": text, **more})

    async def tap(self, message: dict[str, Any], label: str) -> dict[str, Any]:
        """Tap the chip of that label under a message."""
        chip = next(choice for choice in message["choices"] if choice["label"] == label)
        return await self.say(label, choice={"seq": message["seq"], "id": chip["id"]})

    async def hears_message(self, is_wanted: Callable[[Any], bool]) -> dict[str, Any]:
        return await self.hears("message", is_wanted)


class AgentClient(Client):
    """An agent's console, without the screen."""

    def __init__(self, url: str, token: str) -> None:
        super().__init__(url, "/agent", {"token": token})

    async def say(self, conversation_id: str, text: str, **more: Any) -> dict[str, Any]:
        payload = {"conversation_id": conversation_id, "client_id": str(uuid.uuid4()), "text": text, **more}
        return await self.ask("say", payload)


def code(answer: dict[str, Any]) -> str:
    """The code of a refusal."""
    assert answer["ok"] is False, answer
    return str(answer["error"]["code"])
