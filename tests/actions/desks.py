"""A desk for tests: real store, knowledge and policy; a clock that stands still, and fakes that only write down."""

import asyncio
import itertools
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.knowledge import Knowledge
from bot.lookup import LookedUp
from chat_server.actions.agent_says import agent_says
from chat_server.actions.ask_for_person import ask_for_person
from chat_server.actions.visitor_connects import recognise
from chat_server.actions.visitor_says import Receipt, Say, visitor_says
from chat_server.desk import Desk, Saved
from chat_server.domain.alerts import Alert
from chat_server.domain.conversation import Conversation
from chat_server.domain.mail import Mail, MailError
from chat_server.domain.message import Message, Note
from chat_server.domain.people import Agent
from chat_server.domain.policy import Policy
from chat_server.domain.replies import Reply
from chat_server.domain.tickets import read_ticket
from chat_server.settings import Settings
from chat_server.store import agents, conversations, messages, notes
from chat_server.store.database import Store
from tests.bot import shipped
from tests.domain.policies import POLICY

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)  # a Tuesday, 12.00 WIB


def agent(name: str, role: str = "agent", availability: str = "online") -> Agent:
    return Agent(f"id-{name.lower()}", f"{name.lower()}@dashpro.my.id", name, role, availability, is_active=True)


BEA, ALI, MIA, EDI = agent("Bea"), agent("Ali"), agent("Mia", "manager"), agent("Edi", "editor")
CAST = (BEA, ALI, MIA, EDI)


@dataclass
class StillClock:
    """A clock that moves only when told to."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **lasting: float) -> datetime:
        self.now += timedelta(**lasting)
        return self.now


@dataclass
class RecordingFanout:
    """Writes down what was announced. A `Fanout`."""

    told: list[Saved] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    reads: list[tuple[str, str, int]] = field(default_factory=list)
    present: list[Sequence[Agent]] = field(default_factory=list)

    @property
    def alerts(self) -> list[Alert]:
        return [alert for saved in self.told for alert in saved.alerts]

    def kinds(self, conversation_id: str) -> list[tuple[str, str | None]]:
        """Kind and mark of every alert raised on a conversation, in order; those that only climbed are left out."""
        raised = [alert for alert in self.alerts if alert.step == 0]
        return [(alert.kind, alert.mark) for alert in raised if alert.conversation_id == conversation_id]

    def saved(self, saved: Saved) -> None:
        self.told.append(saved)

    def noted(self, note: Note) -> None:
        self.notes.append(note)

    def read(self, conversation: Conversation, by: str, seq: int) -> None:
        self.reads.append((conversation.id, by, seq))

    def visitor_typing(self, conversation: Conversation, text: str) -> None:
        """Nothing here asks for it."""

    def agent_typing(self, conversation: Conversation, agent_id: str, name: str, *, is_on: bool) -> None:
        """Nothing here asks for it."""

    def viewing(self, conversation_id: str, agent: Agent, *, is_on: bool) -> None:
        """Nothing here asks for it."""

    def mentioned(self, note: Note, conversation: Conversation, agent_ids: Sequence[str]) -> None:
        """Nothing here asks for it."""

    def presence(self, agents: Sequence[Agent]) -> None:
        self.present.append(agents)


@dataclass
class RecordingMailer:
    """Keeps the mails, or fails as it is told to. A `Mailer`."""

    mails: list[Mail] = field(default_factory=list)
    fault: MailError | None = None
    tries: int = 0

    async def send(self, mail: Mail) -> None:
        self.tries += 1
        if self.fault is not None:
            raise self.fault
        self.mails.append(mail)


@dataclass
class StillPresence:
    """Who is connected, as the test says. A `Presence`."""

    connected: frozenset[str] = frozenset()
    visitors: frozenset[str] = frozenset()

    def agents(self) -> frozenset[str]:
        return self.connected

    def has_visitor(self, visitor_id: str) -> bool:
        return visitor_id in self.visitors


@dataclass
class StillLibrary:
    """The shipped knowledge and policy; `fault` makes looking up fail. A `Library`."""

    knowledge: Knowledge
    policy: Policy
    fault: Exception | None = None
    replies: tuple[Reply, ...] = ()

    async def look_up(self, text: str) -> LookedUp:
        if self.fault is not None:
            raise self.fault
        return await asyncio.to_thread(self.knowledge.look_up, text)


@dataclass
class Office:
    """A desk with everything that a test moves or reads."""

    store: Store
    clock: StillClock = field(default_factory=StillClock)
    fanout: RecordingFanout = field(default_factory=RecordingFanout)
    mailer: RecordingMailer = field(default_factory=RecordingMailer)
    presence: StillPresence = field(default_factory=StillPresence)
    settings: Settings = field(default_factory=Settings)
    nudges: list[datetime] = field(default_factory=list)
    library: StillLibrary = field(default_factory=lambda: StillLibrary(shipped.knowledge(), POLICY))

    def __post_init__(self) -> None:
        numbers = itertools.count(1)
        self.desk = Desk(
            settings=self.settings,
            store=self.store,
            library=self.library,
            fanout=self.fanout,
            presence=self.presence,
            epoch="test",
            now=self.clock,
            new_id=lambda: uuid.uuid4().hex,
            new_ticket=lambda: read_ticket(f"{next(numbers):08}") or "",
            new_token=lambda: uuid.uuid4().hex,
            nudge=lambda: self.nudges.append(self.clock.now),
        )

    def set(self, **settings: object) -> None:
        """Run with other settings."""
        self.desk = replace(self.desk, settings=replace(self.settings, **settings))

    async def open(self) -> None:
        """Let the cast in."""

        def work(tx: object) -> None:
            for each in CAST:
                agents.insert(tx, each, "no password", NOON)

        await self.store.run(work)

    async def visitor(self) -> str:
        visitor, _ = await recognise(self.desk, None, "id", None)
        return visitor.id

    async def says(self, visitor_id: str, text: str, choice: tuple[int, str] | None = None) -> Receipt:
        return await visitor_says(self.desk, visitor_id, Say(str(uuid.uuid4()), text, choice))

    async def waiting_case(self, text: str = "laporan penjualan kami salah hitung") -> Conversation:
        """A conversation that waits for a person."""
        visitor_id = await self.visitor()
        await self.says(visitor_id, text)
        return await ask_for_person(self.desk, visitor_id)

    async def answers(self, who: Agent, conversation_id: str, text: str = "Kami periksa.") -> Message:
        return await agent_says(self.desk, who, conversation_id, str(uuid.uuid4()), text, None)

    async def now(self, conversation_id: str) -> Conversation:
        """The conversation as it stands."""
        found = await self.store.read(lambda tx: conversations.find(tx, conversation_id))
        assert found
        return found

    async def log(self, conversation_id: str) -> list[tuple[str, str]]:
        """Who did what with it."""
        entries = await self.store.read(lambda tx: notes.log_of(tx, conversation_id))
        return [(entry.who, entry.what) for entry in entries]

    async def lines(self, conversation_id: str) -> list[str]:
        """What the visitor read that was said by the system."""
        found = await self.store.read(lambda tx: messages.after(tx, conversation_id, 0, 500))
        return [message.text for message in found if message.kind == "status"]


Opened = Callable[[], Office]
