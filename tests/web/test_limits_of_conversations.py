"""How many conversations may be begun; who is in one may always go on."""

from collections.abc import Callable

from tests.clients import VisitorClient, code
from tests.running import Server


async def test_a_visitor_begins_only_so_many_conversations_in_an_hour(start_server: Callable[..., Server]) -> None:
    server = start_server(CONVERSATIONS_PER_HOUR="2", VISITOR_BURST="1000")
    async with VisitorClient(server.url) as vera:
        for _ in range(2):
            assert (await vera.say("halo"))["ok"]
            assert (await vera.say("masih di sini"))["ok"]
            assert (await vera.ask("end"))["ok"]
        refused = await vera.say("halo lagi")
        assert code(refused) == "too_many"
        assert refused["error"]["retry_after"] > 60
        assert code(await vera.ask("human")) == "too_many"


async def test_who_is_in_a_conversation_goes_on_though_no_other_may_begin(start_server: Callable[..., Server]) -> None:
    server = start_server(CONVERSATIONS_PER_HOUR="1", VISITOR_BURST="1000")
    async with VisitorClient(server.url) as vera:
        assert (await vera.say("halo"))["ok"]
        assert (await vera.ask("human"))["ok"]
        assert (await vera.say("masih di sini"))["ok"]


async def test_visitors_of_one_address_share_a_limit_and_others_do_not(start_server: Callable[..., Server]) -> None:
    server = start_server(CONVERSATIONS_PER_HOUR_OF_ADDRESS="2", TRUSTED_PROXIES="1")

    async def answer_to_a_new_visitor(address: str) -> str:
        client = VisitorClient(server.url)
        client.headers = {"X-Forwarded-For": address}
        async with client:
            answer = await client.say("halo")
            return "ok" if answer["ok"] else code(answer)

    answers = [await answer_to_a_new_visitor("203.0.113.7") for _ in range(3)]
    assert answers == ["ok", "ok", "too_many"]
    assert await answer_to_a_new_visitor("203.0.113.8") == "ok"
