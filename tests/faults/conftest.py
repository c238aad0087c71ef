"""Servers for fault tests: on a small knowledge folder, so that they are up again soon, and with generous limits."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from tests.actions.conftest import any_office, office
from tests.faults.rounds import LIMITS
from tests.raw import Crowd
from tests.running import Server, running

__all__ = ("any_office", "office")  # fixtures that are used here too


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


@pytest.fixture(scope="session")
def calm_server(tmp_path_factory: pytest.TempPathFactory, quick_knowledge: Path) -> Iterator[Server]:
    """One server for all tests that disturb only the way to it."""
    settings = LIMITS | {"KNOWLEDGE_DIR": str(quick_knowledge)}
    with running(Server(tmp_path_factory.mktemp("calm"), settings)) as server:
        yield server


@pytest.fixture
async def crowd() -> AsyncIterator[Crowd]:
    """Bare connections, cut when the test ends."""
    crowd = Crowd()
    yield crowd
    crowd.close()
