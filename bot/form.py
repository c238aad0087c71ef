"""The form: the impact if unsure, then the details that the kind of support needs, one by one, then the hand-over."""

from dataclasses import replace

from bot import chips
from bot.asking import ask
from bot.cues import is_question, is_skip, only_gives, plain_answer
from bot.details import read
from bot.handing_over import hand_over
from bot.memory import MOST_DETAIL, MOST_DETAILS, Shown, capped
from bot.scene import Scene, rank
from bot.showing import with_article
from bot.text import words
from bot.triage import Impact
from bot.turn import Turn
from bot.version import is_older

UPDATE_ARTICLE = "update-version"
# Details that the question itself gives when it is long enough.
DESCRIPTIONS = ("problem", "goal")
_FEWEST_WORDS_OF_DESCRIPTION = 10
_MOST_TRIES = 2
_FREE_KINDS = ("text", "choice", "error_code", "since", "name")


def begin_case(scene: Scene, lead: str) -> Turn:
    """The turn that begins to prepare a case for people."""
    return go_on(scene.says(lead).remembers(is_case=True, candidates=(), fragments=(), stuck=0))


def go_on(scene: Scene) -> Turn:
    """The turn that asks the next thing the case needs, or hands over when it has all of it."""
    memory = scene.memory
    if not memory.case.is_priority_sure and not memory.is_impact_asked and scene.triage.impacts:
        return ask(scene.remembers(is_impact_asked=True), "impact").turn()
    older = _older_version(scene)
    if older is not None:
        return _show_update(scene, older)
    scene = _with_description(scene)
    for key in scene.triage.wanted(memory.case.category):
        if key not in scene.known and key not in memory.skipped:
            return ask(scene.remembers(asked=_with(memory.asked, key)), "detail", key).turn()
    return hand_over(scene, scene.words.to_person_complete)


def _with_description(scene: Scene) -> Scene:
    """The scene where a question that says enough also answers “what happens?”, so that nobody has to say it twice."""
    question = scene.memory.question
    if len(words(question)) < _FEWEST_WORDS_OF_DESCRIPTION:
        return scene
    for key in scene.triage.wanted(scene.memory.case.category):
        if key in DESCRIPTIONS and key not in scene.known:
            scene = with_detail(scene, key, question)
    return scene


def _with(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return (*(each for each in keys if each != key), key)[-MOST_DETAILS:]


def _older_version(scene: Scene) -> str | None:
    """The visitor's version when it is outdated and nothing was said of it yet."""
    newest = scene.world.newest_version
    version = scene.known.get(_key_of(scene, "version"))
    if scene.memory.is_update_shown or not newest or not version:
        return None
    return version if is_older(version, newest) else None


def _key_of(scene: Scene, kind: str) -> str:
    keys = (key for key, detail in scene.triage.details.items() if detail.kind == kind)
    return next(keys, kind)


def _show_update(scene: Scene, version: str) -> Turn:
    """Support policy, section 6: customers are asked to be on the latest version."""
    told = {"version": version, "newest": scene.world.newest_version}
    scene = scene.remembers(is_update_shown=True).with_reason(scene.words.reason_outdated.format(**told))
    if scene.knowledge.article(UPDATE_ARTICLE, scene.language) is None:
        return go_on(scene.says(scene.words.outdated_plain.format(**told)))
    scene = with_article(scene.says(scene.words.outdated.format(**told)), Shown(UPDATE_ARTICLE, 1.0))
    return ask(scene, "update", UPDATE_ARTICLE).turn()


def take_impact(scene: Scene) -> Turn:
    """The turn after the answer to the impact question; one that says nothing of it adds to the question."""
    if scene.finds_new_answer and is_question(scene.text):
        return ask(_with_answer(scene), "impact").turn()
    impact = _impact(scene)
    if impact is None:
        return _after_impact(scene if plain_answer(scene.text) is not None else scene.with_more())
    case = scene.memory.case
    reasons = (impact.reason[scene.language],)
    scene = scene.remembers(
        case=replace(case, priority=impact.priority, is_priority_sure=True, reasons=reasons), stuck=0
    )
    return _after_impact(scene.with_reason(*case.reasons))


def _after_impact(scene: Scene) -> Turn:
    # Critical waits for nothing: one question was enough, whatever the answer said.
    if rank(scene.memory.case.priority) == 0:
        return hand_over(scene, scene.words.to_person_critical)
    return go_on(scene)


def _impact(scene: Scene) -> Impact | None:
    """The answer to the impact question that was tapped, or that the text comes closest to."""
    impacts = scene.triage.impacts
    if scene.chip:
        return next((impact for impact in impacts if chips.impact(impact.id) == scene.chip), None)
    if scene.heard.is_priority_sure:
        return None
    said = set(words(scene.text))
    shared = {impact.id: len(said & set(words(impact.label[scene.language]))) for impact in impacts}
    best = max(impacts, key=lambda impact: shared[impact.id], default=None)
    if best is None or shared[best.id] == 0:
        return None
    is_only = sum(count == shared[best.id] for count in shared.values()) == 1
    return best if is_only else None


def take_detail(scene: Scene) -> Turn:
    """The turn after the answer to a detail's question."""
    key = scene.memory.about
    if key not in scene.triage.details:  # the editors removed it meanwhile
        return go_on(scene)
    if scene.chip == chips.SKIP or (is_skip(scene.text) and not _is_required(scene, key)):
        return go_on(_skipped(scene, key))
    if key not in scene.given and _only_gives_others(scene):
        return go_on(scene.says(scene.words.noted))
    value = _value(scene, key)
    if scene.finds_new_answer and is_question(scene.text) and (value is None or _is_free(scene, key)):
        return go_on(_with_answer(scene))
    if value is None or is_skip(scene.text):
        return no_answer(scene, _try_again(scene, key))
    return go_on(with_detail(scene, key, value).remembers(stuck=0))


def _only_gives_others(scene: Scene) -> bool:
    return bool(scene.given) and only_gives(scene.text, (scene.known[each] for each in scene.given))


def _is_required(scene: Scene, key: str) -> bool:
    detail = scene.triage.details.get(key)
    return detail is not None and detail.is_required


def _is_free(scene: Scene, key: str) -> bool:
    detail = scene.triage.details.get(key)
    return detail is None or detail.kind in _FREE_KINDS


def _value(scene: Scene, key: str) -> str | None:
    """The detail as it is kept, from the chip or the text; None when the text does not give it."""
    detail = scene.triage.details.get(key)
    if detail is None:
        return None
    if key in scene.given:
        return scene.known[key]
    labels = detail.chips.get(scene.language, ())
    if scene.chip:
        return next((label for at, label in enumerate(labels) if chips.value(at) == scene.chip), None)
    typed = scene.text.strip().rstrip(".")
    return next((label for at, label in enumerate(labels, 1) if typed == str(at)), read(detail.kind, scene.text))


def _skipped(scene: Scene, key: str) -> Scene:
    return scene.remembers(skipped=_with(scene.memory.skipped, key), tries=0, stuck=0).says(scene.words.goes_on)


def _try_again(scene: Scene, key: str) -> str:
    detail = scene.triage.details.get(key)
    sentences = scene.words.try_again
    return sentences.get(detail.kind if detail else "", sentences[""])


def no_answer(scene: Scene, sentence: str) -> Turn:
    """The turn after something that does not answer the detail's question: asked once more, then gone on without it."""
    memory = scene.memory
    tries = memory.tries + 1
    if tries >= _MOST_TRIES:
        return go_on(_skipped(scene, memory.about))
    return ask(scene.says(sentence), "detail", memory.about, tries).turn()


def _with_answer(scene: Scene) -> Scene:
    """Another question in the middle of the form: answered, before the form goes on."""
    best = scene.heard.articles[0]
    return with_article(scene, Shown(best.slug, best.p))


def with_detail(scene: Scene, key: str, value: str) -> Scene:
    """The scene with that detail known."""
    details = {**scene.memory.details, key: capped(value, MOST_DETAIL)}
    if len(details) > MOST_DETAILS:
        return scene
    return scene.remembers(details=details)
