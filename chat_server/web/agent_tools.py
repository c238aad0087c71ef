"""The agents' tools on /agent: articles, ready-made replies and drafts. Each gives the acknowledgement's fields."""

from collections.abc import Mapping

from chat_server.actions import agent_beside
from chat_server.domain.drafts import Boxes
from chat_server.domain.people import Agent
from chat_server.web.namespace import ChatNamespace, Event
from chat_server.web.wire import agent_tool_requests, agent_tool_views, payload, views


async def _articles(socket: ChatNamespace[Agent], sid: str, asked: agent_tool_requests.Articles) -> views.View:
    del sid
    found = await agent_beside.suggested_articles(socket.desk, asked.conversation_id, asked.query or "")
    return {"articles": [agent_tool_views.article(link) for link in found]}


async def _replies(socket: ChatNamespace[Agent], sid: str, asked: payload.Nothing) -> views.View:
    del sid, asked
    return {"replies": [agent_tool_views.reply(each) for each in socket.desk.library.replies]}


async def _draft(socket: ChatNamespace[Agent], sid: str, asked: agent_tool_requests.KeepDraft) -> views.View:
    boxes = Boxes(asked.conversation_id, asked.reply, asked.note, asked.escalate)
    await agent_beside.keep_draft(socket.desk, socket.people[sid], boxes)
    return {}


async def _drafts(socket: ChatNamespace[Agent], sid: str, asked: payload.Nothing) -> views.View:
    del asked
    found = await agent_beside.kept_drafts(socket.desk, socket.people[sid])
    return {"drafts": [agent_tool_views.draft(each) for each in found]}


EVENTS: Mapping[str, Event] = {
    "articles": Event(agent_tool_requests.Articles, _articles),
    "replies": Event(payload.Nothing, _replies),
    "draft": Event(agent_tool_requests.KeepDraft, _draft),
    "drafts": Event(payload.Nothing, _drafts),
}
