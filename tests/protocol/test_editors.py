"""Editors write articles: no conversation reaches them, by whatever way they ask for it."""

import aiohttp
import pytest
import socketio

from tests.clients import VisitorClient
from tests.running import Server


@pytest.fixture(scope="module")
def edi(server: Server) -> str:
    """The API token of Edi, an editor."""
    return server.add_agent("edi-reads@dashpro.my.id", "Edi", "editor")


async def test_an_editor_is_not_let_into_the_agents_socket(server: Server, edi: str) -> None:
    refused: list[dict[str, str]] = []
    client = socketio.AsyncClient(reconnection=False)
    client.on("connect_error", lambda told: refused.append(told["data"]), namespace="/agent")
    with pytest.raises(socketio.exceptions.ConnectionError):
        await client.connect(server.url, auth={"token": edi}, namespaces=["/agent"], transports=["websocket"])
    assert [told["code"] for told in refused] == ["not_allowed"]


async def test_an_editor_reads_no_conversation_through_the_rest_interface(server: Server, edi: str) -> None:
    async with (
        VisitorClient(server.url) as vera,
        aiohttp.ClientSession(server.url, headers={"Authorization": f"Bearer {edi}"}) as program,
    ):
        identity = (await vera.ask("human"))["conversation"]["id"]
        for path in ("/api/v1/conversations?queue=waiting", f"/api/v1/conversations/{identity}"):
            answer = await program.get(path)
            assert (answer.status, (await answer.json())["error"]["code"]) == (403, "not_allowed"), path
