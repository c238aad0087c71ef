"""The namespace /agent: the console's side of the chat."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from chat_server.actions import agent_beside, agent_decides, agent_views, agent_works
from chat_server.actions.agent_changes import ensure_answers
from chat_server.actions.agent_says import agent_notes, agent_says
from chat_server.actions.block_visitor import block_visitor
from chat_server.actions.catch_up import catch_up
from chat_server.actions.climb_alerts import alert_seen
from chat_server.actions.give_to_bot import give_to_bot
from chat_server.actions.sign_in import SignIn, agent_of
from chat_server.desk import Desk
from chat_server.domain.conversation import Conversation
from chat_server.domain.errors import NotSignedInError
from chat_server.domain.people import Agent
from chat_server.web import agent_tools
from chat_server.web.account_watch import LOOK_EVERY, AccountWatch
from chat_server.web.fanout import AGENTS, EVERY_AGENT, room_of_agent, room_of_conversation
from chat_server.web.namespace import ChatNamespace, Event
from chat_server.web.presence import SocketPresence
from chat_server.web.security import is_same_origin, session_token
from chat_server.web.viewing import Viewing
from chat_server.web.wire import agent_requests, agent_tool_views, payload, reading, views


class AgentSocket(ChatNamespace[Agent]):
    """What agents can do; each method gives the acknowledgement's fields."""

    def __init__(self, desk: Desk, presence: SocketPresence) -> None:
        super().__init__(AGENTS, desk)
        self._presence = presence
        self._viewing = Viewing()
        self._accounts = AccountWatch(desk)

    async def admit(self, sid: str, environ: Mapping[str, Any], auth: Any) -> Agent:
        """The agent of the API token, or of the session cookie when the page itself is ours."""
        asked = reading.read(agent_requests.AgentAuth, auth)
        request = environ["aiohttp.request"]
        if asked.token:
            sign_in = SignIn("token", asked.token)
        elif is_same_origin(request):  # a cookie comes along from any site, so the page must be ours
            sign_in = SignIn("session", session_token(request))
        else:
            sign_in = SignIn("session", "")
        agent = await agent_of(self.desk, sign_in)
        if agent is None:
            raise NotSignedInError("sign in first")
        ensure_answers(agent)
        self._accounts.came(sid, sign_in)
        self._presence.agent_came(agent.id)
        return agent

    async def welcome(self, sid: str) -> None:
        """Send the board, then let the agent hear what changes, then tell the colleagues."""
        agent = self.people[sid]
        board = await agent_views.board(self.desk, agent)
        view = {
            "protocol": 1,
            "agent": views.signed_in(agent),
            "agents": [views.agent(self.desk, each) for each in board.agents],
            "queues": board.queues,
            "epoch": self.desk.epoch,
            "change_id": board.change_id,
            "teams": [{"name": team.name, "members": sorted(team.members)} for team in board.teams],
            "viewing": [views.viewing(*each) for each in self._viewing.everything()],
            "now": views.time(self.desk.now()),
        }
        await self.emit("welcome", view, room=sid)
        await self.enter_room(sid, EVERY_AGENT)
        await self.enter_room(sid, room_of_agent(agent.id))
        self.desk.fanout.presence(board.agents)

    async def send_away_changed(self) -> datetime:
        """When to look again; by now consoles of accounts that were switched off or changed are disconnected.

        What such an account may do is also checked in each act's own transaction (reliability.md, F32).
        """
        for sid in await self._accounts.changed(self.people):
            await self.disconnect(sid)
        return self.desk.now() + LOOK_EVERY

    async def left(self, sid: str, who: Agent) -> None:
        """The console was closed or lost its network."""
        self._accounts.left(sid)
        self._presence.agent_left(who.id)
        for conversation_id in self._viewing.closed(sid):
            self.desk.fanout.viewing(conversation_id, who, is_on=False)
        self.desk.fanout.presence(await agent_views.everybody(self.desk))

    def _told(self, conversation: Conversation) -> views.View:
        return {"conversation": views.agents_conversation(self.desk, conversation)}

    async def _list(self, sid: str, asked: agent_requests.ListQueue) -> views.View:
        page, change_id = await agent_views.list_queue(
            self.desk, self.people[sid], asked.queue, asked.query or "", asked.after, asked.limit
        )
        shown = [views.agents_conversation(self.desk, each) for each in page.conversations]
        return {"conversations": shown, "next": page.next, "change_id": change_id}

    async def _changes(self, sid: str, asked: agent_requests.Changes) -> views.View:
        del sid
        found = await agent_views.changes(self.desk, asked.after)
        shown = [views.agents_conversation(self.desk, each) for each in found.conversations]
        return {"conversations": shown, "change_id": found.change_id, "more": found.more}

    async def _open(self, sid: str, asked: agent_requests.Open) -> views.View:
        agent = self.people[sid]
        # The room first, then the state: what comes between the two is heard, not missed.
        await self.enter_room(sid, room_of_conversation(asked.conversation_id))
        try:
            seen = await agent_views.open_conversation(self.desk, asked.conversation_id)
            beside = await agent_beside.beside(self.desk, agent, seen.conversation)
        except Exception:
            await self.leave_room(sid, room_of_conversation(asked.conversation_id))
            raise
        if seen.alerts:  # who opens it has seen what called for them
            await alert_seen(self.desk, agent, asked.conversation_id)
        self._is_viewing(sid, agent, asked.conversation_id)
        return views.opened(self.desk, seen, asked.language) | agent_tool_views.beside(beside)

    def _is_viewing(self, sid: str, agent: Agent, conversation_id: str) -> None:
        if sid in self.people:
            self._viewing.opened(sid, agent, conversation_id)
            self.desk.fanout.viewing(conversation_id, agent, is_on=True)

    async def _alert_seen(self, sid: str, asked: agent_requests.OneConversation) -> views.View:
        await alert_seen(self.desk, self.people[sid], asked.conversation_id)
        return {}

    async def _leave(self, sid: str, asked: agent_requests.OneConversation) -> views.View:
        await self.leave_room(sid, room_of_conversation(asked.conversation_id))
        if self._viewing.left(sid, asked.conversation_id):
            self.desk.fanout.viewing(asked.conversation_id, self.people[sid], is_on=False)
        return {}

    async def _claim(self, sid: str, asked: agent_requests.Claim) -> views.View:
        agent = self.people[sid]
        return self._told(await agent_works.claim(self.desk, agent, asked.conversation_id, take_over=asked.take_over))

    async def _release(self, sid: str, asked: agent_requests.OneConversation) -> views.View:
        return self._told(await agent_works.release(self.desk, self.people[sid], asked.conversation_id))

    async def _say(self, sid: str, asked: agent_requests.AgentSay) -> views.View:
        message = await agent_says(
            self.desk,
            self.people[sid],
            asked.conversation_id,
            reading.ensure_client_id(asked.client_id),
            reading.ensure_said(asked.text, asked.attachments),
            asked.if_head,
            asked.attachments,
        )
        return {"message": views.message(message)}

    async def _note(self, sid: str, asked: agent_requests.AgentNote) -> views.View:
        client_id, text = reading.ensure_client_id(asked.client_id), reading.ensure_text(asked.text)
        note = await agent_notes(self.desk, self.people[sid], asked.conversation_id, client_id, text, asked.mentions)
        return {"note": views.note(note)}

    async def _transfer(self, sid: str, asked: agent_requests.Transfer) -> views.View:
        return self._told(
            await agent_works.transfer(self.desk, self.people[sid], asked.conversation_id, asked.to, asked.comment)
        )

    async def _set(self, sid: str, asked: agent_requests.SetFacts) -> views.View:
        return self._told(
            await agent_decides.set_facts(
                self.desk,
                self.people[sid],
                asked.conversation_id,
                priority=asked.priority,
                category=asked.category,
                language=asked.language,
            )
        )

    async def _pause(self, sid: str, asked: agent_requests.Until) -> views.View:
        until = reading.read_time(asked.until)
        return self._told(await agent_decides.pause(self.desk, self.people[sid], asked.conversation_id, until))

    async def _resolve(self, sid: str, asked: agent_requests.Until) -> views.View:
        return self._told(await agent_decides.resolve(self.desk, self.people[sid], asked.conversation_id))

    async def _reopen(self, sid: str, asked: agent_requests.Until) -> views.View:
        return self._told(await agent_decides.reopen(self.desk, self.people[sid], asked.conversation_id))

    async def _escalate(self, sid: str, asked: agent_requests.AgentEscalate) -> views.View:
        return self._told(
            await agent_decides.agent_escalates(
                self.desk, self.people[sid], asked.conversation_id, asked.reason, asked.level or 1
            )
        )

    async def _give_to_bot(self, sid: str, asked: agent_requests.OneConversation) -> views.View:
        return self._told(await give_to_bot(self.desk, self.people[sid], asked.conversation_id))

    async def _block(self, sid: str, asked: agent_requests.Block) -> views.View:
        return self._told(await block_visitor(self.desk, self.people[sid], asked.conversation_id, is_on=asked.blocked))

    async def _availability(self, sid: str, asked: agent_requests.Availability) -> views.View:
        agent = self.people[sid] = replace(self.people[sid], availability=asked.state)
        await agent_views.set_availability(self.desk, agent, asked.state)
        return {}

    async def _typing(self, sid: str, asked: agent_requests.AgentTyping) -> views.View:
        agent = self.people[sid]
        seen = await catch_up(self.desk, asked.conversation_id, 2**31 - 1, 1, visitor_id=None)
        self.desk.fanout.agent_typing(seen.conversation, agent.id, agent.name, is_on=bool(asked.text))
        return {}

    async def _read(self, sid: str, asked: agent_requests.AgentRead) -> views.View:
        del sid
        await agent_views.agent_reads(self.desk, asked.conversation_id, asked.seq)
        return {}

    async def _catch_up(self, sid: str, asked: payload.CatchUp) -> views.View:
        del sid
        missed = await catch_up(self.desk, asked.conversation_id, asked.after, asked.limit, visitor_id=None)
        return {
            "messages": views.messages(missed.messages),
            "more": missed.more,
            "head": missed.conversation.head,
            "epoch": self.desk.epoch,
            "conversation": views.agents_conversation(self.desk, missed.conversation),
        }

    async def _heartbeat(self, sid: str, asked: agent_requests.AgentHeartbeat) -> views.View:
        agent = self.people[sid]
        heads = await agent_views.heads(self.desk, agent, tuple(asked.open))
        for conversation_id in heads.newest:
            self._is_viewing(sid, agent, conversation_id)
        return {
            "change_id": heads.change_id,
            "heads": heads.newest,
            "queues": heads.queues,
            "epoch": self.desk.epoch,
        }

    events: ClassVar[Mapping[str, Event]] = {
        "list": Event(agent_requests.ListQueue, _list),
        "changes": Event(agent_requests.Changes, _changes),
        "open": Event(agent_requests.Open, _open),
        "leave": Event(agent_requests.OneConversation, _leave),
        "alert_seen": Event(agent_requests.OneConversation, _alert_seen),
        "claim": Event(agent_requests.Claim, _claim),
        "release": Event(agent_requests.OneConversation, _release),
        "say": Event(agent_requests.AgentSay, _say),
        "note": Event(agent_requests.AgentNote, _note),
        "transfer": Event(agent_requests.Transfer, _transfer),
        "set": Event(agent_requests.SetFacts, _set),
        "pause": Event(agent_requests.Until, _pause),
        "resolve": Event(agent_requests.Until, _resolve),
        "reopen": Event(agent_requests.Until, _reopen),
        "escalate": Event(agent_requests.AgentEscalate, _escalate),
        "give_to_bot": Event(agent_requests.OneConversation, _give_to_bot),
        "block": Event(agent_requests.Block, _block),
        "availability": Event(agent_requests.Availability, _availability),
        "typing": Event(agent_requests.AgentTyping, _typing),
        "read": Event(agent_requests.AgentRead, _read),
        "catch_up": Event(payload.CatchUp, _catch_up),
        "heartbeat": Event(agent_requests.AgentHeartbeat, _heartbeat),
        **agent_tools.EVENTS,
    }
