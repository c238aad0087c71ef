"""Clients that write down what they sent and what was acknowledged, and the check of these journals."""

import asyncio
import contextlib
import random
import sqlite3
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import socketio

_PATIENCE = 3.0
_PAUSE = 0.05


@dataclass
class Sender:
    """A visitor who sends numbered texts, each until it is acknowledged, whatever happens to the connection."""

    name: str
    url: str
    count: int
    token: str | None = None
    sent: dict[str, str] = field(default_factory=dict)  # client id -> text, written down before sending
    acknowledged: dict[str, int] = field(default_factory=dict)  # client id -> seq
    repeated: int = 0
    welcomed: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Back when every text is acknowledged."""
        waiting = [(str(uuid.uuid4()), f"{self.name} text {number}") for number in range(self.count)]
        self.sent = dict(waiting)
        while waiting:
            socket = socketio.AsyncClient(reconnection=False)
            socket.on("welcome", self._welcomed, namespace="/visitor")
            with contextlib.suppress(socketio.exceptions.SocketIOError, OSError, TimeoutError, asyncio.TimeoutError):
                auth = {"widget": "default"} | ({"token": self.token} if self.token else {})
                await socket.connect(
                    self.url, auth=auth, namespaces=["/visitor"], transports=["websocket"], wait_timeout=_PATIENCE
                )
                await asyncio.wait_for(self.welcomed.wait(), _PATIENCE)
                while waiting:
                    await self._send(socket, *waiting[0])
                    waiting.pop(0)
            with contextlib.suppress(socketio.exceptions.SocketIOError, OSError, asyncio.TimeoutError):
                await asyncio.wait_for(socket.disconnect(), 1)
            self.repeated += bool(waiting)
            await asyncio.sleep(_PAUSE * (1 + random.random()))

    async def _welcomed(self, welcome: dict[str, object]) -> None:
        self.token = str(welcome["token"])
        self.welcomed.set()

    async def _send(self, socket: socketio.AsyncClient, client_id: str, text: str) -> None:
        answer = await socket.call(
            "say", {"client_id": client_id, "text": text}, namespace="/visitor", timeout=_PATIENCE
        )
        if not answer["ok"]:
            raise TimeoutError(answer["error"]["code"])
        self.acknowledged[client_id] = answer["message"]["seq"]


def faults_in(database: Path, senders: list[Sender]) -> list[str]:
    """What the database does not hold as the journals say: lost, doubled or misplaced messages, gaps in the numbers."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    rows = connection.execute("SELECT conversation_id, seq, client_id, text FROM message ORDER BY conversation_id, seq")
    by_conversation: dict[str, list[int]] = {}
    stored: dict[str, tuple[int, str]] = {}
    times: Counter[str] = Counter()
    for conversation_id, seq, client_id, text in rows:
        by_conversation.setdefault(conversation_id, []).append(seq)
        if client_id:
            stored[client_id] = (seq, text)
            times[client_id] += 1
    connection.close()
    whole = {identity: list(range(1, len(seqs) + 1)) for identity, seqs in by_conversation.items()}
    found = [f"gap in {identity}" for identity, seqs in by_conversation.items() if seqs != whole[identity]]
    found += [f"{client_id} stored {count} times" for client_id, count in times.items() if count != 1]
    for sender in senders:
        found += _faults_of(sender, stored)
    return found


def _faults_of(sender: Sender, stored: dict[str, tuple[int, str]]) -> list[str]:
    found = [
        f"{sender.name}: acknowledged as {seq}, stored as {stored.get(client_id)}"
        for client_id, seq in sender.acknowledged.items()
        if stored.get(client_id) != (seq, sender.sent[client_id])
    ]
    order = [stored[client_id][0] for client_id in sender.sent if client_id in stored]
    if order != sorted(order):
        found.append(f"{sender.name}: stored in another order than sent")
    if len(order) != sender.count:
        found.append(f"{sender.name}: {len(order)} of {sender.count} stored")
    return found
