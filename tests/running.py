"""Real parts for tests: PostgreSQL, Redis and the chat server, each private, on a free port, in a folder of its own."""

import asyncio
import contextlib
import os
import random
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chat_server.actions import sign_in
from chat_server.app import build_store
from chat_server.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent
PATIENCE = 180.0  # seconds; a machine on which everything runs at once is slow


def _own_ports() -> list[int]:
    """Ports for this test process alone, below those that the system gives to whoever connects to somebody."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    count = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    ports = list(range(12_000 + worker, 32_000, count))
    random.shuffle(ports)  # another run on this machine takes others
    return ports


_ports = _own_ports()


def free_port() -> int:
    """A TCP port that nobody uses now, and that nobody else gets before its server listens."""
    while True:
        port = _ports.pop()
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port


def wait_until(is_so: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Back when `is_so()` is true; fails the test with `what` when that takes too long."""
    deadline = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > deadline:
            pytest.fail(f"waited {patience:.0f} s in vain for: {what}")
        time.sleep(0.02)


def missing(what: str) -> None:
    """Skip the test because a program is not installed; in CI that is a failure."""
    sentence = f"{what} is not installed; `make test` says how to install it"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


def _accepts(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.5):
        return True
    return False


@dataclass
class Redis:
    """A private Redis that keeps nothing."""

    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        binary = shutil.which("redis-server")
        if binary is None:
            missing("redis-server")
        assert binary
        command = [binary, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(lambda: _accepts(self.port), "Redis")

    def stop(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait()
        self.process = None


def _postgres_binaries() -> Path | None:
    found = shutil.which("postgres")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return folders[-1] if folders else None


# No work in the background (a vacuum holds the feed of changes back), and no waiting for a disk that others use:
# what the tests end is the process, never the machine, so the system keeps what was written.
_STEADY = "-c autovacuum=off -c fsync=off -c full_page_writes=off"


@dataclass
class Postgres:
    """A private PostgreSQL cluster in `folder`; as root it runs under the account postgres, which it insists on."""

    folder: Path
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}"

    def create(self) -> None:
        self._binaries = _postgres_binaries()
        if self._binaries is None:
            missing("PostgreSQL")
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run(
            "initdb", "-D", str(self.folder / "cluster"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"
        )

    def start(self) -> None:
        """Back when it takes connections."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c shared_buffers=32MB {_STEADY}"
        self._run(
            *("pg_ctl", "-D", str(self.folder / "cluster"), "-o", options, "-l", str(self.folder / "log")),
            *("-w", "-t", f"{PATIENCE:.0f}", "start"),
        )

    def stop(self) -> None:
        self._run(
            "pg_ctl", "-D", str(self.folder / "cluster"), "-m", "immediate", "-w", "-t", f"{PATIENCE:.0f}", "stop"
        )

    def _run(self, program: str, *arguments: str) -> None:
        assert self._binaries
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        command = [*as_postgres, str(self._binaries / program), *arguments]
        # Output goes to a file: the server that pg_ctl starts would keep a pipe open for ever.
        with (self.folder / "commands.log").open("ab") as log:
            subprocess.run(command, check=True, cwd="/", stdout=log, stderr=log, timeout=PATIENCE)


@dataclass
class Server:
    """The chat server as a process of its own, with the settings in `environment`."""

    data_dir: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    program: tuple[str, ...] = ("-m", "chat_server", "serve")
    _tokens: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, str]:
        kept = ("PATH", "HOME", "LANG", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
        inherited = {name: os.environ[name] for name in kept if name in os.environ}
        own = {"PORT": str(self.port), "DATA_DIR": str(self.data_dir), "DRAIN_SECONDS": "0.2"}
        return inherited | own | self.environment

    @property
    def output(self) -> str:
        return (self.data_dir / "server.out").read_text()

    @property
    def log(self) -> str:
        return (self.data_dir / "server.log").read_text()

    def start(self) -> None:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        with (self.data_dir / "server.out").open("ab") as out, (self.data_dir / "server.log").open("ab") as log:
            command = [sys.executable, *self.program]
            self.process = subprocess.Popen(command, cwd=PROJECT, env=self.settings, stdout=out, stderr=log)
        wait_until(self._is_ready, f"the server on port {self.port}; its log:\n{self.log[-2000:]}")

    def _is_ready(self) -> bool:
        assert self.process
        if self.process.poll() is not None:
            pytest.fail(f"the server ended with {self.process.returncode}:\n{self.log[-4000:]}")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
        return False

    def kill(self) -> None:
        """As a power cut would: kill -9."""
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process = None

    def stop(self, patience: float = PATIENCE) -> int:
        """Its exit code after SIGTERM."""
        assert self.process
        self.process.terminate()
        code = self.process.wait(patience)
        self.process = None
        return code

    def command(self, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        """A command line of the project, with this server's settings."""
        command = [sys.executable, "-m", "chat_server", *arguments]
        return subprocess.run(
            command,
            cwd=PROJECT,
            env=self.settings,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def add_agent(self, email: str, name: str, role: str = "agent", password: str = "a long password") -> str:
        """An API token of the agent, who is added beside the server as `agents add` does it, once."""
        if email not in self._tokens:
            self._tokens[email] = self._added(email, name, role, password)
        return self._tokens[email]

    def _added(self, email: str, name: str, role: str, password: str) -> str:
        token = secrets.token_urlsafe(32)

        async def add() -> None:
            store = build_store(Settings.from_environment(self.settings))
            await store.start()
            now = datetime.now(UTC)
            await sign_in.add_agent(
                store, identity=uuid.uuid4().hex, email=email, name=name, role=role, password=password, at=now
            )
            await sign_in.new_api_token(store, email, token, now)
            await store.close()

        with ThreadPoolExecutor(1) as aside:  # a test may have a loop of its own here
            aside.submit(asyncio.run, add()).result()
        return token

    def first_manager(self) -> tuple[str, str]:
        """E-mail and one-time password as the start printed them."""
        wait_until(lambda: "First manager" in self.output, "the first manager's password")
        email = re.search(r"First manager\s+(\S+)", self.output)
        password = re.search(r"One-time password\s+(\S+)", self.output)
        assert email
        assert password
        return email[1], password[1]


@contextlib.contextmanager
def running(server: Server) -> Iterator[Server]:
    """The server, started, and stopped at the end whatever happens."""
    try:
        server.start()
        yield server
    finally:
        if server.process is not None:
            server.process.kill()
            server.process.wait()
