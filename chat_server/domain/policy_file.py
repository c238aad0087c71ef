"""`knowledge/policy.yaml` as it is written, and what can be wrong with it beyond its form."""

import re
from datetime import date
from typing import get_args, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from chat_server.domain.findings import Findings
from chat_server.domain.hours_file import WeekHours
from chat_server.domain.policy_facts import Ask, Channel, Contact, Escalation, Kind, Priority, Text, Topic, Words

_LISTS: dict[str, type] = {
    "kinds": Kind,
    "channels": Channel,
    "priorities": Priority,
    "not_covered": Topic,
    "asks": Ask,
}
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?[0-9]{6,15}", re.ASCII)
_VERSION = re.compile(r"[0-9]+(\.[0-9]+)*", re.ASCII)


class PolicyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The support policy as its file gives it."""

    version: Words
    date: date
    title: Text
    introduction: Text
    changes: Text
    newest_version: Words
    zone: Words
    business_hours: WeekHours
    kinds: tuple[Kind, ...]
    channels: tuple[Channel, ...]
    priorities: tuple[Priority, ...]
    first_response: Text
    not_covered: tuple[Topic, ...]
    asks: tuple[Ask, ...]
    escalation: Escalation
    contact: Contact
    collective_leave_is_day_off: bool = False


def check(asked: PolicyFile, findings: Findings) -> None:
    """Put everything that contradicts itself or is missing into the findings."""
    for name, fact in _LISTS.items():
        _check_keys(asked, name, get_args(get_type_hints(fact)["key"]), findings)
    for at, priority in enumerate(asked.priorities):
        _check_ends(priority, at, findings)
    for at, channel in enumerate(asked.channels):
        _check_address(channel, at, findings)
    for name, address in (("escalation", asked.escalation.address), ("contact", asked.contact.address)):
        _check_mail(address, (name, "address"), findings)
    if not _VERSION.fullmatch(asked.newest_version):
        findings.add(("newest_version",), "This is not a version number.", 'Write it as "4.2.0", in quotes.')
    if zone_of(asked) is None:
        findings.add(("zone",), f"There is no time zone “{asked.zone}”.", "Write a name such as Asia/Jakarta.")


def zone_of(asked: PolicyFile) -> ZoneInfo | None:
    """The time zone that the file names; None when there is none of that name."""
    try:
        return ZoneInfo(asked.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder's or an absolute path's name gives the latter two
        return None


def _check_keys(asked: PolicyFile, name: str, wanted: tuple[str, ...], findings: Findings) -> None:
    found: set[str] = set()
    for at, fact in enumerate(getattr(asked, name)):
        if fact.key in found:
            findings.add((name, at, "key"), f"“{fact.key}” stands here twice.", "Keep one of the two.")
        found.add(fact.key)
    if missing := [key for key in wanted if key not in found]:
        cure = f"Add an entry with “key: {missing[0]}”."
        findings.add((name,), f"“{name}” lacks {', '.join(missing)}.", cure)


def _check_ends(priority: Priority, at: int, findings: Findings) -> None:
    if priority.early > priority.late:
        findings.add(("priorities", at, "early"), "The early end is after the late end.", "Exchange the two numbers.")
    if priority.clock == "business_days" and not (priority.early.is_integer() and priority.late.is_integer()):
        findings.add(("priorities", at), "Business days must be whole.", "Write 1 or 2, or take another clock.")


def _check_address(channel: Channel, at: int, findings: Findings) -> None:
    path = ("channels", at, "address")
    if channel.key == "email":
        _check_mail(channel.address or "", path, findings)
    elif channel.key == "phone" and not _PHONE.fullmatch(channel.address or ""):
        findings.add(path, "This is not a telephone number.", 'Write digits only, in quotes: "081299900914".')


def _check_mail(address: str, path: tuple[str | int, ...], findings: Findings) -> None:
    if not _MAIL.fullmatch(address):
        findings.add(path, f"“{address}” is not an e-mail address.", "Write it as support@dashpro.my.id.")
