"""The dialogue: one step from what the visitor said to what the bot answers. Pure, and total: nothing raises here."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot import chips
from bot.answering import take_question
from bot.asking import ask, typed_choice
from bot.cues import is_back, is_question, only_gives, plain_answer, wished_language
from bot.form import go_on
from bot.given import with_details
from bot.handing_over import hand_over
from bot.knowledge import Knowledge
from bot.lookup import LookedUp
from bot.memory import MOST_FRAGMENT, Memory, capped
from bot.misunderstood import handed_over_stuck, misunderstood
from bot.phrases import LANGUAGES
from bot.pleasantries import answer_pleasantry
from bot.scene import Scene
from bot.stages import answer_stage, go_back, repeat
from bot.text import words
from bot.turn import Choice, HandOver, OpenCase, Reply, Said, Turn, World

__all__ = [
    "Choice",
    "HandOver",
    "LookedUp",
    "Memory",
    "OpenCase",
    "Reply",
    "Said",
    "Turn",
    "World",
    "ask_for_person",
    "step",
    "texts_to_match",
]

_FEWEST_WORDS = 3
_MANY_WORDS = 6
_NOT_JOINED = ("detail", "impact", "update", "more")
_UNANSWERED = ("open", "picking")
# Far more than the longest way through a form: a conversation that gets nowhere in so many turns needs people.
_MOST_TURNS = 40


def texts_to_match(memory: Memory, said: Said) -> tuple[str, ...]:
    """The texts that `step` needs looked up: the text alone, and joined with the fragments before it."""
    if chips.expected(memory, said.choice_id) is not None:
        return ()
    joined = _joined(memory, said.text)
    return (said.text,) if joined is None else (said.text, joined)


def step(memory: Memory, said: Said, looked_up: Mapping[str, LookedUp], knowledge: Knowledge, world: World) -> Turn:
    """What the bot answers to `said`, and what it remembers.

    Args:
        memory: what it remembered before.
        said: what the visitor wrote or tapped.
        looked_up: what was understood of the texts that `texts_to_match` asked for.
        knowledge: the articles and the triage.
        world: what is known beyond the conversation.
    """
    scene = _scene(replace(memory, turns=memory.turns + 1), said, looked_up, knowledge, world)
    for rule in _RULES:
        turn = rule(scene)
        if turn is not None:
            return turn
    return take_question(scene)


def ask_for_person(memory: Memory, knowledge: Knowledge, world: World) -> Turn:
    """The hand-over of whatever is known so far, because the visitor asked for a person."""
    language = _language_before(memory, world)
    heard = LookedUp("", language)
    scene = Scene(memory, "", heard, language, knowledge, world, chip=chips.PERSON)
    return _to_person(_introduced(scene))


def _joined(memory: Memory, text: str) -> str | None:
    """The text after the fragments before it; None when it stands for itself."""
    if not memory.fragments or memory.stage in _NOT_JOINED:
        return None
    return " ".join((*memory.fragments, capped(text, MOST_FRAGMENT)))


def _scene(memory: Memory, said: Said, looked_up: Mapping[str, LookedUp], knowledge: Knowledge, world: World) -> Scene:
    language = _language_before(memory, world)
    chip = chips.expected(memory, said.choice_id)
    if chip is not None:
        tapped = LookedUp(said.text, language)
        return _introduced(Scene(memory, said.text, tapped, language, knowledge, world, chip=chip))
    alone = looked_up.get(said.text) or LookedUp(said.text, language)
    joined = looked_up.get(_joined(memory, said.text) or "")
    is_joined = joined is not None and _is_better(joined, alone, is_open=memory.stage in _UNANSWERED)
    heard = joined if joined is not None and is_joined else alone
    scene = Scene(memory, said.text, heard, language, knowledge, world, is_joined=is_joined)
    typed = typed_choice(scene)
    if typed is not None:
        return _introduced(replace(scene, chip=typed))
    scene = replace(scene, language=_language(memory, alone, world))
    return with_details(_introduced(scene))


def _is_better(joined: LookedUp, alone: LookedUp, *, is_open: bool) -> bool:
    """True when a text says more together with the fragments before it than by itself.

    `is_open`: what came before has had no answer yet, so a few words more are probably its continuation.
    """
    if alone.zone == "answer" and not (is_open and joined.zone == "answer" and len(words(alone.text)) < _FEWEST_WORDS):
        return False
    if alone.smalltalk or alone.wants_human or alone.escalates:
        return False
    if alone.priority == "critical" or alone.scope != "in":
        return False
    return joined.zone != "hand_over" or (alone.out_of_scope and not joined.out_of_scope)


def _language_before(memory: Memory, world: World) -> str:
    language = memory.language or world.language
    return language if language in LANGUAGES else LANGUAGES[0]


def _language(memory: Memory, alone: LookedUp, world: World) -> str:
    """The language to answer in: it follows the visitor, but not a pasted error message or a single word."""
    now = _language_before(memory, world)
    if not alone.is_language_sure or alone.language not in LANGUAGES or memory.stage == "detail":
        return now
    is_clear = not memory.is_greeted or len(words(alone.text)) >= _FEWEST_WORDS
    return alone.language if is_clear else now


def _introduced(scene: Scene) -> Scene:
    """The scene with the bot's introduction, said once: it is an assistant, and a case that is open is named."""
    if scene.memory.is_greeted:
        return scene
    scene = scene.remembers(is_greeted=True).says(scene.words.introduction)
    case = scene.world.open_case
    if case is None:
        return scene
    scene = scene.says(scene.words.open_case.format(ticket=case.ticket))
    return scene.says(f"{case.promise}.") if case.promise else scene


def _wants_person(scene: Scene) -> Turn | None:
    if scene.chip == chips.PERSON:
        return _to_person(scene)
    heard = scene.heard
    if not heard.wants_human and not heard.escalates:
        return None
    if not scene.memory.question or len(words(scene.text)) > _MANY_WORDS:
        scene = scene.with_more()
    if heard.escalates:
        lead = scene.words.to_person_escalated
        if scene.world.escalation_email:
            lead = f"{lead} {scene.words.escalation.format(email=scene.world.escalation_email)}"
        return hand_over(scene, lead, scene.words.reason_escalates, has_asked=True)
    return _to_person(scene)


def _to_person(scene: Scene) -> Turn:
    return hand_over(scene, scene.words.to_person, scene.words.reason_asked, has_asked=True)


def _is_critical(scene: Scene) -> Turn | None:
    """Critical is handed over at once, or after the one question whether it really is."""
    heard = scene.heard
    if scene.chip or heard.priority != "critical" or heard.scope != "in":
        return None
    if heard.smalltalk or plain_answer(scene.text) is not None:
        return None
    if heard.is_priority_sure or scene.memory.is_impact_asked or not scene.triage.impacts:
        return hand_over(scene.with_more(), scene.words.to_person_critical)
    if scene.memory.stage in ("detail", "impact"):
        return None
    asked = scene.with_new_question().remembers(is_case=True, is_impact_asked=True, stuck=0)
    return ask(asked, "impact").turn()


def _gets_nowhere(scene: Scene) -> Turn | None:
    return handed_over_stuck(scene) if scene.memory.turns > _MOST_TURNS else None


def _switches_language(scene: Scene) -> Turn | None:
    wished = None if scene.chip else wished_language(scene.text)
    if wished is None:
        return None
    switched = replace(scene, language=wished)
    return misunderstood(switched, switched.words.language_switched, switched.words.language_switched)


def _goes_back(scene: Scene) -> Turn | None:
    return go_back(scene) if not scene.chip and is_back(scene.text) else None


def _corrects(scene: Scene) -> Turn | None:
    if not scene.corrected or (scene.finds_new_answer and is_question(scene.text)):
        return None
    for key in scene.corrected:
        label = scene.triage.detail_label(key, scene.language)
        scene = scene.says(scene.words.corrected.format(label=label, value=scene.known[key]))
    return go_on(scene) if scene.memory.stage == "detail" else repeat(scene)


def _only_gives_details(scene: Scene) -> Turn | None:
    """The turn for details out of the blue: kept, and what is open is asked once more."""
    if not scene.given or scene.memory.stage in ("detail", "impact"):
        return None
    if not only_gives(scene.text, (scene.known[key] for key in scene.given)):
        return None
    return repeat(scene.says(scene.words.noted))


_RULES: tuple[Callable[[Scene], Turn | None], ...] = (
    _wants_person,
    _is_critical,
    _gets_nowhere,
    _switches_language,
    _goes_back,
    _corrects,
    _only_gives_details,
    answer_pleasantry,
    answer_stage,
)
