"""Stored files over HTTP: to whom, and with which headers."""

import secrets

import pytest

from tests.attaching import PDF, TEXT, fetch, png, upload
from tests.clients import AgentClient, VisitorClient
from tests.running import Server


async def sent(server: Server, vera: VisitorClient, content: bytes, name: str) -> dict:
    """The attachment after it was sent."""
    attachment = (await upload(server, vera.token, content, name)).attachment
    receipt = await vera.say("ini berkasnya", attachments=[attachment["id"]])
    assert receipt["ok"]
    return attachment


@pytest.mark.parametrize(
    ("content", "name", "media_type", "disposition"),
    [
        (png(), "foto é.png", "image/png", "inline; filename*=UTF-8''foto%20%C3%A9.png"),
        (PDF, "a;b\"c'.pdf", "application/pdf", "attachment; filename*=UTF-8''a%3Bb%22c%27.pdf"),
        (TEXT, "catatan.txt", "text/plain; charset=utf-8", "attachment; filename*=UTF-8''catatan.txt"),
    ],
)
async def test_a_file_comes_with_headers_that_let_it_do_nothing(
    server: Server, content: bytes, name: str, media_type: str, disposition: str
) -> None:
    async with VisitorClient(server.url) as vera:
        attachment = await sent(server, vera, content, name)
        shown = await fetch(server, attachment["url"], vera.token, Accept_Encoding="gzip, br")
        assert (shown.status, shown.body) == (200, content)
        expected = {
            "Content-Type": media_type,
            "Content-Disposition": disposition,
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-cache",
            "Vary": "Authorization, Cookie",
        }
        assert {name: shown.headers.get(name) for name in expected} == expected


async def test_ranges_head_and_conditions_work_for_whoever_may_see_the_file(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        attachment = await sent(server, vera, TEXT, "catatan.txt")
        url = attachment["url"]
        part = await fetch(server, url, vera.token, Range="bytes=6-9")
        assert (part.status, part.body) == (206, TEXT[6:10])
        assert part.headers["Content-Range"] == f"bytes 6-9/{len(TEXT)}"
        assert (await fetch(server, url, vera.token, Range="bytes=999999-")).status == 416
        head = await fetch(server, url, vera.token, "HEAD")
        assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(TEXT)))
        again = await fetch(server, url, vera.token, If_None_Match=head.headers["Etag"])
        assert (again.status, again.body) == (304, b"")
        for method, more in (
            ("HEAD", {}),
            ("GET", {"If-None-Match": head.headers["Etag"]}),
            ("GET", {"Range": "bytes=0-1"}),
        ):
            assert (await fetch(server, url, "", method, **more)).status == 401


async def test_nobody_but_the_visitor_and_the_agents_gets_a_file(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, VisitorClient(server.url) as mallory:
        url = (await sent(server, vera, png(), "foto.png"))["url"]
        foreign = await fetch(server, url, mallory.token)
        unknown = await fetch(server, f"/attachments/{secrets.token_urlsafe(32)}", mallory.token)
        assert foreign.status == 404
        assert (foreign.status, foreign.body) == (unknown.status, unknown.body)
        assert (await fetch(server, url)).status == 401
        assert (await fetch(server, url, "wrong")).status == 401
        assert (await fetch(server, f"{url}?token={vera.token}")).status == 401
        assert (await fetch(server, url, bea)).body == png()
        editor = server.add_agent("edi-files@dashpro.my.id", "Edi", "editor")
        assert (await fetch(server, url, editor)).status == 403


async def test_what_is_uploaded_and_not_sent_is_only_its_senders(server: Server, bea: str) -> None:
    async with VisitorClient(server.url) as vera, AgentClient(server.url, bea):
        unsent = (await upload(server, vera.token, png())).attachment
        assert (await fetch(server, unsent["url"], vera.token)).status == 200
        assert (await fetch(server, unsent["url"], bea)).status == 404
        conversation_id = (await vera.say("halo"))["conversation"]["id"]
        draft = (await upload(server, bea, PDF, "a.pdf", f"/conversations/{conversation_id}/attachments")).attachment
        assert (await fetch(server, draft["url"], bea)).status == 200
        assert (await fetch(server, draft["url"], vera.token)).status == 404


async def test_paths_that_climb_out_of_the_folder_find_nothing(server: Server, bea: str) -> None:
    for path in (
        "..%2fchat.sqlite3",
        "%2e%2e/chat.sqlite3",
        "..%5cchat.sqlite3",
        "%2fetc%2fpasswd",
        "chat.sqlite3%00",
        ".",
    ):
        answer = await fetch(server, f"/attachments/{path}", bea)
        assert answer.status == 404
        assert b"SQLite" not in answer.body


async def test_a_cookie_from_another_sites_page_uploads_nothing(server: Server) -> None:
    server.add_agent("cookie-files@dashpro.my.id", "Bea")
    async with VisitorClient(server.url) as vera:
        conversation_id = (await vera.say("halo"))["conversation"]["id"]
    to = f"/conversations/{conversation_id}/attachments?name=a.png"
    for origin in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        refused = await fetch(server, to, "", "POST", Cookie="console=whatever", **origin)
        assert (refused.status, refused.code) == (401, "not_signed_in")
