"""The hand-over: the case as a person gets it, and what the visitor reads of it."""

from collections.abc import Mapping

from bot.memory import MOST_SHOWN
from bot.scene import Scene
from bot.turn import HandOver, Turn


def hand_over(scene: Scene, lead: str, *reasons: str, has_asked: bool = False) -> Turn:
    """The turn that gives the conversation to people, with everything that is known so far.

    Args:
        scene: the turn so far.
        lead: the sentence that tells the visitor.
        reasons: why it is handed over and has this priority, for agents.
        has_asked: the visitor asked for a person.
    """
    case = scene.memory.case
    if not case.reasons or not case.is_priority_sure:
        reasons = (*reasons, scene.words.reason_unsure)
    scene = scene.with_reason(*reasons)
    case = scene.memory.case
    decided = HandOver(
        question=scene.memory.question,
        category=case.category,
        priority=case.priority,
        scope=case.scope,
        summary="\n".join(_agent_lines(scene)),
        reasons=case.reasons,
        articles=scene.memory.shown[-MOST_SHOWN:],
        wanted=scene.triage.wanted(case.category),
        details=scene.known,
    )
    scene = scene.says(_told(scene, lead))
    scene = scene.remembers(stage="open", about="", tries=0, stuck=0, fragments=(), candidates=(), is_case=False)
    return scene.turn(hand_over=decided, asked_for_person=has_asked)


def _told(scene: Scene, lead: str) -> str:
    """What the visitor reads: that it goes to people and, after a form, what they are told."""
    lines = _visitor_lines(scene)
    if not scene.memory.is_case or not lines:
        return f"{lead} {scene.words.meanwhile}"
    return "\n".join((f"{lead} {scene.words.summary}", *(f"• {line}" for line in lines), scene.words.may_add))


def _visitor_lines(scene: Scene) -> list[str]:
    lines = [_line(scene, "question", scene.memory.question)] if scene.memory.question else []
    return [*lines, *_detail_lines(scene, scene.memory.details)]


def _detail_lines(scene: Scene, details: Mapping[str, str]) -> list[str]:
    """A line for each detail, but for one that is the question itself."""
    return [
        f"{scene.triage.detail_label(key, scene.language)}: {value}"
        for key, value in details.items()
        if value != scene.memory.question
    ]


def _agent_lines(scene: Scene) -> list[str]:
    """What an agent needs at a glance, one line each."""
    memory, triage, labels, language = scene.memory, scene.triage, scene.words.labels, scene.language
    lines = [_line(scene, "question", memory.question)] if memory.question else []
    lines.append(_line(scene, "category", triage.kind_name(memory.case.category, language)))
    topic = triage.topic(memory.case.scope)
    if topic is not None:
        lines.append(_line(scene, "scope", topic.name[language]))
    lines += _detail_lines(scene, scene.known)
    if memory.has_tried is not None:
        lines.append(_line(scene, "steps", labels["yes" if memory.has_tried else "no"]))
    articles = (scene.knowledge.article(shown.slug, language) for shown in memory.shown)
    titles = [article.title for article in articles if article is not None]
    if titles:
        lines.append(_line(scene, "articles", ", ".join(titles)))
    missing = [key for key in triage.wanted(memory.case.category) if key not in scene.known]
    if missing:
        lines.append(_line(scene, "missing", ", ".join(triage.detail_label(key, language) for key in missing)))
    return lines


def _line(scene: Scene, label: str, text: str) -> str:
    return f"{scene.words.labels[label]}: {text}"
