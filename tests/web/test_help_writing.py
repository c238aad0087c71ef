"""The contact form, which makes a ticket without script and without the chat."""

import asyncio
import re
import uuid

import pytest

from tests.clients import AgentClient
from tests.running import Server
from tests.web.asking import ask
from tests.web.forms import EMAIL, MESSAGE, form_id, post, ticket_in, written


def newest_change(server: Server, token: str) -> int:
    """The number after which whatever is made now comes."""

    async def look() -> int:
        async with AgentClient(server.url, token) as bea:
            return int(bea.welcome["change_id"])

    return asyncio.run(look())


def conversations(server: Server, token: str, email: str, after: int) -> list[dict]:
    """What agents see of somebody's cases that were made or changed after that number, opened."""

    async def look() -> list[dict]:
        async with AgentClient(server.url, token) as bea:
            changed = await bea.ask("changes", {"after": after})
            assert not changed["more"]
            opened = [await bea.ask("open", {"conversation_id": each["id"]}) for each in changed["conversations"]]
            return [each for each in opened if each["visitor"]["email"] == email]

    return asyncio.run(look())


def address() -> str:
    return f"vera-{uuid.uuid4().hex[:8]}@example.com"


@pytest.mark.parametrize(
    ("path", "text", "due"),
    [
        ("/contact", MESSAGE, r"Paling lambat .* pukul \d\d\.\d\d WIB"),
        ("/en/contact", "our sales report is wrong since yesterday", r"By .* at \d\d:\d\d WIB"),
    ],
)
def test_a_message_becomes_a_ticket_with_a_due_time_that_agents_see(server: Server, bea: str, path, text, due):
    email, before = address(), newest_change(server, bea)
    answer = post(server, path, form=form_id(server, path), email=email, name="Vera", message=text)
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert re.search(due, answer.text)
    (seen,) = conversations(server, bea, email, before)
    assert seen["conversation"]["ticket"] == ticket_in(answer)
    assert seen["visitor"]["name"] == "Vera"
    assert seen["messages"][0]["text"] == text
    assert {"label", "value"} <= set(seen["details"][0])
    assert email in [detail["value"] for detail in seen["details"]]


def test_a_form_that_is_sent_again_makes_nothing_twice(server: Server, bea: str):
    email, form, before = address(), form_id(server), newest_change(server, bea)
    answers = [post(server, "/contact", form=form, email=email, message=MESSAGE) for _ in range(3)]
    assert len({ticket_in(answer) for answer in answers}) == 1
    (seen,) = conversations(server, bea, email, before)
    assert [message["text"] for message in seen["messages"]].count(MESSAGE) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "nobody"},
        {"email": "a@b.c, d@e.fg"},
        {"email": "a@example.com\nBcc: b@example.com"},
        {"email": f"{'a' * 250}@example.com"},
        {"email": ""},
        {"message": ""},
        {"message": " \n "},
        {"message": "nul \x00 nul"},
        {"form": "short"},
        {"form": "' OR 1=1 --"},
        {"website": "https://spam.example"},
    ],
    ids=str,
)
def test_what_is_filled_in_wrong_is_told_and_nothing_is_made(server: Server, bea: str, wrong):
    fields = {"form": uuid.uuid4().hex, "email": address(), "message": MESSAGE}
    before = newest_change(server, bea)
    answer = post(server, "/contact", **(fields | wrong))
    assert answer.status == 400
    assert 'role="alert"' in answer.text
    if "\x00" not in wrong.get("message", ""):
        assert wrong.get("message", MESSAGE).strip() in answer.text
    assert conversations(server, bea, fields["email"], before) == []


def test_too_long_a_message_is_told_and_kept(server: Server):
    text = "a" * 4001
    answer = post(server, "/contact", form=uuid.uuid4().hex, email=EMAIL, message=text)
    assert answer.status == 413
    assert text in answer.text


def test_what_was_written_comes_back_as_text_never_as_markup(server: Server):
    hostile = '"><script>alert(1)</script>{{ 7*7 }}</textarea><b>'
    answer = post(server, "/contact", form=uuid.uuid4().hex, email=hostile, name=hostile, message=hostile)
    assert answer.status == 400
    assert "<script>" not in answer.text
    assert "49" not in re.sub(r"[^}]*7\*7", "", answer.text.split("<textarea")[1].split("</textarea>")[0])
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_another_sites_page_cannot_write_in_a_visitors_name(server: Server, origin):
    answer = post(server, "/contact", origin, form=uuid.uuid4().hex, email=EMAIL, message=MESSAGE)
    assert answer.status == 403


@pytest.mark.parametrize("body", ["=", "&" * 3000, "a=1&" * 100, "%ff%fe=%00", "{}"])
def test_what_is_no_form_is_refused_in_words(server: Server, body):
    answer = ask(server, "/contact", "POST", body, Origin=server.url)
    assert answer.status == 400
    assert "<h1" in answer.text


def test_an_address_can_be_used_only_so_often(start_server):
    server = start_server(CONVERSATIONS_PER_HOUR="2")
    for _ in range(2):
        written(server)
    answer = post(server, "/contact", form=form_id(server), email=EMAIL.upper(), message=MESSAGE)
    assert answer.status == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert MESSAGE in answer.text
    written(server, "somebody@example.com")
