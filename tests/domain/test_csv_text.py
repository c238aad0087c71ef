"""No cell that a visitor typed is a formula, whichever program opens the file."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.csv_text import csv_line

FORMULA_SIGNS = "=+-@＝＋－＠"


def cells(line: str, separator: str) -> list[str]:
    """The cells that a program sees which cuts at `separator`."""
    return [cell for row in csv.reader(io.StringIO(line, newline=""), delimiter=separator) for cell in row]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("halo", "halo"),
        ("3 - 1", "3 - 1"),
        ("=1+1", "'=1+1"),
        ("+62811", "'+62811"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("\tx", "' x"),
        (" =1", "' =1"),
        ('"=1', "'\"=1"),
        ("'=1", "''=1"),
        (";=1", "';'=1"),
        ("a;=1", "a;'=1"),
        ('a,"=1', "a,\"'=1"),
        ("a|@x", "a|'@x"),
        ("＝1", "'＝1"),
        ("\x00=1", "'=1"),
        ("dua\nbaris", "dua baris"),
        (None, ""),
        (12, "12"),
    ],
)
def test_what_would_be_a_formula_gets_an_apostrophe(typed: object, kept: str) -> None:
    assert cells(csv_line([typed]), ",") == [kept]


@given(st.lists(st.text(alphabet="=+-@＝ab \t\r\n\"';,|\x00\x0b\u2028", max_size=12), min_size=1, max_size=4))
def test_no_cell_begins_a_formula_whatever_the_separator(typed: list[str]) -> None:
    line = csv_line(typed)
    assert len(line.splitlines()) == 1
    assert len(cells(line, ",")) == len(typed)
    for separator in ",;\t|":
        for cell in cells(line, separator):
            assert cell.lstrip(" \"'") == cell or not cell.startswith(tuple(FORMULA_SIGNS)), (separator, cell)
            assert not cell.strip().strip('"').startswith(tuple(FORMULA_SIGNS)), (separator, cell)
