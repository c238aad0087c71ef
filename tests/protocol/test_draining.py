"""SIGTERM: clients are asked to move, what was taken on is finished, and the process ends."""

import asyncio
from collections.abc import Callable

from tests.clients import AgentClient, VisitorClient
from tests.running import Server


async def test_clients_are_told_to_go_and_the_server_ends_when_they_have(start_server: Callable[..., Server]) -> None:
    server = start_server(DRAIN_SECONDS="120")
    token = server.add_agent("bea@dashpro.my.id", "Bea")
    async with VisitorClient(server.url) as vera, AgentClient(server.url, token) as bea:
        receipt = await vera.say("halo")
        assert receipt["ok"]
        ending = asyncio.create_task(asyncio.to_thread(server.stop))
        told = await vera.hears("going_away")
        assert told == {"within": 120.0}
        assert await bea.hears("going_away") == told
        late = await vera.say("masih sempat?")
        assert late["ok"], "what comes while draining is still taken"
    assert await ending == 0


async def test_clients_that_do_not_go_are_cut_off_when_the_time_is_over(start_server: Callable[..., Server]) -> None:
    server = start_server(DRAIN_SECONDS="0.3")
    async with VisitorClient(server.url) as vera:
        assert (await vera.say("halo"))["ok"]
        assert await asyncio.to_thread(server.stop) == 0


async def test_a_server_without_clients_ends_at_once_and_what_was_said_is_there_again(
    start_server: Callable[..., Server],
) -> None:
    server = start_server(DRAIN_SECONDS="600")
    async with VisitorClient(server.url) as vera:
        token = vera.token
        await vera.say("jangan lupa ini")
    assert await asyncio.to_thread(server.stop) == 0  # whose patience is shorter than those ten minutes
    await asyncio.to_thread(server.start)
    async with VisitorClient(server.url, token) as vera:
        assert "jangan lupa ini" in [message["text"] for message in vera.welcome["messages"]]
