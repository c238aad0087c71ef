"""A month with thousands of cases and a loop that dies again and again: every warning and breach once, on time."""

import asyncio
import random
import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chat_server.actions.agent_decides import pause
from chat_server.actions.agent_says import agent_says
from chat_server.actions.run_due_work import run_due_work
from chat_server.domain import transitions
from chat_server.domain.conversation import Conversation
from chat_server.domain.people import Visitor
from chat_server.domain.sla import promise
from chat_server.store import alerts as stored_alerts
from chat_server.store import conversations, notes, outbox, visitors
from chat_server.store.prepared import Tx
from tests.actions.desks import BEA, Office
from tests.actions.month import LASTS, START, Plan, expected, plans
from tests.domain.policies import POLICY

CASES = 2_000
END = START + LASTS + timedelta(days=6)
KINDS = {
    "half of the time is over": "half",
    "80 % of the time is over": "most",
    "the team's own target is reached": "warn",
    "the promise is broken": "breach",
}


@dataclass
class Month:
    """The simulation: events in their order, and between them the loop, which is killed by chance."""

    office: Office
    plans: list[Plan]
    chance: random.Random
    kills: int = 0
    down: list[tuple[datetime, datetime]] = field(default_factory=list)
    down_until: datetime = START

    async def run(self) -> None:
        events = sorted(self._events(), key=lambda event: event[0])
        next_at: datetime | None = None
        for at, act, plan in [*events, (END, None, None)]:
            while next_at is not None and max(next_at, self.down_until) < at:
                self.office.clock.now = max(next_at, self.down_until, self.office.clock.now)
                next_at = await self._look()
            self.office.clock.now = max(at, self.office.clock.now)
            if act is not None and plan is not None:
                # The loop learns of it within the 30 s that it sleeps at most; marks are further away.
                wakes = [wake_at for wake_at in (next_at, await act(plan)) if wake_at is not None]
                next_at = min(wakes, default=None)

    def _events(self) -> list[tuple]:
        found: list[tuple] = []
        for plan in self.plans:
            for at, act in (
                (plan.asks_at, self._asks),
                (plan.answer_at, self._answers),
                (plan.writes_at, self._writes),
                (plan.pause_at, self._pauses),
                (plan.goes_on_at, self._writes),
                (plan.second_answer_at, self._answers),
            ):
                if at is not None and at < END:
                    found.append((at, act, plan))
        return found

    async def _look(self) -> datetime | None:
        """One look of the loop, which does not always survive it."""
        looking = asyncio.create_task(run_due_work(self.office.desk))
        if self.chance.random() > 0.03:
            return await looking
        for _ in range(self.chance.randrange(1, 40)):
            await asyncio.sleep(0)
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
        self.kills += 1
        now = self.office.clock.now
        self.down_until = now + timedelta(minutes=self.chance.choice((0, 0, 1, 10, 45)))
        self.down.append((now, self.down_until))
        return self.down_until

    async def _asks(self, plan: Plan) -> datetime | None:
        def work(tx: Tx) -> Conversation:
            visitors.insert(
                tx, Visitor(f"v{plan.number}", "id", None, None, None, None, plan.asks_at), f"h{plan.number}"
            )
            begun = Conversation(f"c{plan.number}", f"v{plan.number}", "id", plan.asks_at, plan.asks_at)
            due = promise(POLICY, plan.priority, plan.asks_at)
            asked = transitions.clock_started(begun, plan.asks_at)
            ticket = f"DP-{plan.number:08}"
            return conversations.insert(
                tx, transitions.handed_over(asked, ticket=ticket, category="usage", priority=plan.priority, due=due)
            )

        return (await self.office.store.run(work)).wake_at

    async def _answers(self, plan: Plan) -> None:
        await agent_says(self.office.desk, BEA, f"c{plan.number}", str(uuid.uuid4()), "Kami periksa.", None)

    async def _writes(self, plan: Plan) -> datetime | None:
        return (await self.office.says(f"v{plan.number}", "bagaimana?")).conversation.wake_at

    async def _pauses(self, plan: Plan) -> datetime | None:
        return (await pause(self.office.desk, BEA, f"c{plan.number}", None)).wake_at

    def was_down(self, at: datetime) -> bool:
        return any(start <= at <= end + timedelta(minutes=1) for start, end in self.down)


async def test_a_month_of_cases_has_every_warning_and_breach_once_and_on_time(quick_office: Office) -> None:
    office = quick_office
    chance = random.Random(4)
    month = Month(office, plans(CASES, seed=4), chance)
    office.clock.now = START
    await month.run()
    office.clock.now = max(END, month.down_until)
    await run_due_work(office.desk)

    logs = await office.store.read(
        lambda tx: {plan.number: notes.log_of(tx, f"c{plan.number}") for plan in month.plans}
    )
    alerts = await office.store.read(
        lambda tx: {plan.number: stored_alerts.of(tx, f"c{plan.number}") for plan in month.plans}
    )
    mails = await office.store.read(lambda tx: outbox.due(tx, END + timedelta(days=1), 1_000_000))
    total: Counter[str] = Counter()
    late = []
    for plan in month.plans:
        wanted = expected(plan, END)
        reached = [(KINDS[entry.what], entry.at) for entry in logs[plan.number] if entry.what in KINDS]
        assert sorted(reached, key=lambda mark: mark[1]) == wanted, plan
        total.update(kind for kind, _ in reached)
        breaches = sum(kind == "breach" for kind, _ in reached)
        assert sum(entry.what == "escalated to level 1" for entry in logs[plan.number]) == min(breaches, 1)
        assert sum(alert.kind == "breach" for alert in alerts[plan.number]) == breaches
        moments = {at for _, at in wanted}
        for alert in alerts[plan.number]:
            on_time = any(timedelta() <= alert.at - at < timedelta(minutes=1) for at in moments)
            if alert.mark and not on_time:
                late.append(alert.at)
    assert all(month.was_down(at) for at in late)
    assert sum(mail.kind == "breach_mail" for mail in mails) == total["breach"]
    assert month.kills > 100
    assert total["breach"] > 500
    print(f"{CASES} cases, {dict(total)}, {month.kills} kills, {len(late)} told late after a kill")
