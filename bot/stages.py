"""What a text or chip answers, by what was asked last. None: it answers nothing of that, so it is something new."""

from collections.abc import Callable

from bot import chips
from bot.answering import helpful, not_helpful, show
from bot.asking import ask, ask_again
from bot.cues import (
    begins_with_answer,
    begins_with_plain_no,
    has_done,
    is_skip,
    leading_answer,
    plain_answer,
    says_tried,
    will_try,
)
from bot.form import begin_case, go_on, take_detail, take_impact
from bot.handing_over import hand_over
from bot.memory import MOST_CANDIDATES, Shown
from bot.misunderstood import misunderstood
from bot.scene import Scene
from bot.text import words
from bot.turn import Turn

_FEWEST_WORDS = 3


def answer_stage(scene: Scene) -> Turn | None:
    """The turn for an answer to what was asked last."""
    answer = _STAGES.get(scene.memory.stage)
    return answer(scene) if answer else None


def _is_yes(scene: Scene, *yes_chips: str) -> bool:
    return scene.chip in yes_chips if scene.chip else _plain(scene) is True


def _is_no(scene: Scene, *no_chips: str) -> bool:
    return scene.chip in no_chips if scene.chip else _plain(scene) is False


def _plain(scene: Scene) -> bool | None:
    if scene.heard.smalltalk in ("yes", "no"):
        return scene.heard.smalltalk == "yes"
    return plain_answer(scene.text)


def _says_no_and_more(scene: Scene) -> bool:
    """True for “belum, e-mailnya tidak masuk”, and not for “tidak bisa ekspor”, which has an answer of its own."""
    if scene.chip:
        return False
    if begins_with_plain_no(scene.text):
        return True
    begins = begins_with_answer(scene.text) and leading_answer(scene.text) is False
    return begins and (says_tried(scene.text) or not scene.finds_new_answer)


def _helped(scene: Scene) -> Turn | None:
    if _is_yes(scene, chips.YES):
        return helpful(scene)
    if _is_no(scene, chips.NO):
        return not_helpful(scene)
    if not scene.chip and will_try(scene.text):
        return _let_try(scene)
    if _says_no_and_more(scene):
        return _not_helpful_but(scene)
    return None


def _not_helpful_but(scene: Scene) -> Turn:
    """The turn when the visitor also tells more: what that finds comes before the articles that were found at first."""
    if says_tried(scene.text):
        scene = scene.remembers(is_tried_asked=True, has_tried=True)
    if scene.finds_new_answer:
        best = scene.heard.articles[0]
        scene = scene.remembers(candidates=(Shown(best.slug, best.p), *scene.memory.candidates)[:MOST_CANDIDATES])
    return not_helpful(scene.with_more())


def _let_try(scene: Scene) -> Turn:
    return ask(scene.remembers(has_tried=False, is_tried_asked=True, stuck=0), "trying", scene.memory.about).turn()


def _picking(scene: Scene) -> Turn | None:
    candidates = scene.memory.candidates[:MOST_CANDIDATES]
    typed = scene.text.strip().rstrip(".")
    for at, candidate in enumerate(candidates, 1):
        if scene.chip == chips.article(candidate.slug) or (not scene.chip and typed == str(at)):
            return show(scene.remembers(stuck=0), candidate)
    if _is_no(scene, chips.NONE_OF_THESE):
        return _none_of_these(scene)
    if scene.chip or _is_yes(scene):
        return misunderstood(scene, scene.words.not_understood, scene.words.still_not_understood)
    return None


def _none_of_these(scene: Scene) -> Turn:
    """The turn when no offered article is right: a short question may be put better, a full one becomes a case."""
    if len(words(scene.memory.question)) < _FEWEST_WORDS and scene.memory.stuck == 0:
        asked = scene.asks(scene.words.ask_more)
        return asked.remembers(stage="open", about="", candidates=(), stuck=1).turn()
    return begin_case(scene, scene.words.case_begins)


def _person(scene: Scene) -> Turn | None:
    if scene.chip == chips.ANOTHER:
        return another_question(scene)
    if _is_yes(scene):
        return hand_over(scene, scene.words.to_person, scene.words.reason_asked, has_asked=True)
    return ask(scene, "more").turn() if _is_no(scene) else None


def another_question(scene: Scene) -> Turn:
    """The turn that waits for another question."""
    asked = scene.asks(scene.words.ask_more)
    return asked.remembers(stage="open", about="", fragments=(), candidates=(), is_case=False).turn()


def _tried(scene: Scene) -> Turn | None:
    done = scene.chip == chips.TRIED if scene.chip else has_done(scene.text)
    if scene.finds_new_answer and done is None:
        return None
    if done is False or (not scene.chip and will_try(scene.text)):
        return _let_try(scene)
    if not scene.chip and _plain(scene) is None and not is_skip(scene.text):
        scene = scene.with_more()
    return begin_case(scene.remembers(has_tried=done), scene.words.case_begins)


def _trying(scene: Scene) -> Turn | None:
    if _is_yes(scene, chips.WORKS):
        return helpful(scene)
    if _is_no(scene, chips.BROKEN):
        return begin_case(scene.remembers(has_tried=True), scene.words.case_begins)
    if _says_no_and_more(scene):
        return begin_case(scene.with_more().remembers(has_tried=True), scene.words.case_begins)
    return None


def _update(scene: Scene) -> Turn | None:
    if _is_yes(scene, chips.WORKS):
        return helpful(scene)
    if _is_no(scene, chips.BROKEN) or is_skip(scene.text):
        return go_on(scene.remembers(stuck=0))
    if scene.finds_new_answer:
        return None
    return go_on(scene.with_more())


def _more(scene: Scene) -> Turn | None:
    if _is_no(scene, chips.DONE):
        return ended(scene)
    return another_question(scene) if _is_yes(scene, chips.ANOTHER) else None


def ended(scene: Scene) -> Turn:
    """The turn after the visitor confirmed that all is done."""
    said = scene.says(scene.words.farewell)
    return said.remembers(stage="open", about="", fragments=(), candidates=(), is_case=False).turn(ended=True)


def go_back(scene: Scene) -> Turn:
    """The turn for “back”: the detail before is asked again, or the visitor begins anew; the third time people help."""
    memory = scene.memory
    earlier = [key for key in memory.asked if key != memory.about]
    if memory.stage == "detail" and earlier:
        key = earlier[-1]
        details = {name: value for name, value in memory.details.items() if name != key}
        skipped = tuple(name for name in memory.skipped if name != key)
        return ask(scene.remembers(details=details, skipped=skipped, asked=tuple(earlier)), "detail", key).turn()
    if memory.stage == "open":
        return misunderstood(scene, scene.words.ask_more, scene.words.still_not_understood)
    asked = scene.says(scene.words.cannot_go_back).asks(scene.words.ask_more)
    anew = asked.remembers(stage="open", about="", fragments=(), candidates=(), is_case=False, stuck=memory.stuck + 1)
    return anew.turn()


def repeat(scene: Scene) -> Turn:
    """The turn that asks what is open once more."""
    return ask_again(scene).turn()


_STAGES: dict[str, Callable[[Scene], Turn | None]] = {
    "helped": _helped,
    "picking": _picking,
    "person": _person,
    "tried": _tried,
    "trying": _trying,
    "impact": take_impact,
    "detail": take_detail,
    "update": _update,
    "more": _more,
}
