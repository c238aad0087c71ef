"""The contact page says when the telephone is answered again, by the policy's calendar."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from chat_server.services.policy_folder import read_policy_folder
from chat_server.web.help_contact import days_off, ways

POLICY = read_policy_folder(Path(__file__).parents[2] / "knowledge")


def phone(language: str, *at: int):
    return next(way for way in ways(POLICY, language, datetime(*at, tzinfo=UTC)) if way.key == "phone")


def test_in_business_hours_the_telephone_is_open():
    assert phone("id", 2026, 11, 24, 4, 0).opens is None


@pytest.mark.parametrize(
    ("at", "language", "opens"),
    [
        ((2026, 11, 24, 11, 0), "id", "Rabu, 25 November 2026 pukul 09.00 WIB"),
        ((2026, 11, 24, 1, 30), "id", "hari ini pukul 09.00 WIB"),
        ((2026, 11, 27, 12, 0), "en", "Monday, 30 November 2026 at 09:00 WIB"),
        ((2026, 12, 24, 12, 0), "id", "Senin, 28 Desember 2026 pukul 09.00 WIB"),
    ],
)
def test_outside_them_the_next_opening_is_said(at, language, opens):
    assert phone(language, *at).opens == opens


def test_what_never_closes_has_no_opening_time():
    found = ways(POLICY, "id", datetime(2026, 11, 29, 20, 0, tzinfo=UTC))
    assert [way.key for way in found if way.opens] == ["phone"]


def test_addresses_become_links():
    links = {way.key: way.link for way in ways(POLICY, "en", datetime(2026, 11, 24, tzinfo=UTC))}
    assert links["email"] == "mailto:support@dashpro.my.id"
    assert links["phone"] == "tel:081299900914"
    assert links["chat"] is None


def test_the_holidays_ahead_are_named_but_not_the_weekends():
    ahead = days_off(POLICY, "id", datetime(2026, 12, 20, tzinfo=UTC))
    assert ("Jumat, 25 Desember 2026", "Hari Raya Natal") in [(off.day, off.why) for off in ahead]
    assert not [off for off in ahead if off.day.startswith(("Sabtu", "Minggu"))]
