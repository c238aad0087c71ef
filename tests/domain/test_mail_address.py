"""What counts as one plain address."""

import pytest

from chat_server.domain.mail_address import is_plain_address

ENCODED = ("a@=?utf-8?q?=0aBcc=3a_x?=.c", "=?utf-8?b?Cg==?=@b.c", "=?utf-8?q?x?=@b.c")
NONE = ("", "a", "@", "a@", "@b.c", "a@b@c.d", "a@b..c", "a@.c", "a@b.c.", "a@b.c\n", "a\x7f@b.c", "\u202ea@b.c")
MORE = ("x:a@b.c", "a(c)@b.c", "a@[b.c", "a,b@c.d", "a@b.c,d@e.f", "A <a@b.c>", '"a"@b.c', "a b@c.d")
LONG = "a" * 251 + "@b.c"


@pytest.mark.parametrize(
    "address", ["vera@example.com", "o'hara+chat@mail.example.co.id", "budi@perusahaan", "é@exämple.id"]
)
def test_addresses_of_people_are_taken(address: str) -> None:
    assert is_plain_address(address)


@pytest.mark.parametrize("text", [*ENCODED, *NONE, *MORE, LONG])
def test_everything_else_is_refused(text: str) -> None:
    assert not is_plain_address(text)
