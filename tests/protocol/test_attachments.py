"""Messages with attachments, as docs/protocol.md tells of them."""

import asyncio
import uuid

from tests.attaching import PDF, fetch, png, upload
from tests.clients import AgentClient, VisitorClient, code
from tests.running import Server


async def test_the_first_message_may_be_a_picture_without_words(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        attachment = (await upload(server, vera.token, png(30, 20), "layar.png")).attachment
        receipt = await vera.say("", attachments=[attachment["id"]])
        assert receipt["message"]["text"] == ""
        assert receipt["message"]["attachments"] == [attachment]
        assert (attachment["width"], attachment["height"]) == (30, 20)
        answer = await vera.hears_message(lambda message: message["author"]["kind"] == "bot")
        assert "lampiran" in answer["text"]
        stored = await vera.ask("catch_up", {"conversation_id": receipt["conversation"]["id"], "after": 0})
        assert stored["messages"][0] == receipt["message"]


async def test_words_with_a_picture_are_answered_as_words_are(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        attachment = (await upload(server, vera.token, png())).attachment
        await vera.say("saya lupa kata sandi", attachments=[attachment["id"]])
        answer = await vera.hears_message(lambda message: message["kind"] == "answer")
        assert answer["articles"][0]["slug"] == "reset-password"


async def test_a_repeated_say_with_attachments_is_one_message_and_the_same_receipt(server: Server) -> None:
    async with VisitorClient(server.url) as phone, VisitorClient(server.url, phone.token) as laptop:
        ids = [(await upload(server, phone.token, png())).attachment["id"] for _ in range(2)]
        client_id = str(uuid.uuid4())
        senders = [phone, laptop, phone, laptop]
        receipts = await asyncio.gather(*(each.say("dua foto", client_id, attachments=ids) for each in senders))
        assert all(receipt["ok"] for receipt in receipts)
        assert all(receipt["message"] == receipts[0]["message"] for receipt in receipts)
        assert [each["id"] for each in receipts[0]["message"]["attachments"]] == ids
        assert code(await phone.say("dua foto", client_id, attachments=ids[:1])) == "conflict"
        assert code(await phone.say("dua foto", client_id)) == "conflict"


async def test_only_own_uploads_can_be_sent_and_each_only_once(server: Server) -> None:
    async with VisitorClient(server.url) as vera, VisitorClient(server.url) as mallory:
        own = (await upload(server, vera.token, png())).attachment["id"]
        assert code(await mallory.say("milik saya", attachments=[own])) == "invalid"
        assert code(await vera.say("dua kali", attachments=[own, own])) == "invalid"
        assert code(await vera.say("tidak ada", attachments=["nothing"])) == "invalid"
        assert (await vera.say("ini", attachments=[own]))["ok"]
        assert code(await vera.say("sekali lagi", attachments=[own])) == "invalid"
        assert code(await mallory.say("milik saya", attachments=[own])) == "invalid"
        assert code(await vera.say("", attachments=[])) == "invalid"
        assert code(await vera.say("terlalu banyak", attachments=[str(number) for number in range(6)])) == "invalid"
        assert (await vera.say("masih di sini"))["ok"]


async def test_a_refused_say_stores_nothing_and_leaves_its_files_to_be_sent(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        good = (await upload(server, vera.token, png())).attachment["id"]
        assert code(await vera.say("setengah", attachments=[good, "nothing"])) == "invalid"
        receipt = await vera.say("utuh", attachments=[good])
        assert receipt["message"]["seq"] == 1


async def test_agent_and_visitor_see_each_others_files(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as agent:
        photo = (await upload(server, vera.token, png(), "layar.png")).attachment
        await vera.say("", attachments=[photo["id"]])
        conversation_id = (await vera.ask("human"))["conversation"]["id"]
        opened = await agent.ask("open", {"conversation_id": conversation_id})
        assert opened["messages"][0]["attachments"] == [photo]
        assert (await fetch(server, photo["url"], bea)).body == png()

        where = f"/conversations/{conversation_id}/attachments"
        guide = (await upload(server, bea, PDF, "panduan.pdf", where)).attachment
        said = await agent.say(conversation_id, "", attachments=[guide["id"]])
        assert said["message"]["attachments"] == [guide]
        heard = await vera.hears_message(lambda message: message["author"]["kind"] == "agent")
        assert heard["attachments"] == [guide]
        assert (await fetch(server, guide["url"], vera.token)).body == PDF


async def test_an_agents_file_goes_only_into_the_conversation_it_was_uploaded_for(server: Server, bea: str) -> None:
    async with (
        VisitorClient(server.url) as vera,
        VisitorClient(server.url) as other,
        AgentClient(server.url, bea) as agent,
    ):
        one, two = [(await each.ask("human"))["conversation"]["id"] for each in (vera, other)]
        file = (await upload(server, bea, PDF, "a.pdf", f"/conversations/{one}/attachments")).attachment["id"]
        assert code(await agent.say(two, "ini", attachments=[file])) == "invalid"
        assert code(await vera.say("milik saya", attachments=[file])) == "invalid"
        assert (await agent.say(one, "ini", attachments=[file]))["ok"]
        assert (await upload(server, bea, PDF, "a.pdf", "/conversations/none/attachments")).code == "not_found"


async def test_the_list_shows_a_message_without_words_by_its_files_name(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as agent:
        conversation_id = (await vera.ask("human"))["conversation"]["id"]
        photo = (await upload(server, vera.token, png(), "layar.png")).attachment
        await vera.say("", attachments=[photo["id"]])
        opened = await agent.ask("open", {"conversation_id": conversation_id})
        assert opened["conversation"]["preview"]["text"] == "layar.png"
