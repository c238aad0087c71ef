"""`holidays.yaml`: special days, seasons, and its faults with line and cure."""

from datetime import date

import pytest

from bot.fault import KnowledgeError
from chat_server.domain.calendar import SpecialDay, SpecialDays
from chat_server.domain.holidays_file import read_holidays
from chat_server.domain.periods import Period
from chat_server.domain.policy_facts import Text

WHOLE = """
closed:
  - date: 2026-12-31
    name: {id: Libur akhir tahun, en: End of the year}
open:
  - date: 2026-12-26
    name: {id: Inventarisasi, en: Stocktaking}
    hours: ["13:00-15:00", "09:00-12:00"]
seasons:
  - from: 2027-02-08
    to: 2027-03-09
    hours:
      monday: ["08:00-15:00"]
checked_years: [2028]
"""


def test_days_seasons_and_checked_years_are_read():
    special = read_holidays(WHOLE, "holidays.yaml")

    assert special.days == {
        date(2026, 12, 31): SpecialDay(Text(id="Libur akhir tahun", en="End of the year")),
        date(2026, 12, 26): SpecialDay(
            Text(id="Inventarisasi", en="Stocktaking"), (Period(540, 720), Period(780, 900))
        ),
    }
    assert special.seasons[0].week == ((Period(480, 900),), (), (), (), (), (), ())
    assert special.checked_years == {2028}


def test_an_empty_file_changes_nothing():
    assert read_holidays("# nothing yet\n", "holidays.yaml") == SpecialDays()


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("2026-12-26", "2026-12-31", 6, "2026-12-31 stands here twice"),
        ("date: 2026-12-31", "date: new year", 3, "date"),
        ('["13:00-15:00", "09:00-12:00"]', "[]", 8, "length"),
        ('"13:00-15:00"', '"11:00-15:00"', 8, "overlap"),
        ('"13:00-15:00"', '"1 pm"', 8, "not a period"),
        ("to: 2027-03-09", "to: 2027-01-09", 11, "before it begins"),
        ('["08:00-15:00"]', "[]", 12, "No day has hours"),
        ("en: Stocktaking", "eng: Stocktaking", 7, "unknown field `eng`"),
        ("checked_years: [2028]", "checked_years: [soon]", 14, "got `str`"),
    ],
)
def test_a_fault_tells_its_line(old, new, line, what):
    with pytest.raises(KnowledgeError) as caught:
        read_holidays(WHOLE.replace(old, new), "holidays.yaml")

    fault = caught.value.faults[0]
    assert (fault.file, fault.line) == ("holidays.yaml", line)
    assert what in fault.what
    assert fault.cure


def test_a_day_can_be_closed_only_once():
    text = "closed:\n" + "  - {date: 2026-12-31, name: {id: Libur, en: Day off}}\n" * 2

    with pytest.raises(KnowledgeError, match=r"holidays.yaml:3: 2026-12-31 stands here twice"):
        read_holidays(text, "holidays.yaml")


def test_two_seasons_cannot_share_a_day():
    season = "  - {from: 2027-02-08, to: 2027-03-09, hours: {monday: ['08:00-15:00']}}\n"

    with pytest.raises(KnowledgeError, match="Two seasons share 2027-02-08"):
        read_holidays(f"seasons:\n{season}{season}", "holidays.yaml")
