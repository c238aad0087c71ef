"""Greetings, thanks, goodbyes and insults: answered kindly, and what was open stays open."""

from bot.asking import ask
from bot.cues import only_calls
from bot.form import no_answer
from bot.handing_over import hand_over
from bot.misunderstood import handed_over_stuck, misunderstood
from bot.scene import Scene
from bot.stages import ended
from bot.turn import Turn

_MOST_INSULTS = 2


def answer_pleasantry(scene: Scene) -> Turn | None:
    """The turn for a text that is nothing but a pleasantry (or the opposite of one)."""
    match "greeting" if only_calls(scene.text) and not scene.chip else scene.heard.smalltalk:
        case "greeting":
            return _greeting(scene)
        case "thanks":
            return _thanks(scene)
        case "goodbye":
            return _goodbye(scene)
        case "insult":
            return _insult(scene)
        case _:
            return None


def _greeting(scene: Scene) -> Turn:
    if scene.replies:  # the introduction: this is the first turn
        return ask(scene.says(scene.words.hello), "open").turn()
    return _aside(scene, scene.words.hello_again)


def _thanks(scene: Scene) -> Turn:
    stage = scene.memory.stage
    if stage == "more":
        return ended(scene)
    if stage in ("open", "helped", "trying", "update", "person", "picking"):
        return ask(scene.says(scene.words.thanks).remembers(is_case=False), "more").turn()
    return _aside(scene, scene.words.thanks)


def _goodbye(scene: Scene) -> Turn:
    if scene.memory.stage == "more":
        return ended(scene)
    if scene.memory.is_case or scene.memory.stage == "tried":
        return hand_over(scene, scene.words.to_person, scene.words.reason_leaving)
    return ask(scene, "more").turn()


def _insult(scene: Scene) -> Turn:
    """Apologised for once; a second time a person is better."""
    insults = scene.memory.insults + 1
    scene = scene.remembers(insults=min(insults, _MOST_INSULTS))
    if insults >= _MOST_INSULTS:
        return handed_over_stuck(scene)
    if scene.memory.stage == "detail":
        return no_answer(scene, scene.words.insulted)
    return ask(scene.says(scene.words.insulted), "person").turn()


def _aside(scene: Scene, sentence: str) -> Turn:
    """The turn that answers in passing and asks what is open once more."""
    if scene.memory.stage == "detail":
        return no_answer(scene, sentence)
    return misunderstood(scene, f"{sentence} {_invitation(scene)}".strip(), sentence)


def _invitation(scene: Scene) -> str:
    return scene.words.ask_question if scene.memory.stage in ("open", "person", "picking", "more") else ""
