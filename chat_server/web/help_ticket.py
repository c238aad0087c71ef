"""A ticket as its status page shows it: everything in words, times in the zone that the visitor chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from chat_server.actions.ticket_status import TicketStatus
from chat_server.domain.conversation import Conversation
from chat_server.domain.message import Message
from chat_server.domain.policy import Policy
from chat_server.domain.sla import due_text
from chat_server.domain.time_words import moment_text
from chat_server.domain.zones import known_zone, zone_of
from chat_server.web.form_texts import FormTexts

ZONES = (("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"))
_MOST_SAID = 12
_LONGEST_SAID = 1500


@dataclass(frozen=True, slots=True)
class Line:
    """One message: who said it and when, in words."""

    who: str
    when: str
    text: str
    is_status: bool


@dataclass(frozen=True, slots=True)
class TicketView:
    """What the page says of a ticket. `priority_key` chooses the mark; `zone` is the name of the zone of all times."""

    ticket: str
    status: str
    state: str
    priority_key: str | None
    priority: str
    due: str
    is_late: bool
    is_escalated: bool
    zone: str
    said: Sequence[Line]


def ticket_view(
    found: TicketStatus, policy: Policy, words: FormTexts, language: str, asked_zone: str | None, now: datetime
) -> TicketView:
    """The ticket in the words of `language`; times in the asked zone, else in that of the visitor's device."""
    conversation = found.conversation
    name = known_zone(asked_zone) or known_zone(conversation.zone)
    zone = zone_of(name)
    is_late = conversation.owes_answer and (conversation.promised_until or now) < now
    return TicketView(
        ticket=conversation.ticket or "",
        status=conversation.status,
        state=words.states[conversation.status].format(agent=conversation.agent_name or words.nobody_yet),
        priority_key=conversation.priority,
        priority=policy.priority(conversation.priority).name(language) if conversation.priority else "",
        due=_due(conversation, words, language, zone, now, is_late=is_late),
        is_late=is_late,
        is_escalated=conversation.is_escalated,
        zone=zone.key,
        said=[_line(each, words, language, zone) for each in found.messages[-_MOST_SAID:]],
    )


def _due(
    conversation: Conversation, words: FormTexts, language: str, zone: ZoneInfo, now: datetime, *, is_late: bool
) -> str:
    if conversation.is_resolved:
        return words.is_done
    if not conversation.owes_answer or conversation.promised_until is None:
        return words.nothing_due
    moment = due_text(conversation.promised_until, now, language, zone)
    return (words.was_due if is_late else words.due_before).format(moment=moment)


def _line(said: Message, words: FormTexts, language: str, zone: ZoneInfo) -> Line:
    speakers = {"visitor": words.you, "bot": words.assistant, "system": ""}
    text = said.text if len(said.text) <= _LONGEST_SAID else f"{said.text[:_LONGEST_SAID]} …"
    who = speakers.get(said.author.kind, said.author.name)
    return Line(who, moment_text(said.at, language, zone), text, is_status=said.kind == "status")
