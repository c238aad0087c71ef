"""The agents' tools in docs/protocol.md: what lies beside a case, articles, replies, drafts, who is looking."""

import uuid

import pytest

from tests.clients import AgentClient, VisitorClient, code
from tests.protocol.test_agent import waiting_case
from tests.running import Server


@pytest.fixture(scope="session")
def cici(server: Server) -> str:
    """The API token of Cici, a colleague of Bea's."""
    return server.add_agent("cici@dashpro.my.id", "Cici")


async def test_opening_a_case_shows_pages_and_earlier_cases_latest_first(server: Server, bea: str) -> None:
    async with AgentClient(server.url, bea) as console:
        async with VisitorClient(server.url, page={"url": "https://a.example/harga", "title": "Harga"}) as vera:
            token = vera.token
            first = await waiting_case(vera)
            await console.ask("resolve", {"conversation_id": first})
        async with VisitorClient(server.url, token, page={"url": "https://a.example/fitur", "title": "Fitur"}) as vera:
            second = await waiting_case(vera)
            opened = await console.ask("open", {"conversation_id": second})
        assert [(page["url"], page["title"]) for page in opened["pages"]] == [
            ("https://a.example/fitur", "Fitur"),
            ("https://a.example/harga", "Harga"),
        ]
        assert all(page["at"] for page in opened["pages"])
        (earlier,) = opened["earlier"]
        assert (earlier["id"], earlier["status"]) == (first, "resolved")
        assert set(earlier) == {"id", "ticket", "category", "status", "created_at"}
        assert (await console.ask("open", {"conversation_id": first}))["earlier"] == []


async def test_a_page_that_is_loaded_again_counts_once(server: Server, bea: str) -> None:
    page = {"url": "https://a.example/harga", "title": "Harga"}
    async with VisitorClient(server.url, page=page) as vera:
        identity, token = await waiting_case(vera), vera.token
    async with VisitorClient(server.url, token, page=page), AgentClient(server.url, bea) as console:
        opened = await console.ask("open", {"conversation_id": identity})
        assert [visit["url"] for visit in opened["pages"]] == [page["url"]]


async def test_articles_are_suggested_for_the_visitors_question_or_for_what_the_agent_types(
    server: Server, bea: str
) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        await vera.say("saya lupa kata sandi")
        identity = (await vera.ask("human"))["conversation"]["id"]
        suggested = await console.ask("articles", {"conversation_id": identity})
        assert suggested["articles"][0]["slug"] == "reset-password"
        assert suggested["articles"][0]["url"].endswith("/articles/reset-password")
        await vera.say("laporan gagal diekspor ke excel")
        suggested = await console.ask("articles", {"conversation_id": identity})
        assert suggested["articles"][0]["slug"] == "export-fails"
        title = suggested["articles"][0]["title"]
        typed = await console.ask("articles", {"conversation_id": identity, "query": title[: len(title) // 2]})
        assert "export-fails" in {article["slug"] for article in typed["articles"]}
        assert code(await console.ask("articles", {"conversation_id": "0" * 32})) == "not_found"


async def test_ready_made_replies_come_in_both_languages(server: Server, bea: str) -> None:
    async with AgentClient(server.url, bea) as console:
        replies = (await console.ask("replies"))["replies"]
        hello = next(reply for reply in replies if reply["key"] == "hello")
        assert set(hello["title"]) == set(hello["text"]) == {"id", "en"}
        assert "{visitor}" in hello["text"]["id"]


async def test_a_draft_waits_on_every_device_of_its_agent_and_on_no_other(server: Server, bea: str, cici: str) -> None:
    async with VisitorClient(server.url) as vera:
        identity = await waiting_case(vera)
        async with AgentClient(server.url, bea) as console:
            written = {"conversation_id": identity, "reply": "Baik, kami", "note": "cek log"}
            assert (await console.ask("draft", written))["ok"]
        async with AgentClient(server.url, bea) as other, AgentClient(server.url, cici) as colleague:
            draft = (await other.ask("open", {"conversation_id": identity}))["draft"]
            assert (draft["reply"], draft["note"], draft["escalate"]) == ("Baik, kami", "cek log", "")
            assert identity in {each["conversation_id"] for each in (await other.ask("drafts"))["drafts"]}
            assert (await colleague.ask("open", {"conversation_id": identity}))["draft"] is None
            assert (await colleague.ask("drafts"))["drafts"] == []


async def test_what_was_sent_is_a_draft_no_more_and_what_was_written_since_stays(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as console:
        identity = await waiting_case(vera)
        await console.ask("draft", {"conversation_id": identity, "reply": "Halo.\n", "note": "penting"})
        await console.say(identity, "Halo.")
        draft = (await console.ask("open", {"conversation_id": identity}))["draft"]
        assert (draft["reply"], draft["note"]) == ("", "penting")
        await console.ask("draft", {"conversation_id": identity, "reply": "Lalu", "note": "penting"})
        await console.say(identity, "Halo lagi.")
        assert (await console.ask("open", {"conversation_id": identity}))["draft"]["reply"] == "Lalu"
        await console.ask("draft", {"conversation_id": identity, "reply": "  "})
        assert (await console.ask("open", {"conversation_id": identity}))["draft"] is None


async def test_a_draft_of_no_conversation_or_without_end_is_refused(server: Server, bea: str) -> None:
    async with AgentClient(server.url, bea) as console:
        assert code(await console.ask("draft", {"conversation_id": "0" * 32, "reply": "x"})) == "not_found"
        assert code(await console.ask("draft", {"conversation_id": "x", "reply": "x" * 8001})) == "invalid"


async def test_colleagues_see_who_has_a_case_open(server: Server, bea: str, cici: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, cici) as colleague:
        identity = await waiting_case(vera)
        async with AgentClient(server.url, bea) as console:
            await console.ask("open", {"conversation_id": identity})
            seen = await colleague.hears("viewing", lambda told: told["conversation_id"] == identity)
            assert (seen["agent"]["name"], seen["on"]) == ("Bea", True)
            async with AgentClient(server.url, cici) as later:
                viewing = {(each["conversation_id"], each["agent"]["name"]) for each in later.welcome["viewing"]}
                assert (identity, "Bea") in viewing
            await console.ask("leave", {"conversation_id": identity})
            await colleague.hears("viewing", lambda told: told["conversation_id"] == identity and not told["on"])
            colleague.heard.clear()
            await console.ask("heartbeat", {"open": {identity: 0}})
            await colleague.hears("viewing", lambda told: told["conversation_id"] == identity and told["on"])
        await colleague.hears("viewing", lambda told: told["conversation_id"] == identity and not told["on"])


async def test_who_is_named_in_a_note_is_called_and_nobody_else(server: Server, bea: str, cici: str) -> None:
    async with (
        VisitorClient(server.url) as vera,
        AgentClient(server.url, bea) as console,
        AgentClient(server.url, cici) as colleague,
    ):
        identity = await waiting_case(vera)
        payload = {"conversation_id": identity, "client_id": str(uuid.uuid4()), "text": "@Cici tolong lihat"}
        note = await console.ask("note", {**payload, "mentions": [colleague.welcome["agent"]["id"]]})
        called = await colleague.hears("mention", lambda told: told["conversation"]["id"] == identity)
        assert called["note"] == note["note"]
        assert console.told("mention") == []


async def test_a_case_is_opened_in_the_language_of_the_agent(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea) as agent:
        await vera.say("laporan saya gagal diekspor")
        case = {"conversation_id": (await vera.ask("human"))["conversation"]["id"]}
        own, english = await agent.ask("open", case), await agent.ask("open", {**case, "language": "en"})
        assert own["why_due"][0]["text"].startswith("Pertama kali meminta petugas")
        assert english["why_due"][0]["text"].startswith("First asked for a person")
        labels = [[detail["label"] for detail in seen["details"]] for seen in (own, english)]
        assert "Uraian masalah" in labels[0]
        assert "Uraian masalah" not in labels[1]
        assert own["triage"]["reasons"][-1] == "Dampaknya belum jelas dari percakapan."
        unclear = "How much it disturbs the visitor is not clear from the conversation."
        assert english["triage"]["reasons"][-1] == unclear
        assert english["messages"] == own["messages"]
        assert code(await agent.ask("open", {**case, "language": "xx"})) == "invalid"
