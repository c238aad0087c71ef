"""The servers that are compared, each a process of its own on the server's core."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.cost import SERVER_CORE, cpu_seconds, on_cores, resident_bytes
from tests.bench.wire import Connection
from tests.running import PROJECT, Server, free_port, running, wait_until

_HERE = Path(__file__).resolve().parent
_UNLIMITED = {
    "VISITOR_BURST": "1000000",
    "VISITOR_PER_MINUTE": "1000000000",
    "CONNECTIONS": "20000",
    "ARRIVALS": "20000",
    "LOG_LEVEL": "warning",
}


@dataclass
class Target:
    """A server to be measured: where it listens, and the processes that its work is done in."""

    name: str
    port: int
    pids: tuple[int, ...]
    namespaces: tuple[str, str] = ("/", "/")
    agent_auth: dict[str, Any] | None = None
    visitor_auth: dict[str, Any] | None = field(default_factory=lambda: {"widget": "default"})

    @property
    def cpu(self) -> float:
        """CPU seconds until now."""
        return cpu_seconds(*self.pids)

    @property
    def memory(self) -> int:
        """Resident bytes now."""
        return resident_bytes(*self.pids)

    async def visitor(self) -> Connection:
        """A visitor's connection, let in."""
        connection = Connection(self.namespaces[0])
        await connection.open("127.0.0.1", self.port, self.visitor_auth)
        if self.namespaces[0] != "/":
            await connection.hears("welcome")
        return connection

    async def agent(self) -> Connection:
        """An agent's connection, let in."""
        connection = Connection(self.namespaces[1])
        await connection.open("127.0.0.1", self.port, self.agent_auth)
        return connection


@contextlib.contextmanager
def ours(folder: Path, cores: set[int] = SERVER_CORE, **settings: str) -> Iterator[Target]:
    """Our server, with SQLite unless the settings say otherwise; its limits are out of the way."""
    server = Server(folder, _UNLIMITED | settings)
    with on_cores(cores), running(server):
        assert server.process
        yield target_of(server, server.add_agent("bea@dashpro.my.id", "Bea"))


def target_of(server: Server, agent_token: str) -> Target:
    """A running server of ours as a target."""
    assert server.process
    return Target("ours", server.port, (server.process.pid,), ("/visitor", "/agent"), agent_auth={"token": agent_token})


@contextlib.contextmanager
def bare_python(*, loop: str = "asyncio") -> Iterator[Target]:
    """python-socketio on aiohttp with its defaults, on asyncio's own loop or uvloop."""
    with _bare(f"python-socketio ({loop})", [sys.executable, str(_HERE / "bare_socketio.py")], loop) as target:
        yield target


@contextlib.contextmanager
def bare_node() -> Iterator[Target]:
    """socket.io on Node."""
    with _bare("Node socket.io", ["node", str(_HERE / "bare_socketio.mjs")]) as target:
        yield target


@contextlib.contextmanager
def _bare(name: str, command: list[str], *arguments: str) -> Iterator[Target]:
    port = free_port()
    with on_cores(SERVER_CORE):
        process = subprocess.Popen([command[0], command[1], str(port), *arguments], cwd=PROJECT)
    try:
        wait_until(lambda: _listens(port), name)
        yield Target(name, port, (process.pid,))
    finally:
        process.kill()
        process.wait()


def _listens(port: int) -> bool:
    hexadecimal = f":{port:04X} 00000000:0000 0A"
    return hexadecimal in Path("/proc/net/tcp").read_text()
