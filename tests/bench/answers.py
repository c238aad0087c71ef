"""How well answers fit questions, and how long things take."""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.sets import Question

Answer = Callable[[str], dict]


@dataclass(frozen=True, slots=True)
class Measured:
    """In per cent, except `p99` (milliseconds of CPU time, which neighbours on the machine disturb least)."""

    top1: float
    top3: float
    auroc: float | None
    right_answers: float  # of the questions in scope: answered, and rightly
    precision: float  # of the answers: right
    refused: float | None  # of the questions out of scope: not answered
    p99: float


def measure(answer: Answer, questions: Sequence[Question]) -> Measured:
    """How well the questions are answered."""
    took = []
    found = []
    for question in questions:
        start = time.process_time()
        found.append(answer(question.text))
        took.append(time.process_time() - start)
    pairs = list(zip(questions, found, strict=True))
    inside = [(question.expected, each) for question, each in pairs if question.expected is not None]
    outside = [each for question, each in pairs if question.expected is None]
    right = [expected == each["ids"][0] for expected, each in inside if each["ids"] and not each["abstain"]]
    answers = len(right) + sum(not each["abstain"] for each in outside)
    return Measured(
        top1=_percent(sum(each["ids"][:1] == [expected] for expected, each in inside), len(inside)),
        top3=_percent(sum(expected in each["ids"][:3] for expected, each in inside), len(inside)),
        auroc=auroc([each["conf"] for _, each in inside], [each["conf"] for each in outside]) if outside else None,
        right_answers=_percent(sum(right), len(inside)),
        precision=_percent(sum(right), answers),
        refused=_percent(sum(each["abstain"] for each in outside), len(outside)) if outside else None,
        p99=percentile(took, 0.99) * 1000,
    )


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """How often (per cent) a question in scope is given more confidence than one out of scope; ties count half."""
    below = 0.0
    ordered = sorted(outside)
    for confidence in inside:
        below += (bisect_left(ordered, confidence) + bisect_right(ordered, confidence)) / 2
    return _percent(below, len(inside) * len(outside))


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0–1) of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _percent(part: float, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
