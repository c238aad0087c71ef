"""Results: one JSON line and one row of the table for each measure."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    """A measured value beside its goal; `at_most`: smaller is better."""

    what: str
    value: float
    unit: str
    goal: float | None = None
    moonshot: float | None = None
    at_most: bool = True
    detail: str = ""

    @property
    def verdict(self) -> str:
        """Which of the two marks it reached."""
        if self.goal is None:
            return "—"
        if self.moonshot is not None and self._reaches(self.moonshot):
            return "moonshot"
        return "goal" if self._reaches(self.goal) else "missed"

    def _reaches(self, mark: float) -> bool:
        return self.value <= mark if self.at_most else self.value >= mark


def show(row: Row) -> None:
    """Print a row's JSON line as soon as it is known."""
    print(json.dumps(asdict(row) | {"verdict": row.verdict}, ensure_ascii=False), flush=True)


def table(rows: Sequence[Row]) -> str:
    """All rows as a Markdown table."""
    lines = ["| what | measured | goal | moonshot | reached | detail |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {row.what} | {_number(row.value)} {row.unit} | {_mark(row, row.goal)} | {_mark(row, row.moonshot)} "
        f"| {row.verdict} | {row.detail} |"
        for row in rows
    ]
    return "\n".join(lines)


def _mark(row: Row, mark: float | None) -> str:
    return "" if mark is None else f"{'≤' if row.at_most else '≥'} {_number(mark)} {row.unit}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
