"""docs/widget.md tells no less than what the built files weigh, and not much more."""

import gzip
import re

from tests.running import PROJECT, missing

BUILT = PROJECT / "chat_server" / "web" / "built"


def kilobytes(*names: str) -> float:
    """What a browser fetches for these files."""
    if not BUILT.is_dir():
        missing("the built widget")
    return sum(len(gzip.compress((BUILT / name).read_bytes(), 9)) for name in names) / 1000


def test_the_documented_sizes_are_those_of_the_built_files() -> None:
    table = (PROJECT / "docs" / "widget.md").read_text()
    told = {row: float(size) for row, size in re.findall(r"^\| ([^|]+) \| ([\d.]+) \|", table, re.MULTILINE)}
    loader, frame = kilobytes("widget.js"), kilobytes("frame.id.js", "frame.css")
    weighed = {
        "before the first touch": loader,
        "on first open": frame,
        "a visitor who never opens the chat": loader,
        "a visitor who does": loader + frame,
    }
    assert set(told) == set(weighed)
    for row, size in weighed.items():
        assert size <= told[row] + 0.05 <= size * 1.05 + 0.05, row
