"""What lies beside a conversation on an agent's screen, as the JSON objects of docs/protocol.md."""

from chat_server.actions.agent_beside import Beside
from chat_server.domain.conversation import Conversation
from chat_server.domain.drafts import Boxes
from chat_server.domain.message import ArticleLink
from chat_server.domain.replies import Reply
from chat_server.web.wire.views import View, time


def article(link: ArticleLink) -> View:
    """An article as a message shows it."""
    return {"slug": link.slug, "title": link.title, "url": link.url, "excerpt": link.excerpt}


def reply(ready: Reply) -> View:
    """A ready-made reply in both languages."""
    return {
        "key": ready.key,
        "title": {"id": ready.title.id, "en": ready.title.en},
        "text": {"id": ready.text.id, "en": ready.text.en},
    }


def draft(boxes: Boxes) -> View:
    """What an agent has unsent for a conversation."""
    return {
        "conversation_id": boxes.conversation_id,
        "reply": boxes.reply,
        "note": boxes.note,
        "escalate": boxes.escalate,
        "at": time(boxes.at),
    }


def beside(found: Beside) -> View:
    """The fields that `open` adds for its agent."""
    return {
        "pages": [{"url": visit.url, "title": visit.title, "at": time(visit.at)} for visit in found.pages],
        "earlier": [_earlier(conversation) for conversation in found.earlier],
        "draft": found.draft and draft(found.draft),
    }


def _earlier(conversation: Conversation) -> View:
    return {
        "id": conversation.id,
        "ticket": conversation.ticket,
        "category": conversation.category,
        "status": conversation.status,
        "created_at": time(conversation.created_at),
    }
