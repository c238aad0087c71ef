"""The text of a mail about a case: what happened, the details, the history; plain text, made when it is sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from chat_server.actions.escalating import CaseMail
from chat_server.desk import Desk
from chat_server.domain.case import case_from_json
from chat_server.domain.conversation import Conversation
from chat_server.domain.mail_words import MailWords, mail_words
from chat_server.domain.message import Message
from chat_server.domain.people import Visitor
from chat_server.domain.time_words import moment_text
from chat_server.store import conversations, messages, notes, visitors
from chat_server.store.notes import LogEntry
from chat_server.store.prepared import Tx

_LAST_MESSAGES = 20
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What a mail tells of a case."""

    conversation: Conversation
    visitor: Visitor | None
    log: Sequence[LogEntry]
    messages: Sequence[Message]


def read_told(tx: Tx, conversation_id: str) -> Told | None:
    """What there is to tell; None when the conversation was erased meanwhile."""
    conversation = conversations.find(tx, conversation_id)
    if conversation is None:
        return None
    start = max(0, conversation.head - _LAST_MESSAGES)
    return Told(
        conversation,
        visitors.find(tx, conversation.visitor_id),
        notes.log_of(tx, conversation_id),
        messages.after(tx, conversation_id, start, _LAST_MESSAGES),
    )


def subject(desk: Desk, told: Told, kind: str) -> str:
    """The subject: what it is, the ticket number, the priority."""
    words = mail_words(told.conversation.language)
    form = {"escalation_mail": words.escalation_subject, "breach_mail": words.breach_subject}
    return form.get(kind, words.alert_subject).format(
        ticket=told.conversation.ticket or words.unknown, priority=_priority(desk, told.conversation, words)
    )


def text(desk: Desk, told: Told, kind: str, about: CaseMail) -> str:
    """The whole text."""
    words = mail_words(told.conversation.language)
    opening = {
        "escalation_mail": words.escalation,
        "breach_mail": words.breach,
        "alert_mail_on_duty": words.alert_on_duty,
    }.get(kind, words.alert_managers)
    parts = [
        [opening],
        list(_why(words, about)),
        list(_facts(desk, told, words)),
        list(_details(desk, told, words)),
        [f"{words.said}:", *(_message(desk, told, message) for message in told.messages)],
        [f"{words.history}:", *(f"  {_when(desk, told, entry.at)} {entry.who}: {entry.what}" for entry in told.log)],
        [f"{words.console}: {desk.settings.public_url}/console"] if desk.settings.public_url else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _why(words: MailWords, about: CaseMail) -> Iterator[str]:
    if about.by and not about.alert:
        named = {"visitor": words.by_visitor, "clock": words.by_clock, "bot": words.by_bot}
        yield f"{words.by}: {named.get(about.by, about.by)}"
    if about.reason:
        yield f"{words.reason}: {about.reason[:_LONGEST_LINE]}"
    if about.level and not about.alert:
        yield f"{words.level}: {about.level}"


def _facts(desk: Desk, told: Told, words: MailWords) -> Iterator[str]:
    conversation, visitor = told.conversation, told.visitor
    yield f"{words.ticket}: {conversation.ticket or words.unknown}"
    yield f"{words.priority}: {_priority(desk, conversation, words)}"
    if conversation.category:
        yield f"{words.kind}: {desk.policy.kind(conversation.category).name(conversation.language)}"
    yield f"{words.status}: {conversation.status}"
    if conversation.promised_until is not None:
        yield f"{words.due}: {_when(desk, told, conversation.promised_until)}"
    yield f"{words.agent}: {conversation.agent_name or words.nobody}"
    if visitor is not None:
        known = [value for value in (visitor.name, visitor.email, visitor.phone) if value]
        yield f"{words.visitor}: {', '.join(known) or words.unknown}"


def _details(desk: Desk, told: Told, words: MailWords) -> Iterator[str]:
    conversation = told.conversation
    if conversation.case is None:
        return
    case = case_from_json(conversation.case)
    if case.question:
        yield f"{words.question}: {case.question[:_LONGEST_LINE]}"
    if case.details:
        yield f"{words.details}:"
    for key, value in case.details.items():
        yield f"  {desk.knowledge.triage.detail_label(key, conversation.language)}: {value[:_LONGEST_LINE]}"


def _message(desk: Desk, told: Told, message: Message) -> str:
    who = message.author.name or message.author.kind
    return f"  {_when(desk, told, message.at)} {who}: {' '.join(message.gist.split())[:_LONGEST_LINE]}"


def _when(desk: Desk, told: Told, at: datetime) -> str:
    return moment_text(at, told.conversation.language, desk.policy.zone)


def _priority(desk: Desk, conversation: Conversation, words: MailWords) -> str:
    if conversation.priority is None:
        return words.unknown
    return desk.policy.priority(conversation.priority).name(conversation.language)
