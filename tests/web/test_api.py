"""The REST interface and the counts, over real HTTP."""

import re
import uuid

import aiohttp

from chat_server.web import api
from chat_server.web.api_description import DESCRIPTION
from tests.clients import VisitorClient
from tests.running import Server


def test_every_route_is_described_and_every_description_has_a_route() -> None:
    described = {(method.upper(), path) for path, methods in DESCRIPTION["paths"].items() for method in methods}
    assert described == {(route.method, route.path) for route in api.routes()}


async def waiting_ids(program: aiohttp.ClientSession) -> set[str]:
    """The ids of all conversations that wait, page by page: those of other tests wait too."""
    found: set[str] = set()
    asked = {"queue": "waiting", "limit": "50"}
    while True:
        page = await (await program.get("/api/v1/conversations", params=asked)).json()
        found |= {conversation["id"] for conversation in page["conversations"]}
        if page["next"] is None:
            return found
        asked["after"] = page["next"]


async def test_a_program_lists_reads_and_answers_a_conversation(server: Server, bea: str) -> None:
    async with (
        VisitorClient(server.url) as vera,
        aiohttp.ClientSession(server.url, headers={"Authorization": f"Bearer {bea}"}) as program,
    ):
        identity = (await vera.ask("human"))["conversation"]["id"]
        assert identity in await waiting_ids(program)
        opened = await (await program.get(f"/api/v1/conversations/{identity}")).json()
        assert opened["conversation"]["id"] == identity
        body = {"client_id": str(uuid.uuid4()), "text": "Halo dari program."}
        answers = [await program.post(f"/api/v1/conversations/{identity}/messages", json=body) for _ in range(2)]
        assert [answer.status for answer in answers] == [200, 200]
        assert await answers[0].json() == await answers[1].json()
        await vera.hears_message(lambda message: message["text"] == "Halo dari program.")


async def test_the_interface_is_closed_without_a_token_and_refuses_by_code(server: Server, bea: str) -> None:
    async with aiohttp.ClientSession(server.url) as stranger:
        for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": f"Basic {bea}"}):
            answer = await stranger.get("/api/v1/conversations", params={"queue": "waiting"}, headers=headers)
            assert answer.status == 401
            assert (await answer.json())["error"]["code"] == "not_signed_in"
    async with aiohttp.ClientSession(server.url, headers={"Authorization": f"Bearer {bea}"}) as program:
        assert (await program.get("/api/v1/conversations", params={"queue": "all"})).status == 400
        assert (await program.get("/api/v1/conversations/nothing")).status == 404
        assert (await program.get("/api/v1/openapi.json")).status == 200


async def test_the_counts_grow_with_what_clients_do_and_hold_no_names_of_theirs(server: Server) -> None:
    async with VisitorClient(server.url) as vera, aiohttp.ClientSession(server.url) as scraper:
        await vera.say("halo")
        await vera.ask("an event of my own")
        counts = await (await scraper.get("/metrics")).text()
        said = re.search(r'chat_events_total\{code="ok",event="say",namespace="/visitor"\} (\S+)', counts)
        assert said
        assert float(said[1]) >= 1
        assert 'event="unknown"' in counts
        assert "of my own" not in counts
        forwarded = await scraper.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"})
        assert forwarded.status == 404
