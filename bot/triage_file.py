"""The triage file as the editors write it, read into a Triage; every fault is named with file, line and cure."""

from collections.abc import Iterator, Mapping

from bot.details import KINDS
from bot.fault import Fault, KnowledgeError
from bot.judging import Judge
from bot.lookup import CATEGORIES, SCOPES
from bot.rules import Rule, Signal
from bot.triage import Detail, Impact, Kind, Topic, Triage
from bot.triage_shape import DetailEntry, ImpactEntry, RuleEntry, SignalEntry, TriageFile
from bot.word_lists import UnknownListError, WordLists
from bot.yaml_text import read_yaml_with_lines

LARGEST = 262_144
_DEEPEST = 6

_Lines = Mapping[tuple[str | int, ...], int]


def read_triage(text: str, file: str, before: Triage | None = None) -> Triage:
    """The triage that the file's text holds; `before` itself when it was read from the same text.

    Raises:
        KnowledgeError: the text is not usable; with the faults that were found.
    """
    if before is not None and before.source == text:
        return before
    written, lines = read_yaml_with_lines(text, TriageFile, file, largest=LARGEST, deepest=_DEEPEST)
    faults = [*_faults_of_kinds(written, lines, file), *_faults_of_names(written, lines, file)]
    lists = _word_lists(written, lines, file, faults)
    if faults:
        raise KnowledgeError(faults)
    return Triage(
        source=text,
        kinds={key: Kind(kind.name.both(), tuple(kind.details)) for key, kind in written.kinds.items()},
        details={key: _detail(key, detail) for key, detail in written.details.items()},
        impact_question=written.impact.question.both(),
        impacts=tuple(_impact(choice) for choice in written.impact.choices),
        topics={key: Topic(topic.name.both(), topic.instead.both()) for key, topic in written.not_covered.items()},
        judge=Judge.build(
            lists,
            [_rule(rule) for rule in written.rules],
            [_signal(signal) for signal in written.signals],
            written.guess.both(),
        ),
        everyday=frozenset(written.everyday),
        wish_words=_wish_words(written),
        own_words=_own_words(written),
    )


def _own_words(written: TriageFile) -> tuple[str, ...]:
    """The texts whose words are about us: the lists of `ours`, and the signals that do not know a foreign topic."""
    listed = (str(entry) for name in written.ours for entry in written.words.get(name, ()))
    asked = (phrasing for signal in written.signals if not signal.says.out_of_scope for phrasing in signal.phrasings)
    return (*listed, *asked)


def _wish_words(written: TriageFile) -> tuple[str, ...]:
    """The texts of the other lists: their words say what somebody wants, less of what it is about."""
    known_by = (group for rule in written.rules if rule.says.out_of_scope for group in rule.when)
    telling = {*written.ours, *(name for group in known_by for name in _alternatives(group))}
    return tuple(str(entry) for name, entries in written.words.items() if name not in telling for entry in entries)


def _detail(key: str, detail: DetailEntry) -> Detail:
    chips = {"id": tuple(detail.chips.id), "en": tuple(detail.chips.en)}
    return Detail(key, detail.label.both(), detail.question.both(), chips, detail.kind, detail.required)


def _impact(choice: ImpactEntry) -> Impact:
    return Impact(choice.id, choice.label.both(), choice.priority, choice.why.both())


def _rule(rule: RuleEntry) -> Rule:
    return Rule(
        id=rule.id,
        when=tuple(_alternatives(group) for group in rule.when),
        unless=tuple(rule.unless),
        says=rule.says.plain(),
        why=rule.why.both(),
        near=rule.near,
        alone=None if rule.alone is None else tuple(rule.alone),
        asks_impact=rule.asks_impact,
        weight=rule.weight,
    )


def _signal(signal: SignalEntry) -> Signal:
    return Signal(
        id=signal.id,
        says=signal.says.plain(),
        why=signal.why.both(),
        phrasings=tuple(signal.phrasings),
        unless=tuple(signal.unless),
    )


def _alternatives(group: str) -> tuple[str, ...]:
    """`error | fails` is one of the two lists."""
    return tuple(name.strip() for name in group.split("|"))


def _faults_of_kinds(written: TriageFile, lines: _Lines, file: str) -> list[Fault]:
    faults = []
    for section, needed in (("kinds", CATEGORIES), ("not_covered", SCOPES[1:])):
        keys = set(getattr(written, section))
        if keys != set(needed):
            what = f"“{section}” must have exactly {', '.join(needed)}."
            cure = "Add what is missing, remove what is not listed."
            faults.append(Fault(file, lines.get((section,), 1), what, cure))
    for key, kind in written.kinds.items():
        for at, detail in enumerate(kind.details):
            if detail not in written.details:
                what = f"The detail “{detail}” is not described."
                line = lines.get(("kinds", key, "details", at), 1)
                faults.append(Fault(file, line, what, f"Add {detail}: below details, or remove it here."))
    return faults


def _faults_of_names(written: TriageFile, lines: _Lines, file: str) -> list[Fault]:
    """References to word lists that do not exist, and ids that stand twice."""
    faults = []
    for path, name in _used_lists(written):
        if name not in written.words:
            cure = "Add it below words, or correct the name."
            faults.append(Fault(file, lines.get(path, 1), f"There is no word list “{name}”.", cure))
    for section in ("rules", "signals"):
        seen: set[str] = set()
        for at, entry in enumerate(getattr(written, section)):
            if entry.id in seen:
                line = lines.get((section, at), 1)
                faults.append(Fault(file, line, f"The id “{entry.id}” stands here twice.", "Rename one of the two."))
            seen.add(entry.id)
    return faults


def _used_lists(written: TriageFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every place where a word list is named, and that name."""
    yield from ((("ours", at), name) for at, name in enumerate(written.ours))
    for at, rule in enumerate(written.rules):
        for n, group in enumerate(rule.when):
            yield from ((("rules", at, "when", n), name) for name in _alternatives(group))
        yield from ((("rules", at, "unless", n), name) for n, name in enumerate(rule.unless))
        yield from ((("rules", at, "alone", n), name) for n, name in enumerate(rule.alone or ()))
    for at, signal in enumerate(written.signals):
        yield from ((("signals", at, "unless", n), name) for n, name in enumerate(signal.unless))


def _word_lists(written: TriageFile, lines: _Lines, file: str, faults: list[Fault]) -> WordLists:
    """The lists; what is wrong with them is added to `faults`."""
    words: dict[str, list[str]] = {}
    for name, entries in written.words.items():
        words[name] = [entry for entry in entries if isinstance(entry, str)]
        for at, entry in enumerate(entries):
            if not isinstance(entry, str):
                line = lines.get(("words", name, at), 1)
                faults.append(Fault(file, line, f"YAML does not take “{entry}” for a text.", "Put quotes around it."))
    try:
        return WordLists(words)
    except UnknownListError as error:
        line = _line_of_reference(error.name, words, lines)
        cure = "Move it up or correct its name."
        faults.append(Fault(file, line, f"The list “{error.name}” does not stand above this one.", cure))
        return WordLists({})


def _line_of_reference(name: str, words: Mapping[str, list[str]], lines: _Lines) -> int:
    places = ((key, at) for key, entries in words.items() for at, entry in enumerate(entries) if f"<{name}>" in entry)
    return next((lines.get(("words", key, at), 1) for key, at in places), 1)


assert set(KINDS) == set(DetailEntry.__annotations__["kind"].__args__)
