"""The ids of the answers that can be tapped, and which of them answer what was asked last."""

from bot.memory import Memory

LONGEST_ID = 64

PERSON = "person"
YES, NO = "yes", "no"
NONE_OF_THESE = "none"
TRIED, WILL_TRY = "tried", "try"
WORKS, BROKEN = "works", "broken"
SKIP = "skip"
DONE, ANOTHER = "done", "another"

_ARTICLE, _IMPACT, _VALUE = "article:", "impact:", "value:"

_BY_STAGE = {
    "helped": (YES, NO),
    "picking": (NONE_OF_THESE,),
    "person": (ANOTHER,),
    "tried": (TRIED, WILL_TRY),
    "trying": (WORKS, BROKEN),
    "update": (WORKS, BROKEN),
    "detail": (SKIP,),
    "more": (DONE, ANOTHER),
}
_FREE_BY_STAGE = {"picking": _ARTICLE, "impact": _IMPACT, "detail": _VALUE}


def article(slug: str) -> str:
    """The id of the chip for that article."""
    return f"{_ARTICLE}{slug}"[:LONGEST_ID]


def impact(name: str) -> str:
    """The id of the chip for that answer to the impact question."""
    return f"{_IMPACT}{name}"[:LONGEST_ID]


def value(at: int) -> str:
    """The id of the chip for the answer at that place of a detail's chips."""
    return f"{_VALUE}{at}"


def expected(memory: Memory, choice_id: str | None) -> str | None:
    """The chip that was tapped if it answers what was asked last; None for an old or unknown one.

    Such a one counts as its text, typed.
    """
    if choice_id is None or len(choice_id) > LONGEST_ID:
        return None
    free = _FREE_BY_STAGE.get(memory.stage)
    is_expected = (
        choice_id == PERSON
        or choice_id in _BY_STAGE.get(memory.stage, ())
        or (free is not None and choice_id.startswith(free))
    )
    return choice_id if is_expected else None
