"""The namespace /visitor: the widget's side of the chat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from chat_server.actions.ask_for_person import ask_for_person, visitor_escalates
from chat_server.actions.catch_up import catch_up, newest_conversation, pulse
from chat_server.actions.identify_visitor import identify
from chat_server.actions.mail_transcript import mail_transcript
from chat_server.actions.visitor_connects import Cursor, Welcome, recognise, welcome
from chat_server.actions.visitor_feedback import visitor_ends, visitor_rates, visitor_reads
from chat_server.actions.visitor_says import Say, visitor_says
from chat_server.desk import Desk
from chat_server.domain.errors import TooManyError
from chat_server.domain.people import Page
from chat_server.domain.sla import next_phone_opening, phone_open
from chat_server.web.fanout import VISITORS, room_of_visitor
from chat_server.web.identity import read_identity
from chat_server.web.namespace import ChatNamespace, Event
from chat_server.web.presence import SocketPresence
from chat_server.web.security import client_address
from chat_server.web.visitor_limits import VisitorLimits
from chat_server.web.wire import payload, reading, views, visitor_requests

_LONGEST_URL = 2000


@dataclass(frozen=True, slots=True)
class Guest:
    """A visitor's connection."""

    visitor_id: str
    token: str
    cursor: Cursor | None
    address: str


class VisitorSocket(ChatNamespace[Guest]):
    """What visitors can do; each method gives the acknowledgement's fields."""

    def __init__(self, desk: Desk, presence: SocketPresence) -> None:
        super().__init__(VISITORS, desk)
        self._presence = presence
        self._limits = VisitorLimits(desk.settings)

    async def admit(self, sid: str, environ: Mapping[str, Any], auth: Any) -> Guest:
        """The visitor whose token this is, or a new one."""
        del sid
        asked = reading.read(visitor_requests.VisitorAuth, auth)
        cursor = Cursor(asked.cursor.conversation_id, asked.cursor.seq, asked.cursor.epoch) if asked.cursor else None
        identity, page = read_identity(asked.identity, self.desk.settings.identity_secret), _page(asked.page)
        if identity is None:
            visitor, token = await recognise(self.desk, asked.token, asked.locale, page, asked.zone)
        else:
            visitor, token = await identify(self.desk, identity, asked.token, asked.locale, page, asked.zone)
        self._limits.came(visitor.id)
        self._presence.visitor_came(visitor.id)
        return Guest(visitor.id, token, cursor, client_address(environ["aiohttp.request"]))

    async def welcome(self, sid: str) -> None:
        """Send the state, then join the visitor's room, then send what came between the two."""
        guest = self.people[sid]
        seen = await welcome(self.desk, guest.visitor_id, guest.cursor)
        await self.emit("welcome", self._welcome(guest, seen), room=sid)
        await self.enter_room(sid, room_of_visitor(guest.visitor_id))
        await self._send_missed(sid, guest, seen)

    async def left(self, sid: str, who: Guest) -> None:
        """The widget was closed or lost its network."""
        del sid
        self._limits.left(who.visitor_id)
        self._presence.visitor_left(who.visitor_id)

    async def _send_missed(self, sid: str, guest: Guest, seen: Welcome) -> None:
        if seen.more:
            return  # the client fetches the rest anyway
        conversation = await newest_conversation(self.desk, guest.visitor_id)
        if conversation is None or (seen.conversation and conversation.change_id == seen.conversation.change_id):
            return
        is_same = seen.conversation is not None and seen.conversation.id == conversation.id
        after = seen.conversation.head if is_same and seen.conversation else 0
        missed = await catch_up(self.desk, conversation.id, after, 200, visitor_id=guest.visitor_id)
        for message in missed.messages:
            await self.emit("message", views.message(message), room=sid)
        await self.emit("conversation", views.conversation(self.desk, missed.conversation), room=sid)

    def _welcome(self, guest: Guest, seen: Welcome) -> views.View:
        desk = self.desk
        now = desk.now()
        return {
            "protocol": 1,
            "token": guest.token,
            "epoch": desk.epoch,
            "now": views.time(now),
            "visitor": {"id": guest.visitor_id, "blocked": seen.is_blocked},
            "conversation": seen.conversation and views.conversation(desk, seen.conversation),
            "messages": views.messages(seen.messages),
            "more": seen.more,
            "position": seen.position,
            "mails": seen.is_mailed,
            "desk": {
                "agents_online": len(desk.presence.agents()),
                "chat_open": True,  # support policy, section 3: live chat around the clock
                "phone_open": phone_open(desk.policy, now),
                "next_phone_opening": views.time(next_phone_opening(desk.policy, now)),
            },
        }

    async def _say(self, sid: str, asked: visitor_requests.VisitorSay) -> views.View:
        guest = self.people[sid]
        self._limits.says.spend(guest.visitor_id)
        choice = (asked.choice.seq, asked.choice.id) if asked.choice else None
        text = reading.ensure_said(asked.text, asked.attachments)
        say = Say(reading.ensure_client_id(asked.client_id), text, choice, asked.attachments)
        await self._ensure_may_speak(guest)
        receipt = await visitor_says(self.desk, guest.visitor_id, say)
        if receipt.message.seq == 1:
            self._limits.begun(guest.visitor_id, guest.address)
        return {
            "message": views.message(receipt.message),
            "conversation": views.conversation(self.desk, receipt.conversation),
        }

    async def _ensure_may_speak(self, guest: Guest) -> None:
        """Raise TooManyError when this would begin a conversation too many; who is in one may always go on."""
        try:
            self._limits.ensure_may_begin(guest.visitor_id, guest.address)
        except TooManyError:
            if not await self._is_talking(guest):
                raise

    async def _begin(self, guest: Guest) -> None:
        """Count what the visitor does, and the conversation that it begins unless they are in one."""
        self._limits.acts.spend(guest.visitor_id)
        if not await self._is_talking(guest):
            self._limits.ensure_may_begin(guest.visitor_id, guest.address)
            self._limits.begun(guest.visitor_id, guest.address)

    async def _is_talking(self, guest: Guest) -> bool:
        conversation = await newest_conversation(self.desk, guest.visitor_id)
        return conversation is not None and not conversation.is_resolved

    async def _catch_up(self, sid: str, asked: payload.CatchUp) -> views.View:
        visitor_id = self.people[sid].visitor_id
        missed = await catch_up(self.desk, asked.conversation_id, asked.after, asked.limit, visitor_id=visitor_id)
        return {
            "messages": views.messages(missed.messages),
            "more": missed.more,
            "head": missed.conversation.head,
            "epoch": self.desk.epoch,
            "conversation": views.conversation(self.desk, missed.conversation),
        }

    async def _heartbeat(self, sid: str, asked: visitor_requests.Heartbeat) -> views.View:
        del asked
        seen = await pulse(self.desk, self.people[sid].visitor_id)
        return {
            "head": seen.conversation.head if seen.conversation else 0,
            "epoch": self.desk.epoch,
            "conversation_id": seen.conversation.id if seen.conversation else None,
            "position": seen.position,
            "mails": seen.is_mailed,
        }

    async def _typing(self, sid: str, asked: visitor_requests.Typing) -> views.View:
        visitor_id = self.people[sid].visitor_id
        self._limits.typings.spend(visitor_id)
        conversation = await newest_conversation(self.desk, visitor_id)
        if conversation is not None and not conversation.is_resolved:
            self.desk.fanout.visitor_typing(conversation, asked.text)
        return {}

    async def _read(self, sid: str, asked: visitor_requests.Read) -> views.View:
        self._limits.acts.spend(self.people[sid].visitor_id)
        await visitor_reads(self.desk, self.people[sid].visitor_id, asked.seq)
        return {}

    async def _human(self, sid: str, asked: payload.Nothing) -> views.View:
        del asked
        await self._begin(self.people[sid])
        conversation = await ask_for_person(self.desk, self.people[sid].visitor_id)
        return {"conversation": views.conversation(self.desk, conversation)}

    async def _escalate(self, sid: str, asked: visitor_requests.Escalate) -> views.View:
        await self._begin(self.people[sid])
        conversation = await visitor_escalates(self.desk, self.people[sid].visitor_id, asked.reason)
        return {"conversation": views.conversation(self.desk, conversation)}

    async def _rate(self, sid: str, asked: visitor_requests.Rate) -> views.View:
        self._limits.acts.spend(self.people[sid].visitor_id)
        await visitor_rates(self.desk, self.people[sid].visitor_id, asked.score, asked.comment)
        return {}

    async def _transcript(self, sid: str, asked: visitor_requests.Transcript) -> views.View:
        self._limits.transcripts.spend(self.people[sid].visitor_id)
        await mail_transcript(self.desk, self.people[sid].visitor_id, asked.email)
        self.desk.nudge()
        return {}

    async def _end(self, sid: str, asked: payload.Nothing) -> views.View:
        del asked
        self._limits.acts.spend(self.people[sid].visitor_id)
        conversation = await visitor_ends(self.desk, self.people[sid].visitor_id)
        return {"conversation": views.conversation(self.desk, conversation)}

    events: ClassVar[Mapping[str, Event]] = {
        "say": Event(visitor_requests.VisitorSay, _say),
        "catch_up": Event(payload.CatchUp, _catch_up),
        "heartbeat": Event(visitor_requests.Heartbeat, _heartbeat),
        "typing": Event(visitor_requests.Typing, _typing),
        "read": Event(visitor_requests.Read, _read),
        "human": Event(payload.Nothing, _human),
        "escalate": Event(visitor_requests.Escalate, _escalate),
        "rate": Event(visitor_requests.Rate, _rate),
        "transcript": Event(visitor_requests.Transcript, _transcript),
        "end": Event(payload.Nothing, _end),
    }


def _page(asked: visitor_requests.PageInfo | None) -> Page | None:
    """The page, cut to a sensible length; only http(s) addresses are kept, since agents will click them."""
    if asked is None:
        return None
    return Page(_link(asked.url), asked.title[:300], _link(asked.referrer))


def _link(url: str) -> str:
    return url[:_LONGEST_URL] if url.startswith(("https://", "http://")) else ""
