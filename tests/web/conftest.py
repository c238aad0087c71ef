"""What the tests of the web share."""

from collections.abc import AsyncIterator

import pytest

from tests.raw import Crowd


@pytest.fixture
async def crowd() -> AsyncIterator[Crowd]:
    """Bare connections, cut when the test ends."""
    crowd = Crowd()
    yield crowd
    crowd.close()
