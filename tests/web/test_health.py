"""Alive and ready, and the headers that every page carries."""

import aiohttp

from tests.running import Server


async def test_ready_names_each_dependency(server: Server) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        answer = await browser.get("/readyz")
        assert answer.status == 200
        told = await answer.json()
        assert told["status"] == "ready"
        assert set(told["dependencies"]) == {"database", "knowledge", "redis"}


async def test_every_page_has_a_policy_without_inline_code(server: Server) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        for path in ("/", "/console", "/widget/", "/demo", "/policy"):
            answer = await browser.get(path)
            assert answer.status == 200, path
            policy = answer.headers["Content-Security-Policy"]
            assert "unsafe" not in policy
            assert "default-src 'none'" in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            ancestors = "frame-ancestors 'self'" if path == "/widget/" else "frame-ancestors 'none'"
            assert ancestors in policy, path


async def test_the_console_is_not_kept_by_caches(server: Server) -> None:
    async with aiohttp.ClientSession(server.url) as browser:
        assert (await browser.get("/console")).headers["Cache-Control"] == "no-store"
