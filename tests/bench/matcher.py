"""The matcher's bench: `python -m tests.bench.matcher` measures it on the evaluation sets and writes docs/bot.md.

NLU_DATA names the folder of the sets (default ../shared/nlu). Without it nothing is measured and nothing fails.
"""

import os
import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import mean

from bot.matching import Matcher, Phrased
from bot.text import normalise
from tests.bench.answers import Measured, measure, percentile
from tests.bench.large import entries_of
from tests.bench.sets import GOALS, SLIP_SEEDS, EvaluationSet, read_sets
from tests.bench.slips import mistyped

PAGE = Path(__file__).parents[2] / "docs" / "bot.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_SIZES = (400, 1_000, 3_000, 100_000)
_QUESTIONS = 1_000
_COLUMNS = (
    "set",
    "top-1",
    "without names",
    "best before",
    "goal",
    "moonshot",
    "",
    "top-3",
    "top-1 mistyped",
    "loss",
    "AUROC",
    "answered rightly",
    "answers right",
    "refused out of scope",
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def factory(entries: Sequence[dict], *, with_names: bool = True) -> Callable[[str], dict]:
    """Adapts the matcher to the evaluator: entries are {"id", "phrasings"}, answers {"ids", "conf", "abstain"}.

    An entry's name is one of its phrasings, as an article's title is in our knowledge.
    """
    named = [
        Phrased(entry["id"], (*entry["phrasings"], _name(entry["id"])) if with_names else tuple(entry["phrasings"]))
        for entry in entries
    ]
    matcher = Matcher.build(named)

    def answer(text: str) -> dict:
        match = matcher.match(text)
        return {
            "ids": [scored.id for scored in match.ranked],
            "conf": match.confidence,
            "abstain": match.zone != "answer",
        }

    return answer


def _name(entry_id: str) -> str:
    return normalise(_CAMEL.sub(" ", entry_id))


def quality_table(sets: Sequence[EvaluationSet]) -> list[str]:
    """The table of how right the matcher is, a line for each set."""
    lines = [
        f"| {' | '.join(_COLUMNS)} |",
        "|---" * len(_COLUMNS) + "|",
    ]
    losses = []
    for each in sets:
        answer = factory(each.entries)
        clean = measure(answer, each.questions)
        nameless = measure(factory(each.entries, with_names=False), each.questions)
        slipped = mean(measure(answer, each.mistyped(seed)).top1 for seed in SLIP_SEEDS)
        losses.append(clean.top1 - slipped)
        lines.append(_quality_line(each.name, clean, nameless.top1, slipped))
        print(lines[-1], flush=True)
    lines.append(f"\nLoss under one or two slips a question, mean of the sets: {mean(losses):.1f} points.")
    return lines


def _quality_line(name: str, clean: Measured, nameless: float, slipped: float) -> str:
    goal = GOALS[name]
    verdict = "moonshot" if clean.top1 >= goal.moonshot else "reached" if clean.top1 >= goal.goal else "**missed**"
    cells = (
        name,
        f"{clean.top1:.1f}",
        f"{nameless:.1f}",
        f"{goal.before:g}",
        f"{goal.goal:g}",
        f"{goal.moonshot:g}",
        verdict,
        f"{clean.top3:.1f}",
        f"{slipped:.1f}",
        f"{clean.top1 - slipped:.1f}",
        _or_dash(clean.auroc),
        f"{clean.right_answers:.0f}",
        f"{clean.precision:.0f}",
        _or_dash(clean.refused, 0),
    )
    return f"| {' | '.join(cells)} |"


def _or_dash(value: float | None, digits: int = 1) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def cost_table(sets: Sequence[EvaluationSet]) -> list[str]:
    """The table of what the matcher costs, a line for each size."""
    lines = [
        "| phrasings | build, s | kept in memory, MB | match p50, ms | p95 | p99 |",
        "|---|---|---|---|---|---|",
    ]
    chance = Random(0)
    questions = [question.text for each in sets for question in each.questions]
    asked = [mistyped(text, chance) for text in chance.sample(questions, min(_QUESTIONS, len(questions)))]
    for size in _SIZES:
        entries = entries_of(sets, size)
        start = time.process_time()
        matcher = Matcher.build(entries)
        built = time.process_time() - start
        took = [_took(matcher, text) for text in asked]
        spent = " | ".join(f"{percentile(took, share) * 1000:.1f}" for share in (0.5, 0.95, 0.99))
        del matcher
        lines.append(f"| {size:,} | {built:.2f} | {_kept(entries):.0f} | {spent} |")
        print(lines[-1], flush=True)
    return lines


def _took(matcher: Matcher, text: str) -> float:
    """The least of three times: what it costs, not what neighbours on the machine add."""
    least = float("inf")
    for _ in range(3):
        start = time.process_time()
        matcher.match(text)
        least = min(least, time.process_time() - start)
    return least


def _kept(entries: Sequence[Phrased]) -> float:
    tracemalloc.start()
    matcher = Matcher.build(entries)
    kept = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    assert matcher
    return kept


def write(page: Path, lines: Sequence[str]) -> None:
    """Put the lines between the page's marks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text("\n".join((f"{before}{BEGIN}", *lines, f"{END}{after}")), encoding="utf-8")


def main() -> int:
    """Measure and write; 0 also where there is nothing to measure on."""
    folder = Path(os.environ.get("NLU_DATA", "../shared/nlu"))
    sets = read_sets(folder)
    if not sets:
        print(f"No evaluation sets in {folder}: nothing measured. NLU_DATA names their folder.")
        return 0
    lines = [*quality_table(sets), "", *cost_table(sets)]
    write(PAGE, lines)
    print(f"Written to {PAGE}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
