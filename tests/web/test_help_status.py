"""The status page: the right pair shows the ticket, every wrong one gets the same answer after the same time."""

import asyncio
import re
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.clients import AgentClient
from tests.running import Server
from tests.web.asking import ask
from tests.web.forms import form_id, post, written

BROKEN = "masih salah hitung"


def address() -> str:
    return f"vera-{uuid.uuid4().hex[:8]}@example.com"


def as_agent(server: Server, token: str, ticket: str, *events: str) -> dict:
    """Do something to a ticket as an agent, and give what it looks like then."""

    async def act() -> dict:
        async with AgentClient(server.url, token) as bea:
            found = await bea.ask("list", {"queue": "waiting", "query": ticket})
            conversation_id = found["conversations"][0]["id"]
            for event in events:
                assert (await bea.ask(event, {"conversation_id": conversation_id}))["ok"]
            return await bea.ask("open", {"conversation_id": conversation_id})

    return asyncio.run(act())


@pytest.mark.parametrize(
    ("path", "state", "priority"),
    [("/status", "Menunggu tim kami", "Prioritas"), ("/en/status", "Waiting for our team", "Priority")],
)
def test_number_and_address_show_state_priority_and_due_time(server: Server, path, state, priority):
    case = written(server, address())
    answer = post(server, path, ticket=case.ticket.lower().replace("-", " "), email=f" {case.email.upper()} ")
    assert answer.status == 200
    for told in (case.ticket, state, priority, "WIB", "salah hitung"):
        assert told in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in answer.text


@pytest.mark.parametrize(("zone", "name"), [("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")])
def test_the_visitor_chooses_the_zone_of_the_times(server: Server, zone, name):
    case = written(server, address())
    answer = post(server, "/status", ticket=case.ticket, email=case.email, zone=zone)
    assert re.search(rf"Paling lambat .*\d {name}</dd>", answer.text)
    assert f'value="{zone}" aria-pressed="true"' in answer.text


@pytest.mark.parametrize("zone", ["Europe/Berlin", "../../etc/passwd", ""])
def test_any_other_zone_is_that_of_the_office(server: Server, zone):
    case = written(server, address())
    answer = post(server, "/status", ticket=case.ticket, email=case.email, zone=zone)
    assert re.search(r"Paling lambat .*\d WIB</dd>", answer.text)


def test_every_wrong_pair_gets_the_same_answer(server: Server):
    case = written(server, address())
    answers = [
        post(server, "/status", ticket=ticket, email=email)
        for ticket, email in ((case.ticket, "eve@example.com"), ("DP-ZZZZ-ZZZZ", case.email), ("", ""), ("x", "y"))
    ]
    bare = {re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}
    assert len(bare) == 1
    assert {answer.status for answer in answers} == {200}
    assert "Tidak ada tiket dengan nomor dan alamat email ini" in bare.pop()


def test_every_wrong_pair_waits_out_the_same_while(server: Server):
    """Nothing is told by an answer that comes sooner; one that comes later was kept by the machine, not by the pair."""

    def seconds(ticket: str, email: str) -> float:
        start = time.perf_counter()
        post(server, "/status", ticket=ticket, email=email)
        return time.perf_counter() - start

    case = written(server, address())
    pairs = ((case.ticket, "eve@example.com"), ("DP-0001-ZZZZ", case.email), ("DP-0001-ZZZZ", "eve@example.com"))
    assert min(seconds(*pair) for pair in pairs) >= 0.15


def test_after_some_wrong_addresses_a_number_must_wait_whether_it_exists_or_not(server: Server):
    case = written(server, address())
    for ticket in (case.ticket, "DP-Z0Z0-Z0Z0"):
        for _ in range(5):
            assert post(server, "/status", ticket=ticket, email="eve@example.com").status == 200
        refused = post(server, "/status", ticket=ticket, email=case.email)
        assert refused.status == 429
        assert int(refused.headers["Retry-After"]) > 0
        assert "Terlalu banyak percobaan" in refused.text


def test_addresses_guessed_at_the_same_moment_count_like_those_guessed_in_turn(server: Server):
    case = written(server, address())

    def guess(at: int) -> int:
        return post(server, "/status", ticket=case.ticket, email=f"eve-{at}@example.com").status

    with ThreadPoolExecutor(16) as at_once:
        assert sorted(at_once.map(guess, range(16))) == [200] * 5 + [429] * 11


def test_the_right_pair_may_be_asked_for_often(server: Server):
    case = written(server, address())
    for _ in range(8):
        assert case.ticket in post(server, "/status", ticket=case.ticket, email=case.email).text


def test_one_address_cannot_go_through_many_numbers(start_server):
    server = start_server(TRUSTED_PROXIES="1")

    def guess(at: int, address: str) -> int:
        body = f"ticket=DP-1111-{at:04}&email=eve@example.com"
        return ask(server, "/status", "POST", body, Origin=server.url, X_Forwarded_For=address).status

    assert [guess(at, "203.0.113.7") for at in range(20)] == [200] * 20
    # Every 45 seconds one more is allowed, so on a slow machine it may not be the very next one that is refused.
    assert any(guess(at, "203.0.113.7") == 429 for at in range(20, 60))
    assert guess(60, "203.0.113.8") == 200


def test_escalating_calls_the_managers_and_is_said_on_the_page(server: Server, bea: str):
    case = written(server, address())
    answer = post(server, "/status", ticket=case.ticket, email=case.email, act="escalate", text="terlalu lama")
    assert "sudah kami teruskan ke manajer dukungan" in answer.text
    assert 'value="escalate"' not in answer.text
    assert as_agent(server, bea, case.ticket)["conversation"]["escalated"]


def test_still_broken_takes_a_solved_case_up_again_once(server: Server, bea: str):
    case = written(server, address())
    as_agent(server, bea, case.ticket, "claim", "resolve")
    shown = post(server, "/status", ticket=case.ticket, email=case.email)
    assert "Kasus ini sudah selesai." in shown.text
    form = re.search(r'name="form" value="([0-9a-f]{32})"', shown.text)
    assert form
    sent = {"ticket": case.ticket, "email": case.email, "form": form[1], "act": "still_broken"}
    for text in (BROKEN, BROKEN, "dan masih lambat"):
        answer = post(server, "/status", **sent, text=text)
        assert "Tim kami berutang jawaban" in answer.text
        assert "Sedang ditangani Bea" in answer.text
    assert answer.text.count(BROKEN) == 1


@pytest.mark.parametrize("act", ["escalate", "still_broken"])
def test_a_wrong_pair_can_do_nothing(server: Server, bea: str, act):
    case = written(server, address())
    before = as_agent(server, bea, case.ticket)
    sent = {"ticket": case.ticket, "email": "eve@example.com", "form": uuid.uuid4().hex}
    answer = post(server, "/status", **sent, act=act, text="x")
    assert "Tidak ada tiket" in answer.text
    assert as_agent(server, bea, case.ticket)["conversation"] == before["conversation"]


@pytest.mark.parametrize("fields", [{"text": " "}, {"form": "x"}, {"text": "a" * 4001}], ids=["empty", "form", "long"])
def test_a_message_that_is_none_is_refused_in_words(server: Server, fields):
    case = written(server, address())
    sent = {"ticket": case.ticket, "email": case.email, "act": "still_broken", "form": form_id(server), "text": BROKEN}
    answer = post(server, "/status", **(sent | fields))
    assert answer.status in (400, 413)
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_another_sites_page_can_ask_nothing(server: Server, origin):
    case = written(server, address())
    answer = post(server, "/status", origin, ticket=case.ticket, email=case.email)
    assert answer.status == 403
    assert "Menunggu tim kami" not in answer.text


@pytest.mark.parametrize(
    "hostile", ['"><script>x</script>', "' OR '1'='1", "{{ 7*7 }}", "DP-%00", "🙂" * 50, "\x00"], ids=ascii
)
def test_hostile_numbers_and_addresses_find_nothing_and_stay_text(server: Server, hostile):
    answer = post(server, "/status", ticket=hostile, email=hostile)
    assert answer.status in (200, 400)
    assert "<script>x" not in answer.text
    assert "Menunggu tim kami" not in answer.text


def test_neither_number_nor_address_is_written_down(server: Server):
    case = written(server, address())
    post(server, "/status", ticket=case.ticket, email=case.email)
    assert case.email not in server.log
    assert case.ticket not in server.log
