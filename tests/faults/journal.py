"""A visitor's widget without the screen, written from docs/protocol.md, that keeps a journal of all that it did.

It writes a text down before sending it, sends it under the same id until it is acknowledged or refused, orders what it
hears by `seq`, and fetches what is missing. `checker.py` compares these journals with the database.
"""

import asyncio
import contextlib
import random
import uuid
from dataclasses import dataclass, field
from typing import Any

from tests.bench.wire import Connection, RefusedError

_AWAY = (RefusedError, OSError, TimeoutError)
_PASSING = ("unavailable", "too_many", "internal_error")


@dataclass
class Phone:
    """One visitor; `port` may be changed between connections, as a load balancer would."""

    name: str
    port: int
    patience: float = 3.0
    pause: float = 0.05
    token: str | None = None
    unsent: dict[str, str] = field(default_factory=dict)  # client id: text
    sent: dict[str, str] = field(default_factory=dict)  # every text that was ever to be sent
    acknowledged: dict[str, tuple[str, int]] = field(default_factory=dict)  # client id: (conversation, seq)
    refused: dict[str, str] = field(default_factory=dict)  # client id: code
    shown: list[tuple[str, int, str]] = field(default_factory=list)  # (conversation, seq, text) as on the screen
    conversation_id: str | None = None
    epoch: str = ""
    losses: int = 0
    last_loss: str = ""
    others: tuple[int, ...] = ()  # ports of other nodes, to which it turns when one sends it away or is gone
    is_sent_away: bool = False
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._connection: Connection | None = None
        self._listening: asyncio.Task[None] | None = None
        self._asked = 0

    @property
    def last(self) -> int:
        """The number of the newest message on the screen."""
        return self.shown[-1][1] if self.shown else 0

    def write(self, *texts: str) -> None:
        """Put texts into the journal; `run` sends them."""
        fresh = {str(uuid.uuid4()): text for text in texts}
        self.unsent |= fresh
        self.sent |= fresh

    async def run(self) -> None:
        """Back when every text is acknowledged or refused, whatever happens to the connection."""
        while self.unsent:
            try:
                await self.connect()
                while self.unsent and not self.is_sent_away:
                    await self._send(*next(iter(self.unsent.items())))
                if self.is_sent_away:
                    await self._turn()
            except _AWAY as error:
                self.losses += 1
                self.last_loss = repr(error)
                await self._turn()
                await asyncio.sleep(self.pause * (0.5 + random.random()))

    async def connect(self) -> None:
        """Enter, unless it is in; raises what `_AWAY` names."""
        if self._connection is not None and not self._connection.ended.done():
            return
        await self.leave()
        self._connection = Connection("/visitor")
        async with asyncio.timeout(self.patience):
            await self._connection.open("127.0.0.1", self.port, self._auth())
            welcome = await self._connection.hears("welcome")
        self.token = welcome["token"]
        await self._enter(welcome)
        self._listening = asyncio.create_task(self._listen(self._connection))

    async def _turn(self) -> None:
        """Leave, and come back to the next node if there is another."""
        await self.leave()
        self.is_sent_away = False
        if self.others:
            self.port, self.others = self.others[0], (*self.others[1:], self.port)

    async def leave(self) -> None:
        """Cut the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._listening is not None:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError, *_AWAY):
                await self._listening
            self._listening = None

    async def settle(self) -> None:
        """Be connected, beat once, and fetch what the answer says is missing."""
        async with asyncio.timeout(120):
            while True:
                try:
                    await self.connect()
                    await self.beat()
                except _AWAY:
                    await self._turn()
                    await asyncio.sleep(self.pause)
                else:
                    return

    async def beat(self) -> None:
        """One heartbeat: no answer means a dead connection, a larger head means something to fetch."""
        try:
            answer = await self._ask("heartbeat", {"seq": self.last})
        except _AWAY:
            await self.leave()
            raise
        if answer.get("head", 0) > self.last:
            await self._fetch()

    def _auth(self) -> dict[str, Any]:
        auth: dict[str, Any] = {"widget": "default"}
        if self.token:
            auth["token"] = self.token
        if self.conversation_id and self.shown:
            auth["cursor"] = {"conversation_id": self.conversation_id, "seq": self.last, "epoch": self.epoch}
        return auth

    async def _enter(self, welcome: dict[str, Any]) -> None:
        """Show what the welcome brings: after the cursor, or all afresh in another life of the database."""
        conversation = welcome["conversation"]
        identity = conversation["id"] if conversation else None
        if welcome["epoch"] != self.epoch or identity != self.conversation_id:
            self.shown.clear()
        self.epoch, self.conversation_id = welcome["epoch"], identity
        for message in welcome["messages"]:
            await self._show(message)
        if conversation and conversation["head"] > self.last:
            await self._fetch()

    async def _listen(self, connection: Connection) -> None:
        while True:
            name, content = await connection.next_event()
            if name == "message":
                await self._show(content)
            elif name == "going_away":
                self.is_sent_away = True

    async def _show(self, message: dict[str, Any]) -> None:
        """Apply a message by its number: known ones are ignored, a gap is fetched."""
        row = (message["conversation_id"], message["seq"], message["text"])
        if self.conversation_id != row[0]:
            self.shown.clear()
            self.conversation_id = row[0]
        if row[1] <= self.last:
            if row not in self.shown:
                self.faults.append(f"{self.name}: number {row[1]} came again as something else")
        elif row[1] == self.last + 1:
            self.shown.append(row)
        else:
            await self._fetch()

    async def _fetch(self) -> None:
        """Bring the screen up to the head, page by page."""
        more = True
        while more:
            answer = await self._ask("catch_up", {"conversation_id": self.conversation_id, "after": self.last})
            if not answer["ok"]:
                raise RefusedError(answer["error"]["code"])
            more = answer["more"]
            for message in answer["messages"]:
                if message["seq"] == self.last + 1:
                    self.shown.append((message["conversation_id"], message["seq"], message["text"]))
            if not answer["messages"]:
                return

    async def _send(self, client_id: str, text: str) -> None:
        answer = await self._ask("say", {"client_id": client_id, "text": text})
        if answer["ok"]:
            self.acknowledged[client_id] = (answer["message"]["conversation_id"], answer["message"]["seq"])
        elif answer["error"]["code"] in _PASSING:
            raise RefusedError(answer["error"]["code"])
        else:
            self.refused[client_id] = answer["error"]["code"]
        del self.unsent[client_id]

    async def _ask(self, event: str, payload: dict[str, Any]) -> dict[str, Any]:
        if self._connection is None:
            raise RefusedError("not connected")
        self._asked += 1
        answer: dict[str, Any] = await asyncio.wait_for(
            self._connection.ask(event, payload, self._asked), self.patience
        )
        return answer
