"""Why is it due then? The way from the clock's start to the due time, step by step, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from chat_server.domain import time_words
from chat_server.domain.calendar import DayOff
from chat_server.domain.policy import Policy
from chat_server.domain.sla import Pause, promise
from chat_server.domain.walk_words import WalkWords, walk_words

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: where it stands in time (UTC, or as it was given), and the sentence.

    `kind` is arrived, rule, off, waits, business_day, counted, paused, warn, due or note.
    """

    kind: str
    at: datetime
    text: str


def walk(policy: Policy, priority: str, at: datetime, language: str) -> tuple[Step, ...]:
    """The steps from `at`, when the clock started, to the promise; its last times are those of `promise()`."""
    return tuple(_Walk(policy, priority, at, language).steps())


def walk_of_reply(
    policy: Policy, priority: str, at: datetime, language: str, pauses: Sequence[Pause]
) -> tuple[Step, ...]:
    """The same for the next reply: from `at`, when the visitor wrote again, with the pauses that are taken out."""
    return tuple(_Walk(policy, priority, at, language, pauses, is_reply=True).steps())


class _Walk:
    """What all steps of one walk need to know."""

    def __init__(
        self,
        policy: Policy,
        priority: str,
        at: datetime,
        language: str,
        pauses: Sequence[Pause] = (),
        *,
        is_reply: bool = False,
    ) -> None:
        self.promise = promise(policy, priority, at, pauses)
        self.pauses = pauses
        self.is_reply = is_reply
        self.policy = policy
        self.calendar = policy.calendar
        self.priority = policy.priority(priority)
        self.at = at
        self.arrival = at.astimezone(policy.zone).date()
        self.language = language
        self.words: WalkWords = walk_words(language)

    def steps(self) -> Iterator[Step]:
        arrived = self.words.wrote_again if self.is_reply else self.words.arrived
        yield Step("arrived", self.at, arrived.format(when=self._when(self.at)))
        yield Step("rule", self.at, self._rule())
        if self.priority.clock == "business_days":
            yield from self._business_days()
        elif self.priority.clock == "business_hours":
            yield from self._business_hours()
        for pause in self.pauses:
            text = self.words.paused.format(since=self._when(pause.since), until=self._when(pause.until))
            yield Step("paused", pause.since, text)
        yield self._end("warn", self.words.warn, self.priority.early, self.promise.warn_at)
        yield self._end("due", self.words.due, self.priority.late, self.promise.due_at)
        if self.priority.clock != "day_and_night":
            for year in self.calendar.undecided_years(self.at, self.promise.due_at):
                yield Step("note", self.promise.due_at, self.words.estimated.format(year=year))

    def _rule(self) -> str:
        priority, language = self.priority, self.language
        rule = self.words.rule.format(
            name=priority.name(language), within=priority.within(language), clock=priority.clock_text(language)
        )
        if priority.clock == "day_and_night":
            return rule
        return f"{rule} {self.words.hours.format(hours=self.policy.business_hours_text(language))}"

    def _business_days(self) -> Iterator[Step]:
        first, start = self.calendar.business_moment(self.at)
        yield from self._days_off(self.arrival, first - _DAY)
        if start != self.at:
            yield Step("waits", start, self.words.waits.format(when=self._when(start)))
        last = self.calendar.business_day_after(first, int(self.priority.late))
        number = 0
        for off, days in self._days(first + _DAY, last):
            if off is not None:
                yield self._off(off, days)
                continue
            for day in days:
                number += 1
                text = self.words.business_day.format(day=time_words.day_text(day, self.language), number=number)
                yield Step("business_day", self.calendar.midnight(day), text)

    def _business_hours(self) -> Iterator[Step]:
        left = timedelta(hours=self.priority.late)
        expected = self.arrival
        for start, end in self.calendar.open_stretches(self.at):
            day = start.astimezone(self.policy.zone).date()
            yield from self._days_off(expected, day - _DAY)
            counted = min(end - start, left)
            left -= counted
            yield Step("counted", start, self._counted(start, counted, left))
            if not left:
                return
            expected = day + _DAY

    def _counted(self, start: datetime, counted: timedelta, left: timedelta) -> str:
        language = self.language
        return self.words.counted.format(
            day=time_words.day_text(start.astimezone(self.policy.zone).date(), language),
            start=self._clock(start),
            end=self._clock(start + counted),
            lasting=time_words.duration_text(counted, language),
            left=time_words.duration_text(left, language),
        )

    def _days_off(self, first: date, last: date) -> Iterator[Step]:
        return (self._off(off, days) for off, days in self._days(first, last) if off is not None)

    def _days(self, first: date, last: date) -> Iterator[tuple[DayOff | None, Sequence[date]]]:
        """The days from first to last, those in a row that are off for the same reason (or not at all) together."""
        days = (first + _DAY * count for count in range((last - first).days + 1))
        return ((off, tuple(group)) for off, group in groupby(days, key=self.calendar.day_off))

    def _off(self, off: DayOff, days: Sequence[date]) -> Step:
        first, last = (time_words.day_text(day, self.language) for day in (days[0], days[-1]))
        named = first if len(days) == 1 else self.words.until.format(first=first, last=last)
        text = self.words.off.format(days=named, reason=self._reason(off, days))
        return Step("off", self.calendar.midnight(days[0]), text)

    def _reason(self, off: DayOff, days: Sequence[date]) -> str:
        if off.name is None:
            return self.words.weekend if days[0].weekday() >= _SATURDAY else self.words.no_hours
        sentence: str = getattr(self.words, off.kind)
        return sentence.format(name=off.name.of(self.language))

    def _end(self, kind: str, sentence: str, amount: float, at: datetime) -> Step:
        told = time_words.amount_text(amount, self.priority.clock, self.language)
        return Step(kind, at, sentence.format(amount=told, when=self._when(at)))

    def _when(self, at: datetime) -> str:
        return time_words.moment_text(at, self.language, self.policy.zone)

    def _clock(self, at: datetime) -> str:
        local = at.astimezone(self.policy.zone)
        return time_words.clock_text(local.hour * 60 + local.minute, self.language)
