"""A turn that brought nothing new: asked again, then a person offered, then handed over. So nothing ever loops."""

from bot.asking import ask, ask_again
from bot.handing_over import hand_over
from bot.scene import Scene
from bot.turn import Turn

MOST_STUCK = 3

# Here nothing is lost when the visitor simply asks anew.
_FREE = ("open", "person", "picking", "more")


def misunderstood(scene: Scene, first: str, second: str) -> Turn:
    """The turn after a text that was not understood, or said what was said already.

    Args:
        scene: the turn so far.
        first: what is said the first time.
        second: what is said the second time, with the offer of a person.
    """
    stuck = scene.memory.stuck + 1
    scene = scene.remembers(stuck=stuck)
    if stuck >= MOST_STUCK:
        return handed_over_stuck(scene)
    if scene.memory.is_case:
        return ask_again(scene.says(first)).turn()
    if stuck == MOST_STUCK - 1:
        return ask(scene.says(second), "person").turn()
    if scene.memory.stage in _FREE:
        return scene.asks(first).remembers(stage="open", about="", tries=0).turn()
    return ask_again(scene.says(first)).turn()


def handed_over_stuck(scene: Scene) -> Turn:
    """The turn that gives a visitor to people whom the bot keeps misunderstanding."""
    return hand_over(scene, scene.words.to_person_stuck, scene.words.reason_stuck)
