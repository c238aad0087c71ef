"""Servers for fault tests: on a small knowledge folder, so that they are up again soon, and with generous limits."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.rounds import LIMITS
from tests.running import Server


@pytest.fixture
def new_server(tmp_path: Path, quick_knowledge: Path) -> Iterator[Callable[..., Server]]:
    """Makes servers, not started; whatever runs of them is killed when the test ends."""
    made: list[Server] = []

    def make(**environment: str) -> Server:
        settings = LIMITS | {"KNOWLEDGE_DIR": str(quick_knowledge)} | environment
        made.append(Server(tmp_path / f"server-{len(made) + 1}", settings))
        return made[-1]

    yield make
    for server in made:
        if server.process is not None:
            server.kill()
