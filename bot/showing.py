"""Articles in the conversation: shown, and marked as helpful or not."""

from dataclasses import replace

from bot.memory import MOST_SHOWN, Shown
from bot.scene import Scene


def with_article(scene: Scene, shown: Shown) -> Scene:
    """The scene with that article shown, and taken from the candidates; unchanged when there is no such article."""
    article = scene.knowledge.article(shown.slug, scene.language)
    if article is None:
        return scene
    before = tuple(each for each in scene.memory.shown if each.slug != shown.slug)
    others = tuple(each for each in scene.memory.candidates if each.slug != shown.slug)
    scene = scene.remembers(shown=(*before, shown)[-MOST_SHOWN:], candidates=others)
    return scene.shows(article.excerpt, shown.slug)


def marked(scene: Scene, *, has_helped: bool) -> Scene:
    """The scene with the article that was asked about marked as helpful or not."""
    about = scene.memory.about
    shown = tuple(replace(each, helped=has_helped) if each.slug == about else each for each in scene.memory.shown)
    return scene.remembers(shown=shown, stuck=0)
