"""What stands behind `python -m chat_server knowledge …`."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from bot.article import LANGUAGES
from bot.checking import faults_between, hints_between
from bot.fault import Fault, KnowledgeError
from bot.knowledge import Knowledge
from bot.lookup import LookedUp
from chat_server.services.knowledge_reading import read_folder

_MOST_SHOWN = 3
_PLEASANTRIES = ("greeting", "thanks", "goodbye")
_SHOWN_INSTEAD = dict.fromkeys((*range(32), *range(127, 160)), "�")


def check(folder: Path, out: TextIO) -> int:
    """Print every fault of the folder with file, line and cure, then hints; 1 when there is a fault, else 0."""
    reading = read_folder(folder)
    faults = list(reading.faults)
    hints: list[Fault] = []
    try:
        knowledge = reading.serving().knowledge
    except KnowledgeError:
        pass  # its faults are in the list already; what lies between articles cannot be checked yet
    else:
        faults.extend(faults_between(knowledge))
        hints.extend(hints_between(knowledge))
    out.writelines(f"{fault}\n" for fault in sorted(faults, key=_place))
    out.writelines(f"hint: {hint}\n" for hint in sorted(hints, key=_place))
    out.write(f"{len(reading.articles)} articles, {len(faults)} faults, {len(hints)} hints\n")
    return 1 if faults else 0


def ask(folder: Path, text: str, out: TextIO) -> None:
    """Print what the bot makes of the text, and why.

    Raises:
        KnowledgeError: triage or policy are faulty.
    """
    knowledge = read_folder(folder).serving().knowledge
    found = knowledge.look_up(text)
    out.write(f"{_plain(_told(knowledge, found))}\n")


def ask_lines(folder: Path, lines: Iterable[str], out: TextIO) -> None:
    """Answer each line of JSON, {"text", "language"?}, by one line of JSON; a line that is none gets {"error"}.

    Raises:
        KnowledgeError: triage or policy are faulty.
    """
    knowledge = read_folder(folder).serving().knowledge
    for line in lines:
        if line.strip():
            out.write(json.dumps(_answer(knowledge, line), ensure_ascii=True) + "\n")
            out.flush()


def as_json(found: LookedUp) -> Mapping[str, Any]:
    """What was made of a text, as the batch interface writes it."""
    return {
        "language": found.language,
        "zone": found.zone,
        "articles": [{"slug": article.slug, "p": round(article.p, 4)} for article in found.articles],
        "category": found.category,
        "priority": found.priority,
        "scope": found.scope,
        "wants_human": found.wants_human,
        "escalates": found.escalates,
        "smalltalk": found.smalltalk in _PLEASANTRIES,
        "out_of_scope": found.out_of_scope,
        "reasons": [*found.priority_reasons, *found.reasons],
    }


def _answer(knowledge: Knowledge, line: str) -> Mapping[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return {"error": 'this line is not JSON; write {"text": "…"}'}
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        return {"error": '"text" must be a text'}
    language = asked.get("language")
    if language is not None and language not in LANGUAGES:
        return {"error": f'"language" must be one of {", ".join(LANGUAGES)}, or left out'}
    return as_json(knowledge.look_up(asked["text"], language))


def _told(knowledge: Knowledge, found: LookedUp) -> list[str]:
    triage, language = knowledge.triage, found.language
    sure = "" if found.is_language_sure else " (not sure)"
    lines = [f"Language   {language}{sure}", f"Zone       {found.zone}", "Articles"]
    for article in found.articles[:_MOST_SHOWN]:
        shown = knowledge.article(article.slug, language)
        lines.append(f"  {article.p:.2f}  {article.slug}  {shown.title if shown else ''}")
        lines.extend(f"        {reason}" for reason in article.reasons)
    if not found.articles:
        lines.append("  none")
    lines.append(f"Category   {found.category} ({triage.kind_name(found.category, language)})")
    guess = "" if found.is_priority_sure else " (a guess; the bot asks for the impact)"
    lines.append(f"Priority   {found.priority}{guess}")
    lines.extend(f"        {reason}" for reason in found.priority_reasons)
    lines.append(f"Scope      {found.scope}")
    lines.extend(f"{name:<10} yes" for name in _said(found))
    lines.append("Reasons")
    lines.extend(f"  {reason}" for reason in found.reasons or ("none",))
    return lines


def _said(found: LookedUp) -> list[str]:
    names = []
    if found.wants_human:
        names.append("Wants a person")
    if found.escalates:
        names.append("Escalates")
    if found.smalltalk:
        names.append(f"Small talk: {found.smalltalk}")
    if found.out_of_scope:
        names.append("Nothing of ours")
    return names


def _plain(lines: list[str]) -> str:
    """The lines without what could move a terminal's cursor."""
    return "\n".join(line.translate(_SHOWN_INSTEAD).encode("utf-8", "replace").decode() for line in lines)


def _place(fault: Fault) -> tuple[str, int, str]:
    return fault.file, fault.line, fault.what
