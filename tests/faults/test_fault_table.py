"""docs/reliability.md names every fault, and every test that it names exists."""

import re

from tests.running import PROJECT

_PAGE = (PROJECT / "docs" / "reliability.md").read_text()
_ROWS = dict(re.findall(r"^\| F(\d+) \| (.*) \|$", _PAGE, re.MULTILINE))
_NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


def test_every_fault_has_a_row_with_a_test_or_says_that_it_has_none() -> None:
    assert [int(number) for number in _ROWS] == list(range(1, 41))
    for number, row in _ROWS.items():
        assert bool(_NAMED.search(row)) != ("not automated" in row), f"F{number}"


def test_every_named_test_exists() -> None:
    named = _NAMED.findall(_PAGE)
    assert named
    missing = [
        f"{file}::{test}" for file, test in named if f"def {test}(" not in (PROJECT / "tests" / file).read_text()
    ]
    assert missing == []


def test_at_least_thirty_faults_are_automated() -> None:
    assert sum(bool(_NAMED.search(row)) for row in _ROWS.values()) >= 30
