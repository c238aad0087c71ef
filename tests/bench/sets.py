"""The evaluation sets: folders with `kb.jsonl` and `queries_dev.jsonl`, and the figures to be reached on them."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.bench.slips import mistyped

SLIP_SEEDS = (1, 2)


@dataclass(frozen=True, slots=True)
class Goal:
    """Top-1 in per cent: the best lexical figure that was measured before, the goal, and the moonshot."""

    before: float
    goal: float
    moonshot: float


GOALS = {
    "banking77": Goal(78.6, 80, 86),
    "clinc150": Goal(80.9, 83, 88),
    "hwu64": Goal(73.4, 76, 83),
    "hint3_curekart": Goal(86, 87, 90),
    "hint3_sofmattress": Goal(83, 84, 87),
    "hint3_powerplay11": Goal(69, 71, 75),
    "id_xsid": Goal(88, 91, 94),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the id that answers it; None when nothing does."""

    text: str
    expected: str | None


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Entries ({"id", "phrasings"}) and questions about them."""

    name: str
    entries: list[dict]
    questions: list[Question]

    def mistyped(self, seed: int) -> list[Question]:
        """The questions with slips of the fingers."""
        chance = Random(seed)
        return [Question(mistyped(question.text, chance), question.expected) for question in self.questions]


def read_sets(folder: Path) -> list[EvaluationSet]:
    """All sets of the folder that have a goal."""
    return [_read(folder / name) for name in GOALS if (folder / name).is_dir()]


def _read(folder: Path) -> EvaluationSet:
    questions = [Question(line["text"], line["expect"]) for line in _lines(folder / "queries_dev.jsonl")]
    return EvaluationSet(folder.name, _lines(folder / "kb.jsonl"), questions)


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
