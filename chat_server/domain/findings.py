"""Collects what is wrong with one file, so that its editor learns everything at once."""

from bot.fault import Fault, KnowledgeError

Path = tuple[str | int, ...]


class Findings:
    """The faults found in `file` so far; `lines` are those of `read_yaml_with_lines`."""

    def __init__(self, file: str, lines: dict[Path, int]) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self._lines = lines

    def add(self, path: Path, what: str, cure: str) -> None:
        """Remember a fault of the entry at `path`, or of the nearest entry around it that stands in the file."""
        while path not in self._lines:
            path = path[:-1]
        self.faults.append(Fault(self.file, self._lines[path], what, cure))

    def raise_any(self) -> None:
        """Raise KnowledgeError when there are faults."""
        if self.faults:
            raise KnowledgeError(self.faults)
