"""Several server processes behind one port: started, started again when one dies, and stopped together.

Each worker is a server of its own that shares the port (SO_REUSEPORT: the kernel deals out the connections); the
database and Redis are what they have in common. The first starts alone, so tables are made once and a fault that keeps
the server from starting is told once.
"""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator

import structlog

from chat_server.settings import Settings

_STOPS = (signal.SIGTERM, signal.SIGINT)
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_HAS_LIVED = 60.0
_LOOK_AGAIN = 0.05
_log = structlog.get_logger(__name__)


async def serve(settings: Settings) -> int:
    """Keep the workers running until SIGTERM or SIGINT; gives the exit code.

    Raises:
        OSError: another program has the port.
    """
    with _held_port(settings) as port:
        return await _Workers(settings, port).run()


@contextlib.contextmanager
def _held_port(settings: Settings) -> Iterator[int]:
    """The port's number, kept from others while the workers come and go."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as alone:  # without sharing, or two servers started by mistake would share it
        alone.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        alone.bind((settings.host, settings.port))
        port = int(alone.getsockname()[1])
    with socket.socket(family) as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind((settings.host, port))  # bound, but not listening: it gets no connections
        yield port


class _Workers:
    def __init__(self, settings: Settings, port: int) -> None:
        self._settings = settings
        self._port = port
        self._stopping = asyncio.Event()
        self._running: dict[int, asyncio.subprocess.Process] = {}

    async def run(self) -> int:
        loop = asyncio.get_running_loop()
        for number in _STOPS:
            loop.add_signal_handler(number, self._stop)
        first = await self._start(1)
        if not await self._is_ready(first):
            return first.returncode or 0
        others = [self._keep_running(number) for number in range(2, self._settings.web_concurrency + 1)]
        await asyncio.gather(self._keep_running(1, first), *others)
        return 0

    def _stop(self) -> None:
        """Pass the signal on; the second one kills."""
        for process in self._running.values():
            _tell_to_end(process, at_once=self._stopping.is_set())
        self._stopping.set()

    async def _is_ready(self, first: asyncio.subprocess.Process) -> bool:
        """True once the first worker listens; False when it ends before."""
        while first.returncode is None:
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection(self._settings.own_host, self._port)
                writer.close()
                return True
            await asyncio.sleep(_LOOK_AGAIN)
        return False

    async def _start(self, number: int) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "chat_server", "serve", "--worker", str(number)),
            env=os.environ | {"PORT": str(self._port), "WEB_CONCURRENCY": "1"},
            stdin=asyncio.subprocess.PIPE,  # its end tells the worker that we are gone
        )
        self._running[number] = process
        if self._stopping.is_set():  # the signal came while it was being started
            _tell_to_end(process, at_once=False)
        return process

    async def _keep_running(self, number: int, process: asyncio.subprocess.Process | None = None) -> None:
        """Start a worker whenever it is not running, less and less often when it never lives long."""
        pause = _FIRST_PAUSE
        while not self._stopping.is_set():
            started = time.monotonic()
            process = process or await self._start(number)
            code = await process.wait()
            process = None
            if self._stopping.is_set():
                return
            _log.error("worker_ended", worker=number, code=code)
            pause = _FIRST_PAUSE if time.monotonic() - started > _HAS_LIVED else min(pause * 2, _LONGEST_PAUSE)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), pause)


def _tell_to_end(process: asyncio.subprocess.Process, *, at_once: bool) -> None:
    """Signal a worker; one that has ended already, and waits to be started again, needs none."""
    with contextlib.suppress(ProcessLookupError):
        if at_once:
            process.kill()
        else:
            process.terminate()
