"""The support policy: the one source of what is promised, read from `knowledge/policy.yaml` and its companions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.fault import Fault, KnowledgeError
from bot.yaml_text import read_yaml_with_lines
from chat_server.domain import time_words
from chat_server.domain.calendar import Calendar
from chat_server.domain.findings import Findings
from chat_server.domain.holidays_file import read_holidays
from chat_server.domain.hours_file import week_of
from chat_server.domain.policy_facts import Ask, Channel, Contact, Escalation, Kind, Priority, Text, Topic
from chat_server.domain.policy_file import PolicyFile, check, zone_of

# The files of the knowledge folder that make the policy; the last is a pattern.
POLICY_FILE = "policy.yaml"
HOLIDAYS_FILE = "holidays.yaml"
HISTORY_FILES = "policy_history/*.yaml"

_LARGEST = 65_536


def is_policy_file(name: str) -> bool:
    """True for the name of a file of the knowledge folder that makes the policy."""
    return name in (POLICY_FILE, HOLIDAYS_FILE) or fnmatchcase(name, HISTORY_FILES)


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_Fact = TypeVar("_Fact", bound=_Keyed)


@dataclass(frozen=True, slots=True)
class Policy:
    """Every fact of one version of the support policy. `earlier` are the versions before it, newest first.

    Texts come in both languages: `title.of("en")`, `kind("usage").name("id")`. `newest_version` is the product's.
    """

    version: str
    date: date
    title: Text
    introduction: Text
    changes: Text
    newest_version: str
    calendar: Calendar
    kinds: tuple[Kind, ...]
    channels: tuple[Channel, ...]
    priorities: tuple[Priority, ...]
    first_response: Text
    not_covered: tuple[Topic, ...]
    asks: tuple[Ask, ...]
    escalation: Escalation
    contact: Contact
    earlier: tuple["Policy", ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which support works."""
        return self.calendar.zone

    def kind(self, key: str) -> Kind:
        """The kind of support: technical, usage, troubleshooting or integration."""
        return _by_key(self.kinds, key)

    def channel(self, key: str) -> Channel:
        """The channel: email, chat, phone or help_centre."""
        return _by_key(self.channels, key)

    def priority(self, key: str) -> Priority:
        """The priority: critical, high, medium or low."""
        return _by_key(self.priorities, key)

    def topic(self, key: str) -> Topic:
        """The topic that is not covered: third_party_change, third_party_integration, customisation or hardware."""
        return _by_key(self.not_covered, key)

    def ask(self, key: str) -> Ask:
        """What we ask of customers: information, steps or version."""
        return _by_key(self.asks, key)

    def business_hours_text(self, language: str) -> str:
        """The business hours in words: Senin–Jumat 09.00–18.00 WIB, kecuali hari libur nasional."""
        week = time_words.week_text(self.calendar.week, language)
        but = time_words.BUT_LEAVE if self.calendar.is_collective_leave_off else time_words.BUT_HOLIDAYS
        return f"{week} {time_words.zone_text(self.zone)}, {but[time_words.known(language)]}"

    def hours_text(self, channel: str, language: str) -> str:
        """When the channel can be used, in words."""
        if self.channel(channel).hours == "always":
            return time_words.ALWAYS[time_words.known(language)]
        return self.business_hours_text(language)


def read_policy(text: str, file: str = POLICY_FILE) -> Policy:
    """The policy that the YAML gives, without special days and earlier versions.

    Raises:
        KnowledgeError: what is wrong with it, each fault with its line and cure.
    """
    asked, lines = read_yaml_with_lines(text, PolicyFile, file, largest=_LARGEST)
    findings = Findings(file, lines)
    check(asked, findings)
    week = week_of(asked.business_hours, ("business_hours",), findings)
    findings.raise_any()
    zone = zone_of(asked)
    assert zone  # check() found it
    return Policy(
        version=asked.version,
        date=asked.date,
        title=asked.title,
        introduction=asked.introduction,
        changes=asked.changes,
        newest_version=asked.newest_version,
        calendar=Calendar(zone, week, asked.collective_leave_is_day_off),
        kinds=asked.kinds,
        channels=asked.channels,
        priorities=asked.priorities,
        first_response=asked.first_response,
        not_covered=asked.not_covered,
        asks=asked.asks,
        escalation=asked.escalation,
        contact=asked.contact,
    )


def read_policy_files(texts: Mapping[str, str]) -> Policy:
    """The policy of a knowledge folder: the current version with its special days and its earlier versions.

    Args:
        texts: the files' texts by name: policy.yaml, and if there are any holidays.yaml and policy_history/*.yaml.

    Raises:
        KnowledgeError: all faults of all these files.
    """
    faults: list[Fault] = []
    policies: dict[str, Policy] = {}
    special = None
    for file, text in sorted(texts.items()):
        try:
            if file == HOLIDAYS_FILE:
                special = read_holidays(text, file)
            else:
                policies[file] = read_policy(text, file)
        except KnowledgeError as error:
            faults.extend(error.faults)
    if POLICY_FILE not in texts:
        faults.append(Fault(POLICY_FILE, 1, "The policy is missing.", "Put policy.yaml into the knowledge folder."))
    if not faults:
        faults = _out_of_order(policies, texts)
    if faults:
        raise KnowledgeError(faults)
    current = policies.pop(POLICY_FILE)
    earlier = sorted(policies.values(), key=lambda policy: policy.date, reverse=True)
    calendar = replace(current.calendar, special=special) if special else current.calendar
    return replace(current, calendar=calendar, earlier=tuple(earlier))


def _out_of_order(policies: Mapping[str, Policy], texts: Mapping[str, str]) -> list[Fault]:
    current = policies[POLICY_FILE]
    cure = "Give policy.yaml the day from which it holds; keep the date of the earlier version as it was."
    return [
        Fault(file, _date_line(texts[file]), f"{policy.date} is not before the current version's {current.date}.", cure)
        for file, policy in policies.items()
        if file != POLICY_FILE and policy.date >= current.date
    ]


def _date_line(text: str) -> int:
    return next((line for line, words in enumerate(text.splitlines(), 1) if words.startswith("date:")), 1)


def _by_key(facts: Sequence[_Fact], key: str) -> _Fact:
    for fact in facts:
        if fact.key == key:
            return fact
    raise KeyError(key)
