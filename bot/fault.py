"""What is wrong with a knowledge file, told so that an editor can mend it: file, line, what, cure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. `line` counts from 1; `file` is relative to the knowledge folder."""

    file: str
    line: int
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} Cure: {self.cure}"


class KnowledgeError(Exception):
    """Knowledge that cannot serve; `faults` are all that was found in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)
