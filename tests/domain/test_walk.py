"""Why is it due then? The explanation in words."""

from datetime import timedelta

import pytest

from chat_server.domain.sla import promise
from chat_server.domain.walk import walk
from tests.domain.policies import LEAVE_IS_OFF, POLICY, changed, wib


def texts(policy, priority, at, language="en"):
    return [step.text for step in walk(policy, priority, wib(at), language)]


def test_the_walk_over_christmas_names_every_day_in_indonesian():
    assert texts(POLICY, "low", "2026-12-24 10:00", "id") == [
        "Pertama kali meminta petugas: Kamis, 24 Desember 2026 pukul 10.00 WIB.",
        (
            "Prioritas Rendah: dijawab dalam 1–2 hari kerja, dihitung pada hari kerja saja. "
            "Jam kerja: Senin–Jumat 09.00–18.00 WIB, kecuali hari libur nasional."
        ),
        "Jumat, 25 Desember 2026: Hari Raya Natal, hari libur nasional; tidak dihitung.",
        "Sabtu, 26 Desember 2026 sampai Minggu, 27 Desember 2026: akhir pekan; tidak dihitung.",
        "Senin, 28 Desember 2026: hari kerja ke-1.",
        "Selasa, 29 Desember 2026: hari kerja ke-2.",
        "Peringatan untuk tim, setelah 1 hari kerja: Senin, 28 Desember 2026 pukul 10.00 WIB.",
        "Janji kepada pengunjung, paling lambat setelah 2 hari kerja: Selasa, 29 Desember 2026 pukul 10.00 WIB.",
    ]


def test_the_walk_of_a_day_and_night_clock_is_short():
    assert texts(POLICY, "high", "2026-12-24 20:00") == [
        "First asked for a person: Thursday, 24 December 2026 at 20:00 WIB.",
        "Priority High: answered within 4–6 hours, counted day and night, weekends and holidays included.",
        "Warning to the team, after 4 hours: Friday, 25 December 2026 at 00:00 WIB.",
        "Promise to the visitor, at the latest after 6 hours: Friday, 25 December 2026 at 02:00 WIB.",
    ]


def test_the_walk_says_when_counting_begins():
    assert texts(POLICY, "low", "2026-11-27 23:00")[2:5] == [
        "Saturday, 28 November 2026 to Sunday, 29 November 2026: weekend; not counted.",
        "Outside business hours, so counted from Monday, 30 November 2026 at 09:00 WIB.",
        "Tuesday, 1 December 2026: business day 1.",
    ]


def test_the_walk_names_collective_leave_when_it_counts():
    steps = texts(changed(LEAVE_IS_OFF), "low", "2026-12-23 10:00")

    assert "except national holidays and days of collective leave" in steps[1]
    assert steps[2].startswith("Thursday, 24 December 2026: ")
    assert steps[2].endswith(", collective leave; not counted.")


def test_the_walk_of_an_hours_clock_tells_what_each_stretch_counts():
    policy = changed(
        ("late: 6\n    clock: day_and_night", "late: 6\n    clock: business_hours"),
        ('monday: ["09:00-18:00"]', 'monday: ["09:00-12:00", "13:00-18:00"]'),
    )

    assert texts(policy, "high", "2026-11-27 16:30", "id")[2:] == [
        "Jumat, 27 November 2026, 16.30–18.00: 1 jam 30 menit dihitung, sisa 4 jam 30 menit.",
        "Sabtu, 28 November 2026 sampai Minggu, 29 November 2026: akhir pekan; tidak dihitung.",
        "Senin, 30 November 2026, 09.00–12.00: 3 jam dihitung, sisa 1 jam 30 menit.",
        "Senin, 30 November 2026, 13.00–14.30: 1 jam 30 menit dihitung, sisa 0 menit.",
        "Peringatan untuk tim, setelah 4 jam: Senin, 30 November 2026 pukul 11.30 WIB.",
        "Janji kepada pengunjung, paling lambat setelah 6 jam: Senin, 30 November 2026 pukul 14.30 WIB.",
    ]


def test_the_walk_warns_of_holidays_that_are_still_estimates():
    assert texts(POLICY, "low", "2031-02-24 10:00")[-1] == (
        "The holidays of 2031 are not decreed yet, so the dates of lunar feasts are estimates."
    )
    assert walk(POLICY, "critical", wib("2031-02-24 10:00"), "en")[-1].kind == "due"


@pytest.mark.parametrize("priority", ["critical", "high", "medium", "low"])
@pytest.mark.parametrize("days", range(0, 20, 3))
def test_the_walk_ends_at_the_promise(priority, days):
    at = wib("2026-12-20 07:13") + timedelta(days=days, hours=5 * days)

    ends = {step.kind: step.at for step in walk(POLICY, priority, at, "id")}

    assert (ends["warn"], ends["due"]) == (
        promise(POLICY, priority, at).warn_at,
        promise(POLICY, priority, at).due_at,
    )
