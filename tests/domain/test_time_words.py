"""Periods as they are written, and times as they are said."""

from datetime import date, timedelta

import pytest

from chat_server.domain.periods import DAY, Period, is_overlapping, is_week_overlapping, read_period
from chat_server.domain.time_words import amount_text, day_text, duration_text, periods_text, week_text


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("09:00-18:00", Period(540, 1080)),
        ("9.00 – 18.00", Period(540, 1080)),
        ("22:00-06:00", Period(1320, 1800)),
        ("00:00-24:00", Period(0, DAY)),
        ("00:00-00:00", Period(0, DAY)),
        ("23:59-24:00", Period(1439, DAY)),
        ("24:00-06:00", None),
        ("09:60-18:00", None),
        ("09:00-24:01", None),
        ("٠٩:٠٠-١٨:٠٠", None),  # digits of another script
        ("09:00", None),
        ("", None),
    ],
)
def test_a_period_is_read_as_people_write_it(text, period):
    assert read_period(text) == period


def test_periods_that_touch_do_not_overlap():
    assert not is_overlapping([Period(780, 1080), Period(540, 780)])
    assert is_overlapping([Period(780, 1080), Period(540, 781)])


def test_sunday_nights_shift_may_not_overlap_monday():
    night = ((Period(22 * 60, 30 * 60),),)

    assert is_week_overlapping(((Period(300, 720),), *((),) * 5, *night))
    assert not is_week_overlapping(((Period(360, 720),), *((),) * 5, *night))


def test_days_and_durations_are_said_in_both_languages():
    assert day_text(date(2026, 8, 17), "id") == "Senin, 17 Agustus 2026"
    assert day_text(date(2026, 8, 17), "en") == "Monday, 17 August 2026"
    assert duration_text(timedelta(hours=1, minutes=1), "en") == "1 hour 1 minute"
    assert duration_text(timedelta(hours=25), "id") == "25 jam"
    assert duration_text(timedelta(), "en") == "0 minutes"
    assert amount_text(1, "business_days", "en") == "1 business day"
    assert amount_text(0.5, "day_and_night", "id") == "0,5 jam"


def test_equal_days_in_a_row_are_said_together():
    office, night, day_and_night = (Period(540, 1080),), (Period(1320, 1800),), (Period(0, DAY),)

    assert week_text((office, office, night, (), office, (), ()), "en") == (
        "Monday–Tuesday 09:00–18:00; Wednesday 22:00–06:00; Friday 09:00–18:00"
    )
    assert week_text((day_and_night,) * 7, "id") == "Senin–Minggu 00.00–24.00"
    assert periods_text((Period(540, 720), Period(780, 1080)), "en") == "09:00–12:00 and 13:00–18:00"
