"""Details that the visitor gives by the way: kept wherever they come, and set right when the visitor corrects one."""

from dataclasses import replace

from bot.cues import is_correction
from bot.details import pick_up, read
from bot.form import with_detail
from bot.scene import Scene

# Only these can be told apart from anything else when a correction names no key.
_TYPED = ("email", "phone", "version", "url", "ticket")
_NAME = "name"
_LONGEST_READ = 1_000


def with_details(scene: Scene) -> Scene:
    """The scene with the details that its text gives; one that is known already changes only by a correction."""
    # “Nama saya …” is always meant as said, also when the name was known differently.
    is_correcting = is_correction(scene.text)
    found = {_key(scene, kind): value for kind, value in pick_up(scene.text[:_LONGEST_READ]).items()}
    if is_correcting and not found:
        found = _unnamed(scene)
    given: list[str] = []
    corrected: list[str] = []
    for key, value in found.items():
        before = scene.known.get(key)
        if before is None:
            scene = with_detail(scene, key, value)
            given.append(key)
        elif before != value and (is_correcting or key == _NAME):
            scene = with_detail(scene, key, value)
            corrected.append(key)
    return replace(scene, given=tuple(given), corrected=tuple(corrected))


def _key(scene: Scene, kind: str) -> str:
    """The key under which a detail of that kind is wanted; the kind itself when no detail is of it."""
    details = scene.triage.details
    if kind in details:
        return kind
    return next((key for key, detail in details.items() if detail.kind == kind), kind)


def _unnamed(scene: Scene) -> dict[str, str]:
    """The detail given last, read from a correction that does not say what it corrects (“eh salah, 4.2”)."""
    answered = [key for key in scene.memory.asked if key in scene.memory.details]
    detail = scene.triage.details.get(answered[-1]) if answered else None
    if detail is None or detail.kind not in _TYPED:
        return {}
    value = read(detail.kind, scene.text)
    return {} if value is None else {detail.key: value}
