"""Uploads to a real server: what is taken, what is refused, and that a refusal leaves nothing behind."""

import asyncio
import resource
import socket
import uuid

import pytest

from tests.attaching import PDF, TEXT, WEBP, fetch, gif, jpeg, png, stored_files, upload
from tests.clients import VisitorClient
from tests.running import Server, wait_until

LIMIT = 10 << 20


@pytest.mark.parametrize(
    ("content", "name", "media_type", "shown"),
    [
        (png(), "foto.png", "image/png", "foto.png"),
        (jpeg(4, 3), "foto.jpeg", "image/jpeg", "foto.jpeg"),
        (gif(4, 3), "gerak.gif", "image/gif", "gerak.gif"),
        (WEBP, "foto.webp", "image/webp", "foto.webp"),
        (PDF, "faktur.pdf", "application/pdf", "faktur.pdf"),
        (TEXT, "catatan.txt", "text/plain", "catatan.txt"),
        (png(), "program.exe", "image/png", "program.exe.png"),
        (PDF, "foto.png", "application/pdf", "foto.png.pdf"),
        (TEXT, "halaman.html", "text/plain", "halaman.html.txt"),
        (png(), "../../../etc/cron.d/x\r\nX-Evil: 1\u202e.png", "image/png", "x X-Evil: 1.png"),
    ],
)
async def test_an_upload_is_stored_under_its_true_type_and_a_random_name(
    server: Server, content: bytes, name: str, media_type: str, shown: str
) -> None:
    async with VisitorClient(server.url) as vera:
        attachment = (await upload(server, vera.token, content, name)).attachment
        assert (attachment["type"], attachment["name"], attachment["size"]) == (media_type, shown, len(content))
        assert ("width" in attachment) == media_type.startswith("image/")
        assert attachment["id"] in stored_files(server)
        assert len(attachment["id"]) >= 43
        assert (await fetch(server, attachment["url"], vera.token)).body == content


async def test_a_photo_is_kept_without_what_it_tells_of_its_maker(server: Server) -> None:
    camera = b"\xff\xe1" + (34).to_bytes(2) + b"Exif\0\0" + b"6 12 31.5 S, 106 50 42.1 E"
    async with VisitorClient(server.url) as vera:
        attachment = (await upload(server, vera.token, jpeg(4, 3, camera), "foto.jpeg")).attachment
        assert (await fetch(server, attachment["url"], vera.token)).body == jpeg(4, 3)
        assert attachment["size"] == len(jpeg(4, 3))
    assert [name for name in stored_files(server) if attachment["id"] in name] == [attachment["id"]]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "foto.png"),
        (b"<!doctype html><script>alert(1)</script>", "catatan.txt"),
        (b"MZ\x90\x00\x03\x00", "foto.png"),
        (b"PK\x03\x04", "faktur.pdf"),
        (b"", "kosong.txt"),
    ],
)
async def test_markup_programs_and_nothing_are_refused_whatever_their_name(
    server: Server, content: bytes, name: str
) -> None:
    async with VisitorClient(server.url) as vera:
        before = stored_files(server)
        refused = await upload(server, vera.token, content, name)
        assert (refused.status, refused.code) == (415, "unsupported")
        assert stored_files(server) == before


async def test_ten_megabytes_are_taken_and_one_byte_more_is_not(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        assert (await upload(server, vera.token, b"a" * LIMIT, "a.txt")).attachment["size"] == LIMIT
        before = stored_files(server)
        refused = await upload(server, vera.token, b"a" * (LIMIT + 1), "a.txt")
        assert (refused.status, refused.code) == (413, "too_long")
        assert stored_files(server) == before


async def test_a_body_of_unknown_length_is_counted_as_it_comes(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        before = stored_files(server)
        with socket.create_connection(("127.0.0.1", server.port), 60) as line:
            head = f"POST /attachments?name=a.txt HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {vera.token}\r\n"
            line.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
            piece = b"%x\r\n" % (1 << 20) + b"a" * (1 << 20) + b"\r\n"
            for _ in range(11):
                await asyncio.to_thread(line.sendall, piece)
            line.sendall(b"0\r\n\r\n")
            assert b" 413 " in await asyncio.to_thread(line.recv, 100)
        assert stored_files(server) == before


async def test_an_upload_needs_a_visitors_token(server: Server) -> None:
    for token in ("", "wrong"):
        refused = await upload(server, token, png())
        assert (refused.status, refused.code) == (401, "not_signed_in")


async def test_a_name_that_no_database_stores_is_refused(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        assert (await upload(server, vera.token, png(), "a\0.png")).code == "invalid"
        assert (await upload(server, vera.token, png(), "n" * 1001)).code == "invalid"


async def test_an_upload_that_is_cut_leaves_nothing(server: Server) -> None:
    async with VisitorClient(server.url) as vera:
        before = stored_files(server)
        for _ in range(3):
            line = socket.create_connection(("127.0.0.1", server.port), 60)
            head = f"POST /attachments?name=a.txt HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {vera.token}\r\n"
            line.sendall(f"{head}Content-Length: 500000\r\n\r\n".encode() + b"a" * 250_000)
            await asyncio.to_thread(wait_until, lambda: len(stored_files(server)) > len(before), "the part of the file")
            line.close()
            await asyncio.to_thread(wait_until, lambda: stored_files(server) == before, "the part to be removed")
        assert (await upload(server, vera.token, png())).status == 201


async def test_a_crowd_of_halted_uploads_is_bounded_and_leaves_nothing(start_server: object) -> None:
    server: Server = start_server()  # type: ignore[operator]
    tokens = []
    for _ in range(9):
        async with VisitorClient(server.url) as visitor:
            tokens.append(visitor.token)
    lines = []
    for number in range(32):
        line = socket.create_connection(("127.0.0.1", server.port), 60)
        head = f"POST /attachments?name=a.txt HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {tokens[number % 8]}\r\n"
        line.sendall(f"{head}Content-Length: 500000\r\n\r\n".encode() + b"a" * 1000)
        lines.append(line)
    await asyncio.to_thread(wait_until, lambda: len(stored_files(server)) == 32, "32 parts of files")
    refused = await upload(server, tokens[8], png())
    assert (refused.status, refused.code, refused.headers["Retry-After"]) == (503, "unavailable", "2")
    for line in lines:
        line.close()
    await asyncio.to_thread(wait_until, lambda: stored_files(server) == [], "the parts to be removed")
    assert (await upload(server, tokens[8], png())).status == 201


async def test_a_disk_that_fails_is_told_and_loses_nothing(start_server: object) -> None:
    server: Server = start_server()  # type: ignore[operator]
    async with VisitorClient(server.url) as vera:
        assert server.process
        # The kernel itself refuses to let any file of this process grow further, as a full disk does.
        most = 4_000_000
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        refused = await upload(server, vera.token, b"a" * (most + 1_000_000), "a.txt")
        assert (refused.status, refused.code) == (503, "unavailable")
        assert stored_files(server) == []
        assert (await vera.say("masih bisa menulis"))["ok"]
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert (await upload(server, vera.token, b"a" * (most + 1_000_000), "a.txt")).status == 201


async def test_files_leave_the_database_some_disk(start_server: object) -> None:
    server: Server = start_server(DISK_FLOOR_BYTES=str(1 << 59))  # type: ignore[operator]
    async with VisitorClient(server.url) as vera:
        refused = await upload(server, vera.token, png())
        assert (refused.status, refused.code) == (503, "unavailable")
        assert (await vera.say("masih bisa menulis"))["ok"]


async def test_each_sender_has_a_quota_of_bytes_and_all_together_have_one(start_server: object) -> None:
    settings = {"ATTACHMENT_BYTES_OF_SENDER": "30000", "ATTACHMENT_BYTES_IN_ALL": "45000"}
    server: Server = start_server(**settings)  # type: ignore[operator]
    async with VisitorClient(server.url) as vera, VisitorClient(server.url) as other:
        assert (await upload(server, vera.token, b"a" * 20_000, "a.txt")).status == 201
        refused = await upload(server, vera.token, b"a" * 20_000, "b.txt")
        assert (refused.status, refused.code) == (429, "too_many")
        assert (await upload(server, other.token, b"a" * 20_000, "c.txt")).status == 201
        refused = await upload(server, other.token, b"a" * 9_000, "d.txt")
        assert (refused.status, refused.code) == (503, "unavailable")
        assert len(stored_files(server)) == 2


async def test_a_burst_of_parallel_uploads_does_not_pass_the_quota(start_server: object) -> None:
    server: Server = start_server(ATTACHMENT_BYTES_OF_SENDER="50000")  # type: ignore[operator]
    async with VisitorClient(server.url) as vera:
        replies = await asyncio.gather(*(upload(server, vera.token, b"a" * 20_000, "a.txt") for _ in range(12)))
        assert sum(reply.status == 201 for reply in replies) == 2
        assert {reply.code for reply in replies if reply.status != 201} == {"too_many"}
        assert len(stored_files(server)) == 2


async def test_the_uploads_of_an_hour_are_limited(start_server: object) -> None:
    server: Server = start_server(UPLOADS_PER_HOUR="2")  # type: ignore[operator]
    async with VisitorClient(server.url) as vera:
        replies = [await upload(server, vera.token, png()) for _ in range(3)]
        assert [reply.status for reply in replies] == [201, 201, 429]
        assert int(replies[2].headers["Retry-After"]) > 60


async def test_logs_and_folders_tell_nothing_of_what_was_uploaded(start_server: object) -> None:
    server: Server = start_server()  # type: ignore[operator]
    async with VisitorClient(server.url) as vera:
        secret = uuid.uuid4().hex
        attachment = (await upload(server, vera.token, png(), f"{secret}.png")).attachment
        await vera.say("ini", attachments=[attachment["id"]])
        assert secret not in server.log
        assert attachment["id"] not in server.log
        assert (server.data_dir / "attachments").stat().st_mode & 0o077 == 0
