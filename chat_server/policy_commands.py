"""What stands behind `python -m chat_server policy …`."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from chat_server.domain.errors import InvalidError, NotFoundError
from chat_server.domain.policy import Policy
from chat_server.domain.sla import Promise, promise
from chat_server.domain.tickets import read_ticket
from chat_server.domain.walk import walk
from chat_server.domain.why_due import why_due
from chat_server.services.policy_folder import read_policy_folder
from chat_server.store import conversations
from chat_server.store.database import Store

_FIRST_YEAR, _LAST_YEAR = 2000, 2100  # the calendar of holidays says nothing sensible outside


def due(folder: Path, priority: str, at: str, *, as_json: bool, out: TextIO) -> None:
    """Print when the team is warned and what the visitor is promised, and why.

    Args:
        folder: the knowledge folder with policy.yaml.
        priority: critical, high, medium or low.
        at: when the clock starts, in ISO 8601; without an offset it is in the policy's zone.
        as_json: print only {"warn_at", "due_at"}, in RFC 3339 UTC with milliseconds.
        out: where to print.

    Raises:
        InvalidError: `priority` or `at` cannot be used.
        KnowledgeError: the policy's files are faulty.
    """
    policy = read_policy_folder(folder)
    key = _read_priority(policy, priority)
    started = _read_moment(at, policy.zone)
    promised = promise(policy, key, started)
    lines = _as_json(promised) if as_json else _as_text(policy, key, started, promised)
    out.write(f"{lines}\n")


async def explain(store: Store, folder: Path, ticket: str, language: str, out: TextIO) -> None:
    """Print why the answer to a ticket is due when it is: the way from the clock's start, pauses and holidays included.

    Raises:
        NotFoundError: there is no such ticket.
        KnowledgeError: the policy's files are faulty.
    """
    number = read_ticket(ticket)
    policy = read_policy_folder(folder)
    conversation = await store.read(lambda tx: conversations.by_ticket(tx, number or ""))
    if conversation is None:
        raise NotFoundError(f"there is no ticket {ticket}")
    lines = [f"{conversation.ticket}: {conversation.status}, priority {conversation.priority}"]
    lines += [step.text for step in why_due(conversation, policy, language, datetime.now(UTC))]
    answered = conversation.answered_at
    if answered is not None:
        lines.append(f"First answered: {answered.astimezone(policy.zone).isoformat(timespec='seconds')}")
    lines.append("An answer is owed." if conversation.owes_answer else "No answer is owed.")
    out.write("\n".join(lines) + "\n")


def _read_priority(policy: Policy, text: str) -> str:
    keys = [priority.key for priority in policy.priorities]
    key = text.strip().lower()
    if key not in keys:
        raise InvalidError(f"--priority: there is no priority “{text}”; give one of {', '.join(keys)}")
    return key


def _read_moment(text: str, zone: ZoneInfo) -> datetime:
    cure = "give date and time such as 2026-12-24T10:00+07:00"
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InvalidError(f"--at: “{text}” is no moment; {cure}") from None
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise InvalidError(f"--at: {text} is too far away; give a year from {_FIRST_YEAR} to {_LAST_YEAR}")
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _as_json(promised: Promise) -> str:
    return json.dumps({"warn_at": _rfc3339(promised.warn_at), "due_at": _rfc3339(promised.due_at)})


def _rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _as_text(policy: Policy, priority: str, started: datetime, promised: Promise) -> str:
    zone = policy.zone
    ends = [("warn_at", promised.warn_at), ("due_at", promised.due_at)]
    told = [f"{name:<8} {at.astimezone(zone).isoformat(timespec='seconds')}" for name, at in ends]
    steps = [f"  {step.text}" for step in walk(policy, priority, started, "en")]
    return "\n".join([*told, "", "Why:", *steps])
