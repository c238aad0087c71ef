"""What all tests share: private PostgreSQL and Redis (started when a test first asks), and fresh servers."""

import itertools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from tests.running import Postgres, Redis, Server, free_port, running
from tests.services.folders import quick_folder

_numbers = itertools.count(1)

# No clock and no chance: the same examples every time, however slow the machine is. `--hypothesis-profile=explore`
# looks for new ones.
settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", settings.get_profile("suite"), derandomize=False)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL for this test process."""
    # Not pytest's own folder: the account postgres may not enter that.
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        cluster = Postgres(Path(folder))
        cluster.create()
        cluster.start()
        yield cluster
        cluster.stop()


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """The address of an empty database."""
    name = f"chat_{next(_numbers)}"
    with psycopg.connect(f"{postgres.url}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{postgres.url}/{name}"


@pytest.fixture
def redis() -> Iterator[Redis]:
    """A Redis for this test, which may stop and start it."""
    server = Redis()
    server.start()
    yield server
    if server.process is not None:
        server.stop()


@pytest.fixture(scope="session")
def quick_knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge folder with which a server starts in half of the time; nobody may change it."""
    return quick_folder(tmp_path_factory.mktemp("quick") / "knowledge")


@pytest.fixture
def start_server(tmp_path: Path, quick_knowledge: Path) -> Iterator[Callable[..., Server]]:
    """Starts a server with the given settings and little knowledge; all are stopped when the test ends."""
    started: list[Server] = []

    def start(**environment: str) -> Server:
        environment = {"KNOWLEDGE_DIR": str(quick_knowledge)} | environment
        server = Server(tmp_path / f"server-{len(started) + 1}", environment)
        started.append(server)
        server.start()
        return server

    yield start
    for server in started:
        if server.process is not None:
            server.process.kill()
            server.process.wait()


@pytest.fixture(scope="session")
def site_port() -> int:
    """The port of the site whose pages show the widget."""
    return free_port()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, site_port: int) -> Iterator[Server]:
    """One server with generous limits, which the site may show, for all tests that change nothing for the others."""
    limits = {"VISITOR_BURST": "1000", "VISITOR_PER_MINUTE": "60000", "SIGN_INS_PER_QUARTER": "1000"}
    # All visitors of all tests come from one address.
    of_address = {"CONVERSATIONS_PER_HOUR_OF_ADDRESS": "10000", "UPLOADS_PER_HOUR_OF_ADDRESS": "10000"}
    environment = limits | of_address | {"ALLOWED_ORIGINS": f"http://localhost:{site_port}"}
    with running(Server(tmp_path_factory.mktemp("server"), environment)) as started:
        yield started


@pytest.fixture(scope="session")
def bea(server: Server) -> str:
    """The API token of Bea, who answers."""
    return server.add_agent("bea@dashpro.my.id", "Bea")
