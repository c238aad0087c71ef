"""Two agents at the same conversation: one has it, the other hears who, and nothing that was written is lost."""

import asyncio

from playwright.async_api import expect

from tests.browser.conftest import keep_picture
from tests.browser.desk import ALI, BEA, Console, Place, waits


async def test_of_two_who_claim_at_once_one_has_it_and_the_other_hears_who(at_desk: Place) -> None:
    wires = [await at_desk.wire(), await at_desk.wire()]
    case = await waits(await at_desk.visitor("Budi Santoso"), "laporan kami salah hitung")
    consoles = [await at_desk.console(who, url=wire.url) for who, wire in zip((BEA, ALI), wires, strict=True)]
    for console in consoles:
        await console.opens(case)
        await console.writes(f"typed at {console.url}")
    for wire in wires:  # so that neither hears of the other before both have pressed
        wire.hold()
    await asyncio.gather(*(console.page.get_by_test_id("claim").click() for console in consoles))
    for wire in wires:
        wire.release()

    loser = await first_to_hear("has claimed it already", *consoles)
    winner, name = (consoles[1], "Ali") if loser is consoles[0] else (consoles[0], "Bea")
    await loser.has_noticed(f"{name} has claimed it already.")
    await expect(winner.page.get_by_test_id("resolve")).to_be_visible()
    assert "already" not in await winner.noticed()
    await expect(loser.row(case)).to_be_hidden()
    for console in (winner, loser):
        await expect(console.box).to_have_value(f"typed at {console.url}")
    await keep_picture(loser.page, "race-lost")


async def first_to_hear(text: str, *consoles: Console) -> Console:
    """The console that tells so first."""
    hearing = {asyncio.create_task(each.has_noticed(text)): each for each in consoles}
    done, others = await asyncio.wait(hearing, return_when=asyncio.FIRST_COMPLETED)
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    return hearing[done.pop()]
