"""The visitor's place in the line, what the team has read, and a visitor who was blocked."""

import asyncio
from collections.abc import Callable

from tests.clients import AgentClient, VisitorClient, code
from tests.running import Server


async def test_who_waits_hears_their_place_in_the_line(start_server: Callable[..., Server]) -> None:
    server = start_server(BOT="off")
    bea = server.add_agent("bea@dashpro.my.id", "Bea")
    async with VisitorClient(server.url) as first, VisitorClient(server.url) as second:
        for visitor in (first, second):
            assert (await visitor.ask("heartbeat"))["position"] is None
            await visitor.say("laporan saya salah hitung")
        assert [(await each.ask("heartbeat"))["position"] for each in (first, second)] == [1, 2]
        async with VisitorClient(server.url, second.token) as again, AgentClient(server.url, bea) as agent:
            assert again.welcome["position"] == 2
            ahead = (await first.ask("heartbeat"))["conversation_id"]
            await agent.ask("claim", {"conversation_id": ahead})
            assert [(await each.ask("heartbeat"))["position"] for each in (first, second)] == [None, 1]


async def test_a_visitor_who_comes_back_sees_how_far_the_team_has_read(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as agent:
        conversation = (await vera.ask("human"))["conversation"]
        assert conversation["read_seq"] == 0
        await agent.ask("read", {"conversation_id": conversation["id"], "seq": conversation["head"]})
        await vera.hears("read")
        async with VisitorClient(server.url, vera.token) as again:
            assert again.welcome["conversation"]["read_seq"] == conversation["head"]


async def test_a_blocked_visitor_can_begin_nothing_until_they_are_let_in_again(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as eve, AgentClient(server.url, bea) as agent:
        where = {"conversation_id": (await eve.ask("human"))["conversation"]["id"]}
        ended = await agent.ask("block", {**where, "blocked": True})
        assert ended["conversation"]["status"] == "resolved"
        assert (await agent.ask("open", where))["visitor"]["blocked"]
        assert code(await eve.say("halo?")) == "not_allowed"
        assert code(await eve.ask("human")) == "not_allowed"
        assert code(await eve.ask("escalate")) == "not_allowed"
        async with VisitorClient(server.url, eve.token) as again:
            assert again.welcome["visitor"]["blocked"]
            assert code(await again.say("halo?")) == "not_allowed"
        await agent.ask("block", {**where, "blocked": False})
        assert (await eve.say("maaf"))["ok"]
        log = [entry["what"] for entry in (await agent.ask("open", where))["log"]]
        assert "blocked the visitor" in log
        assert "let the visitor talk again" in log


async def test_blocking_from_an_old_case_does_not_leave_another_one_open(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as eve, AgentClient(server.url, bea) as agent:
        old = (await eve.ask("human"))["conversation"]["id"]
        await agent.ask("resolve", {"conversation_id": old})
        assert (await eve.say("yang lain"))["ok"]
        assert code(await agent.ask("block", {"conversation_id": old, "blocked": True})) == "conflict"
        assert (await eve.say("masih di sini"))["ok"]


async def test_blocking_one_visitor_touches_no_other(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as eve, VisitorClient(server.url) as vera:
        async with AgentClient(server.url, bea) as agent:
            where = {"conversation_id": (await eve.ask("human"))["conversation"]["id"]}
            await agent.ask("block", {**where, "blocked": True})
        answers = await asyncio.gather(eve.say("halo"), vera.say("halo"))
        assert [answer["ok"] for answer in answers] == [False, True]
