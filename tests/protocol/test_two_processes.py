"""Two server processes on one PostgreSQL are one chat, also while Redis is stopped and started again."""

import asyncio
from collections.abc import Callable
from typing import Any

from tests.clients import AgentClient, VisitorClient
from tests.running import PATIENCE, Redis, Server

AFTERWARDS = "sesudah Redis kembali"


async def everything(client: VisitorClient | AgentClient, conversation_id: str) -> list[dict[str, Any]]:
    """All messages as a client gets them by catching up."""
    answer = await client.ask("catch_up", {"conversation_id": conversation_id, "after": 0})
    return list(answer["messages"])


async def test_a_conversation_across_two_processes_survives_the_loss_of_redis(
    start_server: Callable[..., Server], postgres_url: str, redis: Redis
) -> None:
    shared = {"DATABASE_URL": postgres_url, "REDIS_URL": redis.url, "VISITOR_BURST": "1000"}
    first, second = start_server(**shared), start_server(**shared)
    token = first.add_agent("bea@dashpro.my.id", "Bea")
    async with VisitorClient(first.url) as vera, AgentClient(second.url, token) as bea:
        conversation = (await vera.ask("human"))["conversation"]
        identity = conversation["id"]
        alert = await bea.hears("alert", lambda told: told["conversation"]["id"] == identity)
        assert alert["conversation"]["visitor"]["online"] in (True, False)
        await bea.ask("open", {"conversation_id": identity})
        await bea.ask("claim", {"conversation_id": identity})
        await bea.say(identity, "Halo, saya Bea.")
        await vera.hears_message(lambda message: message["text"] == "Halo, saya Bea.")

        await asyncio.to_thread(redis.stop)
        said = await bea.say(identity, "Anda masih di sana?")
        assert said["ok"], "without Redis the chat goes on"
        assert (await vera.say("Saya di sini."))["ok"]
        beat = await vera.ask("heartbeat", {"seq": 0})
        assert beat["head"] >= said["message"]["seq"], "the heartbeat tells what Redis could not"
        assert await everything(vera, identity) == await everything(bea, identity)

        await asyncio.to_thread(redis.start)
        await heard_again(vera, bea, identity)
        assert await everything(vera, identity) == await everything(bea, identity)


async def heard_again(vera: VisitorClient, bea: AgentClient, identity: str) -> None:
    """Back when hints pass between the processes again; until then each text is stored all the same."""
    async with asyncio.timeout(PATIENCE):
        while not any(message["text"] == AFTERWARDS for message in vera.told("message")):
            assert (await bea.say(identity, AFTERWARDS))["ok"]
            await asyncio.sleep(0.1)


async def test_of_two_claims_on_two_processes_one_wins(
    start_server: Callable[..., Server], postgres_url: str, redis: Redis
) -> None:
    shared = {"DATABASE_URL": postgres_url, "REDIS_URL": redis.url}
    first, second = start_server(**shared), start_server(**shared)
    tokens = [first.add_agent("bea@dashpro.my.id", "Bea"), first.add_agent("ali@dashpro.my.id", "Ali")]
    async with (
        VisitorClient(first.url) as vera,
        AgentClient(first.url, tokens[0]) as bea,
        AgentClient(second.url, tokens[1]) as ali,
    ):
        identity = (await vera.ask("human"))["conversation"]["id"]
        answers = await asyncio.gather(*(each.ask("claim", {"conversation_id": identity}) for each in (bea, ali)))
        assert sorted(answer["ok"] for answer in answers) == [False, True]


async def test_the_first_message_in_two_tabs_on_two_processes_begins_one_conversation(
    start_server: Callable[..., Server], postgres_url: str, redis: Redis
) -> None:
    shared = {"DATABASE_URL": postgres_url, "REDIS_URL": redis.url}
    first, second = start_server(**shared), start_server(**shared)
    for number in range(10):
        async with VisitorClient(first.url) as phone, VisitorClient(second.url, phone.token) as laptop:
            receipts = await asyncio.gather(phone.say(f"dari ponsel {number}"), laptop.say(f"dari laptop {number}"))
            assert receipts[0]["conversation"]["id"] == receipts[1]["conversation"]["id"]
            assert {receipt["message"]["client_id"] for receipt in receipts} == {
                message["client_id"]
                for message in await everything(phone, receipts[0]["conversation"]["id"])
                if message["client_id"]
            }
