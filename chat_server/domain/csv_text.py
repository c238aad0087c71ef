"""CSV that spreadsheets can open safely: whatever a visitor typed stays text and stays in its cell."""

import re
from collections.abc import Sequence

BOM = "\ufeff"  # without it Excel takes UTF-8 for something else

# What makes a cell a formula (OWASP, CSV injection), also in the wide forms of East Asian keyboards: at the beginning,
# maybe behind signs that a spreadsheet skips, or behind a separator, since a program that cuts at another sign than the
# comma does not honour our quotes and makes a cell of what follows.
_FORMULA = "[=+\\-@＝＋－＠]"
_BEGINS_FORMULA = re.compile(f"[\\s\"';]*{_FORMULA}|[\t\r\n]")
_BEHIND_SEPARATOR = re.compile(f"([;,|][\\s\"']*)(?={_FORMULA})")
# Rows end at line breaks and cells at tabs, for some programs even inside quotes.
_BREAKS = re.compile("[\t\r\n\v\f\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def csv_line(cells: Sequence[object]) -> str:
    """The cells as a line, every one in quotes; None is an empty cell."""
    return ",".join(f'"{_safe(cell)}"' for cell in cells) + "\r\n"


def _safe(cell: object) -> str:
    if cell is None:
        return ""
    typed = _CONTROLS.sub("", str(cell))
    text = _BEHIND_SEPARATOR.sub(r"\1'", _BREAKS.sub(" ", typed))
    if _BEGINS_FORMULA.match(typed):
        text = f"'{text}"
    return text.replace('"', '""')
