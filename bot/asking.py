"""The questions of the bot, each with its chips: asked the same way the first time and again."""

from collections.abc import Callable

from bot import chips
from bot.memory import MOST_CANDIDATES
from bot.scene import Scene
from bot.text import normalise
from bot.turn import Choice

_LONGEST_LABEL = 80


def ask(scene: Scene, stage: str, about: str = "", tries: int = 0) -> Scene:
    """The scene with the question of that stage asked, and remembered as what the next answer is about."""
    asked = _QUESTIONS.get(stage, _open)(scene, about)
    return asked.remembers(stage=stage, about=about, tries=tries)


def ask_again(scene: Scene) -> Scene:
    """The scene with the question that is open asked once more."""
    return ask(scene, scene.memory.stage, scene.memory.about, scene.memory.tries)


def typed_choice(scene: Scene) -> str | None:
    """The id of the chip of the open question whose label the visitor typed instead of tapping it."""
    typed = normalise(scene.text[: 2 * _LONGEST_LABEL])
    asked = ask_again(scene).replies[-1]
    return next((choice.id for choice in asked.choices if normalise(choice.label) == typed), None)


def _helped(scene: Scene, _about: str) -> Scene:
    words = scene.words
    return scene.asks_about_answer(words.helped_question, Choice(chips.YES, words.yes), Choice(chips.NO, words.not_yet))


def _picking(scene: Scene, _about: str) -> Scene:
    offered = []
    for candidate in scene.memory.candidates[:MOST_CANDIDATES]:
        article = scene.knowledge.article(candidate.slug, scene.language)
        if article is not None:
            offered.append(Choice(chips.article(candidate.slug), article.title[:_LONGEST_LABEL]))
    return scene.asks(scene.words.offer, *offered, Choice(chips.NONE_OF_THESE, scene.words.none_of_these))


def _person(scene: Scene, _about: str) -> Scene:
    words = scene.words
    return scene.asks(words.still_person, Choice(chips.PERSON, words.person), Choice(chips.ANOTHER, words.another))


def _tried(scene: Scene, _about: str) -> Scene:
    words = scene.words
    tried, will_try = Choice(chips.TRIED, words.have_tried), Choice(chips.WILL_TRY, words.will_try)
    return scene.asks(words.tried_question, tried, will_try)


def _trying(scene: Scene, _about: str) -> Scene:
    return scene.asks(scene.words.trying, *_outcomes(scene))


def _update(scene: Scene, _about: str) -> Scene:
    return scene.asks_about_answer(scene.words.updated_question, *_outcomes(scene))


def _outcomes(scene: Scene) -> tuple[Choice, ...]:
    return Choice(chips.WORKS, scene.words.works_now), Choice(chips.BROKEN, scene.words.still_broken)


def _impact(scene: Scene, _about: str) -> Scene:
    triage, language = scene.triage, scene.language
    answers = (Choice(chips.impact(impact.id), impact.label[language]) for impact in triage.impacts)
    return scene.asks(triage.impact_question[language], *answers)


def _detail(scene: Scene, key: str) -> Scene:
    detail = scene.triage.details.get(key)
    if detail is None:
        return scene.asks(scene.words.ask_detail.format(label=key), Choice(chips.SKIP, scene.words.skip))
    labels = detail.chips.get(scene.language, ())
    answers = [Choice(chips.value(at), label) for at, label in enumerate(labels)]
    if not detail.is_required:
        answers.append(Choice(chips.SKIP, scene.words.skip))
    return scene.asks(detail.question[scene.language], *answers)


def _more(scene: Scene, _about: str) -> Scene:
    words = scene.words
    return scene.asks(words.anything_else, Choice(chips.DONE, words.that_is_all), Choice(chips.ANOTHER, words.another))


def _open(scene: Scene, _about: str) -> Scene:
    return scene.asks(scene.words.ask_question)


_QUESTIONS: dict[str, Callable[[Scene, str], Scene]] = {
    "open": _open,
    "helped": _helped,
    "picking": _picking,
    "person": _person,
    "tried": _tried,
    "trying": _trying,
    "impact": _impact,
    "detail": _detail,
    "update": _update,
    "more": _more,
}
