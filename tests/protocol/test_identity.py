"""A site says who its visitor is by a signed token; a wrong one never breaks the chat."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.clients import AgentClient, VisitorClient
from tests.running import Server, running

SECRET = "a secret that only the site and the chat know"


def part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def signed(secret: str = SECRET, header: dict[str, Any] | None = None, **claims: Any) -> str:
    """A JWT as a site makes it, by the standard library alone (RFC 7519)."""
    body = {"sub": "customer-7", "exp": int(time.time()) + 24 * 3600} | claims
    text = f"{part(header or {'alg': 'HS256', 'typ': 'JWT'})}.{part({k: v for k, v in body.items() if v is not None})}"
    signature = hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()
    return f"{text}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


@pytest.fixture(scope="module")
def trusting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that trusts the site's identities."""
    with running(Server(tmp_path_factory.mktemp("trusting"), {"IDENTITY_SECRET": SECRET})) as started:
        yield started


async def test_the_same_person_is_the_same_visitor_on_every_device(trusting: Server) -> None:
    async with VisitorClient(trusting.url, identity=signed(sub="same")) as phone:
        await phone.say("laporan saya gagal diekspor")
        async with VisitorClient(trusting.url, identity=signed(sub="same")) as laptop:
            assert laptop.welcome["visitor"] == phone.welcome["visitor"]
            assert laptop.welcome["messages"][0]["text"] == "laporan saya gagal diekspor"
            assert laptop.token == phone.token
        async with VisitorClient(trusting.url, identity=signed(sub="other")) as other:
            assert other.welcome["visitor"] != phone.welcome["visitor"]


async def test_name_and_address_reach_the_agent(trusting: Server) -> None:
    token = trusting.add_agent("bea@dashpro.my.id", "Bea")
    told = signed(sub="named", name="Vera Lestari", email="vera@example.com")
    async with VisitorClient(trusting.url, identity=told) as vera, AgentClient(trusting.url, token) as bea:
        conversation = (await vera.ask("human"))["conversation"]
        opened = await bea.ask("open", {"conversation_id": conversation["id"]})
        assert (opened["visitor"]["name"], opened["visitor"]["email"]) == ("Vera Lestari", "vera@example.com")


async def test_what_was_said_before_signing_in_stays_theirs(trusting: Server) -> None:
    async with VisitorClient(trusting.url) as nobody:
        await nobody.say("sebelum masuk")
        token = nobody.token
    async with VisitorClient(trusting.url, token, identity=signed(sub="late")) as vera:
        assert vera.welcome["messages"][0]["text"] == "sebelum masuk"
        own = vera.token
    async with VisitorClient(trusting.url, own) as again:
        assert again.welcome["visitor"] == vera.welcome["visitor"]


async def test_a_device_that_was_somebody_elses_does_not_change_hands(trusting: Server) -> None:
    async with VisitorClient(trusting.url, identity=signed(sub="first")) as first:
        await first.say("rahasia")
        kept = first.token
    async with VisitorClient(trusting.url, kept, identity=signed(sub="second")) as second:
        assert second.welcome["visitor"] != first.welcome["visitor"]
        assert second.welcome["messages"] == []


def _unsigned() -> str:
    return signed(header={"alg": "none"}).rpartition(".")[0] + "."


WRONG = {
    "no token": "x",
    "three parts of nothing": "..",
    "another secret": signed("another secret, which nobody gave to us"),
    "over": signed(exp=int(time.time()) - 3600),
    "without an end": signed(exp=None),
    "without a subject": signed(sub=None),
    "an empty subject": signed(sub="  "),
    "a subject that is no text": signed(sub={"a": 1}),
    "a subject that no database stores": signed(sub="a\x00b"),
    "no algorithm": _unsigned(),
    "another algorithm": signed(header={"alg": "HS512", "typ": "JWT"}),
    "a critical extension": signed(header={"alg": "HS256", "crit": ["exp"]}),
    "too long": signed(note="x" * 5000),
    "no ASCII": "é.é.é",
}


@pytest.mark.parametrize("identity", WRONG.values(), ids=WRONG.keys())
async def test_a_wrong_identity_counts_as_none_and_the_chat_goes_on(trusting: Server, identity: str) -> None:
    async with VisitorClient(trusting.url) as nobody:
        await nobody.say("halo")
    async with VisitorClient(trusting.url, nobody.token, identity=identity) as same:
        assert same.welcome["visitor"] == nobody.welcome["visitor"]
        assert (await same.say("masih di sini"))["ok"]


async def test_without_a_secret_no_identity_is_trusted(server: Server) -> None:
    for secret in (SECRET, ""):
        told = signed(secret, name="Eve")
        async with VisitorClient(server.url, identity=told) as one, VisitorClient(server.url, identity=told) as two:
            assert one.welcome["visitor"] != two.welcome["visitor"]


def test_no_identity_is_written_down(trusting: Server) -> None:
    assert "vera@example.com" not in trusting.log
    assert signed().partition(".")[0] not in trusting.log


@pytest.mark.parametrize(
    "email",
    [
        "vera@example.com, eve@example.com",
        "vera@example.com\r\nBcc: eve@example.com",
        "@",
        "vera@=?utf-8?q?=0aBcc?=.id",
    ],
)
async def test_an_address_that_is_not_one_is_left_out(trusting: Server, email: str) -> None:
    console_token = trusting.add_agent("bea@dashpro.my.id", "Bea")
    token = signed(sub=f"address {email!r}", name="Vera", email=email)
    async with VisitorClient(trusting.url, identity=token) as vera, AgentClient(trusting.url, console_token) as console:
        said = await vera.say("laporan saya gagal diekspor")
        opened = await console.ask("open", {"conversation_id": said["conversation"]["id"]})
        assert (opened["visitor"]["name"], opened["visitor"]["email"]) == ("Vera", None)
