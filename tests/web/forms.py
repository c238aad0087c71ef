"""Forms sent as a browser without script sends them."""

import re
import urllib.parse
from dataclasses import dataclass

from tests.running import Server
from tests.web.asking import Answer, ask

EMAIL = "vera@example.com"
MESSAGE = "laporan penjualan kami salah hitung sejak kemarin"


def post(server: Server, path: str, origin: str | None = None, **fields: str) -> Answer:
    """The answer to a form that one of our own pages sends, unless `origin` is another."""
    body = urllib.parse.urlencode(fields)
    return ask(server, path, "POST", body, Origin=origin or server.url)


def form_id(server: Server, path: str = "/contact") -> str:
    """The id that the page gives its form."""
    found = re.search(r'name="form" value="([0-9a-f]{32})"', ask(server, path).text)
    assert found
    return found[1]


def ticket_in(answer: Answer) -> str:
    found = re.search(r"DP-[0-9A-Z]{4}-[0-9A-Z]{4}", re.sub(r'value="[^"]*"', "", answer.text))
    assert found, answer.text
    return found[0]


@dataclass(frozen=True)
class Written:
    """Somebody who wrote by the contact form."""

    ticket: str
    email: str


def written(server: Server, email: str = EMAIL, text: str = MESSAGE, path: str = "/contact") -> Written:
    answer = post(server, path, form=form_id(server, path), email=email, message=text)
    assert answer.status == 200, answer.text
    return Written(ticket_in(answer), email)
