"""What the bot does with a question: answer it, offer articles, say that it is not covered, or prepare a case."""

from bot.asking import ask
from bot.form import begin_case
from bot.lookup import Found
from bot.memory import MOST_CANDIDATES, MOST_FRAGMENT, MOST_FRAGMENTS, Shown, capped
from bot.misunderstood import MOST_STUCK, handed_over_stuck, misunderstood
from bot.scene import Scene
from bot.showing import marked, with_article
from bot.text import words
from bot.turn import Turn

# After one article that did not help, a second is shown only when it is really likely, and never a third.
_LIKELY_NEXT = 0.4
_MOST_UNHELPFUL = 2
_FEWEST_WORDS = 3
# What is far less likely than the best is not worth a place among the offers.
_LEAST_SHARE = 0.25


def take_question(scene: Scene) -> Turn:
    """The turn for a text that asks for something."""
    scene = _with_question(scene)
    heard = scene.heard
    found = [each for each in heard.articles if scene.knowledge.article(each.slug, scene.language) is not None]
    if scene.triage.topic(heard.scope) is not None:
        return _not_covered(scene, found)
    if heard.out_of_scope:
        return _without_article(scene)
    if heard.zone == "answer" and found:
        return _answer(scene, found)
    if heard.zone == "offer" and found:
        return _offer(scene, found)
    return _without_article(scene)


def _with_question(scene: Scene) -> Scene:
    fragment = capped(scene.text, MOST_FRAGMENT)
    if scene.is_joined:
        fragments = (*scene.memory.fragments, fragment)[-MOST_FRAGMENTS:]
        return scene.with_more().remembers(fragments=fragments)
    return scene.with_new_question().remembers(fragments=(fragment,), is_case=False)


def _answer(scene: Scene, found: list[Found]) -> Turn:
    best, *others = found
    if scene.memory.about == best.slug and scene.memory.stage in ("helped", "tried", "trying"):
        return misunderstood(scene, scene.words.same_article, scene.words.still_not_understood)
    seen = {shown.slug for shown in scene.memory.shown}
    candidates = tuple(Shown(each.slug, each.p) for each in others if each.slug not in seen)
    stuck = scene.memory.stuck + 1 if best.slug in seen else 0
    scene = scene.remembers(candidates=candidates[:MOST_CANDIDATES], stuck=stuck)
    if stuck >= MOST_STUCK:
        return handed_over_stuck(scene)
    return show(scene, Shown(best.slug, best.p))


def show(scene: Scene, shown: Shown) -> Turn:
    """The turn that shows an article and asks whether it helped."""
    return ask(with_article(scene, shown), "helped", shown.slug).turn()


def _offer(scene: Scene, found: list[Found]) -> Turn:
    refused = {shown.slug for shown in scene.memory.shown if shown.helped is False}
    likely = [each for each in found if each.slug not in refused and each.p >= found[0].p * _LEAST_SHARE]
    fresh = tuple(Shown(each.slug, each.p) for each in likely)[:MOST_CANDIDATES]
    if not fresh:
        return _without_article(scene)
    # Typing on instead of choosing brings nothing new for ever.
    stuck = scene.memory.stuck + 1 if scene.memory.stage == "picking" else scene.memory.stuck
    if stuck >= MOST_STUCK:
        return handed_over_stuck(scene)
    return ask(scene.remembers(candidates=fresh, stuck=stuck), "picking").turn()


def _not_covered(scene: Scene, found: list[Found]) -> Turn:
    """Support policy, section 5: said kindly, with what can be done instead, and still with a way to a person."""
    topic = scene.triage.topic(scene.heard.scope)
    if topic is None or scene.memory.about == scene.heard.scope:
        return misunderstood(scene, scene.words.not_understood, scene.words.still_not_understood)
    stuck = scene.memory.stuck + 1
    if stuck >= MOST_STUCK:
        return handed_over_stuck(scene)
    language = scene.language
    told = scene.words.not_covered.format(topic=topic.name[language], instead=topic.instead[language])
    scene = scene.says(told).remembers(stuck=stuck)
    if scene.heard.zone == "answer" and found:
        scene = with_article(scene, Shown(found[0].slug, found[0].p))
    return ask(scene, "person", scene.heard.scope).turn()


def _without_article(scene: Scene) -> Turn:
    is_short = len(words(scene.memory.question)) < _FEWEST_WORDS
    if scene.heard.out_of_scope and not is_short:
        return misunderstood(scene, scene.words.not_ours, scene.words.not_ours)
    if scene.heard.out_of_scope or is_short:
        return misunderstood(scene, scene.words.not_understood, scene.words.still_not_understood)
    return begin_case(scene, scene.words.no_article)


def not_helpful(scene: Scene) -> Turn:
    """The turn after an article that did not help: the next one if likely, else the steps, else a case."""
    scene = marked(scene, has_helped=False)
    unhelpful = sum(shown.helped is False for shown in scene.memory.shown)
    best = scene.memory.candidates[0] if scene.memory.candidates else None
    if best is not None and best.p >= _LIKELY_NEXT and unhelpful < _MOST_UNHELPFUL:
        return show(scene.says(scene.words.next_article), best)
    if not scene.memory.is_tried_asked:
        return ask(scene.remembers(is_tried_asked=True), "tried", scene.memory.about).turn()
    return begin_case(scene, scene.words.case_begins)


def helpful(scene: Scene) -> Turn:
    """The turn after the visitor was helped."""
    scene = marked(scene, has_helped=True).says(scene.words.glad)
    return ask(scene.remembers(is_case=False, turns=0), "more").turn()
