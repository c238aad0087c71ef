"""One round of a kill: phones send, the server dies in the middle and comes back, and everybody settles."""

import asyncio
from collections.abc import Callable

from click.testing import CliRunner, Result

from chat_server.cli import main
from tests.faults.journal import Phone
from tests.running import Server, wait_until

LIMITS = {"VISITOR_BURST": "1000000", "VISITOR_PER_MINUTE": "6000000"}
_LONG = 300.0
USUAL = ("-m", "chat_server", "serve")


def trapped(point: str, number: int) -> tuple[str, ...]:
    """The program that kills itself at the `number`th time at a point of `sabotaged.POINTS`."""
    return ("-m", "tests.faults.sabotaged", point, str(number))


def phones_for(server: Server, count: int, texts: int, name: str = "phone") -> list[Phone]:
    """That many phones with so many texts in their journals."""
    phones = [Phone(f"{name} {number}", server.port) for number in range(count)]
    for phone in phones:
        phone.write(*(f"{phone.name} text {number}" for number in range(texts)))
    return phones


async def until(is_so: Callable[[], object], what: str) -> None:
    """`wait_until`, while the event loop goes on."""
    await asyncio.to_thread(wait_until, is_so, what)


async def sent_through(phones: list[Phone], disturb: Callable[[], None]) -> None:
    """All texts of the phones sent while `disturb` runs beside them, in a thread; then all settled."""
    sending = [asyncio.create_task(phone.run()) for phone in phones]
    try:
        await asyncio.to_thread(disturb)
        await asyncio.gather(*sending)
    finally:
        for task in sending:
            task.cancel()
    await asyncio.gather(*(phone.settle() for phone in phones))


async def left(phones: list[Phone]) -> None:
    """Everybody gone."""
    await asyncio.gather(*(phone.leave() for phone in phones))


async def writes_until_lost(phone: Phone) -> None:
    """Send one text after the other until a fault was in the way of one, however fast the server is."""
    while not phone.losses:
        phone.write(f"{phone.name} text {len(phone.sent)}")
        await phone.run()
    await phone.settle()


def killed_after(server: Server, phones: list[Phone], share: float) -> Callable[[], None]:
    """Kills and restarts the server from outside when that share of all texts is acknowledged."""
    threshold = share * sum(len(phone.sent) for phone in phones)

    def disturb() -> None:
        wait_until(lambda: sum(len(phone.acknowledged) for phone in phones) >= threshold, "enough texts", _LONG)
        server.kill()
        server.start()

    return disturb


def dies_by_itself(server: Server) -> Callable[[], None]:
    """Waits until a trapped server has killed itself, and starts it without the trap."""

    def disturb() -> None:
        process = server.process
        assert process
        wait_until(lambda: process.poll() is not None, "the trap", _LONG)
        server.process = None
        server.program = USUAL
        server.start()

    return disturb


async def commanded(server: Server, *arguments: str, stdin: str | None = None) -> Result:
    """What a command says with this server's settings, without a process of its own."""
    runner = CliRunner(env=server.settings)
    return await asyncio.to_thread(runner.invoke, main, arguments, input=stdin)


async def new_agent(server: Server, email: str = "bea@dashpro.my.id") -> str:
    """An API token of a new agent."""
    added = await commanded(
        server, "agents", "add", email, "--name", "Bea", "--password-stdin", stdin="a long password\n"
    )
    assert added.exit_code == 0, added.output
    return (await commanded(server, "agents", "token", email)).stdout.strip()
