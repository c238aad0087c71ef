"""Signing in to the console over HTTP."""

import asyncio
from collections.abc import Callable

import aiohttp
import pytest
import socketio

from chat_server.actions import sign_in
from tests.running import Server

PASSWORD = "a long password"


def browser_on(server: Server, origin: str | None) -> aiohttp.ClientSession:
    """A browser that shows a page of `origin`; like a browser it keeps cookies, also of a bare address."""
    headers = {"Origin": origin} if origin else {}
    return aiohttp.ClientSession(server.url, headers=headers, cookie_jar=aiohttp.CookieJar(unsafe=True))


@pytest.fixture
def bea_signs_in(server: Server, bea: str) -> dict[str, str]:
    """What Bea types; her account exists."""
    assert bea
    return {"email": "bea@dashpro.my.id", "password": PASSWORD}


async def test_the_first_manager_signs_in_with_the_password_that_the_start_printed(server: Server) -> None:
    email, password = server.first_manager()
    async with browser_on(server, server.url) as browser:
        answer = await browser.post("/console/session", json={"email": email, "password": password})
        assert answer.status == 200
        assert (await answer.json())["agent"]["role"] == "manager"


async def test_a_session_cookie_is_out_of_reach_of_scripts_and_other_sites(
    server: Server, bea_signs_in: dict[str, str]
) -> None:
    async with browser_on(server, server.url) as browser:
        answer = await browser.post("/console/session", json=bea_signs_in)
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert (await (await browser.get("/console/session")).json())["agent"]["name"] == "Bea"
        assert (await browser.delete("/console/session")).status == 204
        assert (await browser.get("/console/session")).status == 401


async def test_the_session_opens_the_socket_from_our_own_page_only(
    server: Server, bea_signs_in: dict[str, str]
) -> None:
    async with browser_on(server, server.url) as browser:
        answer = await browser.post("/console/session", json=bea_signs_in)
        cookie = answer.headers["Set-Cookie"].split(";")[0]
    for origin, is_let_in in ((server.url, True), ("https://evil.example", False), (None, False), ("null", False)):
        client = socketio.AsyncClient(reconnection=False)
        headers = {"Cookie": cookie} | ({"Origin": origin} if origin else {})
        try:
            await client.connect(server.url, headers=headers, namespaces=["/agent"], transports=["websocket"])
        except socketio.exceptions.ConnectionError:
            assert not is_let_in, origin
        else:
            assert is_let_in, origin
        finally:
            await client.disconnect()


async def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    server: Server, bea_signs_in: dict[str, str]
) -> None:
    async with browser_on(server, server.url) as browser:
        answers = [
            await browser.post("/console/session", json=bea_signs_in | wrong)
            for wrong in ({"password": "wrong"}, {"email": "nobody@dashpro.my.id"})
        ]
        assert [answer.status for answer in answers] == [401, 401]
        assert await answers[0].text() == await answers[1].text()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
async def test_another_sites_page_cannot_sign_in_or_out(
    server: Server, bea_signs_in: dict[str, str], origin: str | None
) -> None:
    async with browser_on(server, origin) as browser:
        assert (await browser.post("/console/session", json=bea_signs_in)).status == 403
        assert (await browser.delete("/console/session")).status == 403


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"email": 1, "password": []}', b"\xff", b'{"email": "a"}'])
async def test_a_body_of_another_form_is_refused_by_code(server: Server, body: bytes) -> None:
    async with browser_on(server, server.url) as browser:
        answer = await browser.post("/console/session", data=body)
        assert answer.status == 400
        assert (await answer.json())["error"]["code"] == "invalid"


async def test_passwords_guessed_at_the_same_moment_count_like_those_guessed_in_turn(
    start_server: Callable[..., Server],
) -> None:
    server = start_server(SIGN_INS_PER_QUARTER="3")
    email, password = server.first_manager()
    async with browser_on(server, server.url) as browser:

        async def status(guess: str) -> int:
            return (await browser.post("/console/session", json={"email": email, "password": guess})).status

        guesses = [asyncio.create_task(status(f"guess {count}")) for count in range(12)]
        for answered in asyncio.as_completed(guesses):
            if await answered == 429:  # so three are counted, though they may still be looked at
                break
        assert await status(password) == 429
        assert sorted(await asyncio.gather(*guesses)) == [401] * 3 + [429] * 9


async def test_who_signs_in_often_is_not_held_up(start_server: Callable[..., Server]) -> None:
    server = start_server(SIGN_INS_PER_QUARTER="1")  # an address may fail four times
    email, password = server.first_manager()
    async with browser_on(server, server.url) as browser:
        for _ in range(6):
            answer = await browser.post("/console/session", json={"email": email, "password": password})
            assert answer.status == 200


async def test_after_some_wrong_passwords_the_account_must_wait(start_server: Callable[..., Server]) -> None:
    server = start_server(SIGN_INS_PER_QUARTER="3")
    email, password = server.first_manager()
    async with browser_on(server, server.url) as browser:
        for _ in range(3):
            answer = await browser.post("/console/session", json={"email": email, "password": "wrong"})
            assert answer.status == 401
        answer = await browser.post("/console/session", json={"email": email.upper(), "password": password})
        assert answer.status == 429
        assert int(answer.headers["Retry-After"]) > 0


def test_looking_at_nobodys_password_takes_as_long_as_at_anybodys() -> None:
    assert not sign_in._hasher.check_needs_rehash(sign_in._NOBODYS)  # noqa: SLF001 - else the address is told by the time
