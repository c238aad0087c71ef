"""What an attacker or a broken part does costs the others nothing: bad frames, descriptors, sign-ins, a hung bot."""

import asyncio
import os
import resource
from collections.abc import Callable

import aiohttp

from tests.clients import VisitorClient
from tests.faults.checker import Footprint, stored_by, violations
from tests.faults.fuzz import attack
from tests.faults.journal import Phone
from tests.faults.rounds import left, phones_for
from tests.faults.sabotaged import HANGS
from tests.raw import Crowd
from tests.running import Server

FRAMES = int(os.environ.get("FRAMES", "300"))


async def test_broken_frames_crash_nothing_and_fill_no_log(calm_server: Server) -> None:
    before = len(calm_server.log)
    phones = phones_for(calm_server, 5, 20, "beside the attack")
    ended, *_ = await asyncio.gather(attack(calm_server, FRAMES, 6), *(phone.run() for phone in phones))
    assert ended > 0, "none of it was refused"
    for phone in phones:
        await phone.settle()
    assert violations(stored_by(calm_server), phones) == []
    written = calm_server.log[before:]
    assert "Traceback" not in written
    assert "event_failed" not in written
    assert len(written) < 10 * FRAMES
    await left(phones)


async def test_without_descriptors_those_who_are_in_go_on(new_server: Callable[..., Server], crowd: Crowd) -> None:
    server = new_server()
    await asyncio.to_thread(server.start)
    assert server.process
    pid = server.process.pid
    vera = Phone("vera", server.port, patience=20)
    vera.write("halo", "lagi")
    await vera.run()
    here = Footprint.of(server).descriptors
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (here + 10, 4096))
    trying = [asyncio.create_task(crowd.visitor(server.port)) for _ in range(30)]
    async with asyncio.timeout(60):
        while not any(task.done() and task.exception() for task in trying):  # noqa: ASYNC110 - somebody had no place
            await asyncio.sleep(0.02)
    vera.write(*(f"meski penuh {number}" for number in range(10)))
    await vera.run()
    assert vera.losses == 0, vera.last_loss
    for task in trying:
        task.cancel()
    await asyncio.gather(*trying, return_exceptions=True)
    crowd.close()
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (4096, 4096))
    newcomer = Phone("newcomer", server.port)
    newcomer.write("sekarang bisa masuk")
    await newcomer.run()
    await vera.settle()
    assert violations(stored_by(server), [vera, newcomer]) == []
    await left([vera, newcomer])


async def test_a_storm_of_sign_ins_is_bounded_and_the_chat_goes_on(calm_server: Server) -> None:
    (vera,) = phones_for(calm_server, 1, 30, "during sign-ins")
    vera.patience = 20  # a busy machine must not look like a loss
    async with aiohttp.ClientSession(calm_server.url, headers={"Origin": calm_server.url}) as browser:

        async def sign_in(number: int) -> int:
            body = {"email": f"nobody{number}@dashpro.my.id", "password": "wrong"}
            async with browser.post("/console/session", json=body) as answer:
                return answer.status

        storm = asyncio.gather(*(sign_in(number) for number in range(100)))
        await vera.run()
        statuses = await storm
    assert set(statuses) == {401, 429}, "some were looked at, the rest was told to wait"
    assert vera.losses == 0, vera.last_loss
    await vera.leave()


async def test_a_bot_that_hangs_keeps_no_visitor_waiting(new_server: Callable[..., Server]) -> None:
    server = new_server()
    server.program = ("-m", "tests.faults.sabotaged", HANGS, "600")  # longer than any test
    await asyncio.to_thread(server.start)
    async with VisitorClient(server.url) as vera:
        assert (await vera.say("bagaimana cara ekspor laporan?"))["ok"]
        answer = await vera.hears_message(lambda message: message["author"]["kind"] != "visitor")
        assert answer["text"]
        assert (await vera.ask("human"))["conversation"]["status"] == "waiting"
        assert (await vera.say("Ada orang?"))["ok"], "people need no bot"
