"""Visitors who talk to one agent: as fast as they are answered, or at a given rate."""

import asyncio
import json
import time
import uuid
from dataclasses import dataclass, field

from tests.bench.servers import Target
from tests.bench.wire import Connection, text_frame

_TEXT = "Printer kasir tidak mencetak struk sejak pagi tadi, mohon bantuannya"


@dataclass
class Table:
    """Visitors in conversation with an agent who has all their conversations open."""

    visitors: list[Connection]
    agent: Connection
    said: int = 0

    def say(self, index: int) -> None:
        """Let a visitor say the next text."""
        self.said += 1
        client_id = f"{self.said:08x}-0000-4000-8000-{index:012x}"
        self.visitors[index].emit(self.said, "say", f'{{"client_id":"{client_id}","text":{json.dumps(_TEXT)}}}')

    def close(self) -> None:
        """Send everybody home."""
        for each in (*self.visitors, self.agent):
            each.close()


async def seat(target: Target, visitors: int) -> Table:
    """That many visitors, each in a conversation that a person has taken over."""
    agent = await target.agent()
    table = Table([await target.visitor() for _ in range(visitors)], agent)
    for visitor in table.visitors:
        begun = await visitor.ask("human", {})
        conversation = {"conversation_id": begun["conversation"]["id"]}
        answer = conversation | {"client_id": str(uuid.uuid4()), "text": "Halo, saya Bea. Ada yang bisa dibantu?"}
        for event, payload in (("open", conversation), ("claim", conversation), ("say", answer)):
            assert (await agent.ask(event, payload))["ok"], event
        visitor.forget_events()
    agent.forget_events()
    return table


@dataclass
class Answered:
    """How many were acknowledged, in how many seconds of the server's CPU, and how many events its agent heard."""

    count: int = 0
    cpu: float = 0.0
    seconds: float = 0.0
    heard: int = 0

    @property
    def per_cpu_second(self) -> float:
        """Acknowledged events per second of the server's CPU time."""
        return self.count / self.cpu


async def as_fast_as_answered(target: Target, table: Table, seconds: float, at_once: int = 2) -> Answered:
    """Every visitor has `at_once` texts on the way until the time is over."""
    answered = Answered()
    for index, visitor in enumerate(table.visitors):

        def go_on(_: int, index: int = index) -> None:
            answered.count += 1
            table.say(index)

        visitor.on_answer = go_on
        for _ in range(at_once):
            table.say(index)
    await asyncio.sleep(0.3)  # let it reach its pace
    before = (answered.count, target.cpu, time.monotonic(), table.agent.events)
    await asyncio.sleep(seconds)
    now = (answered.count, target.cpu, time.monotonic(), table.agent.events)
    for visitor in table.visitors:
        visitor.on_answer = lambda _: None
    return Answered(*(after - start for after, start in zip(now, before, strict=True)))


async def only_acknowledged(target: Target, agents: list[Connection], seconds: float) -> Answered:
    """Agents who leave a room that they are not in, as fast as they are answered: nothing is stored, nobody told."""
    answered = Answered()
    for agent in agents:
        leave = text_frame(f'42{agent.prefix}7["leave",{{"conversation_id":"none"}}]')

        def go_on(_: int, agent: Connection = agent, leave: bytes = leave) -> None:
            answered.count += 1
            agent.transport.write(leave)

        agent.on_answer = go_on
        go_on(0)
    await asyncio.sleep(0.3)
    before = (answered.count, target.cpu, time.monotonic())
    await asyncio.sleep(seconds)
    now = (answered.count, target.cpu, time.monotonic())
    for agent in agents:
        agent.on_answer = lambda _: None
    return Answered(*(after - start for after, start in zip(now, before, strict=True)))


@dataclass
class Latencies:
    """Seconds from an event to its acknowledgement."""

    seconds: list[float] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """The latency that this share of the events stayed below, in milliseconds."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def at_rate(table: Table, per_second: float, seconds: float) -> Latencies:
    """Texts at a steady rate, whether or not the former ones were answered; time counts from when one was due."""
    latencies = Latencies()
    due: dict[int, float] = {}

    def answered(identity: int) -> None:
        latencies.seconds.append(time.monotonic() - due.pop(identity))

    for visitor in table.visitors:
        visitor.on_answer = answered
    start = time.monotonic()
    for number in range(int(per_second * seconds)):
        moment = start + number / per_second
        if moment > time.monotonic():
            await asyncio.sleep(moment - time.monotonic())
        due[table.said + 1] = moment
        table.say(number % len(table.visitors))
    deadline = time.monotonic() + 5
    while due and time.monotonic() < deadline:  # noqa: ASYNC110 - answers come in callbacks
        await asyncio.sleep(0.01)
    latencies.seconds.extend(5.0 for _ in due)
    return latencies
