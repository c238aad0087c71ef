"""The policy file: its facts, and what a change of it changes."""

import dataclasses

import pytest

from bot.lookup import CATEGORIES, PRIORITIES, SCOPES
from chat_server.domain.sla import phone_open, promise
from chat_server.domain.walk import walk
from tests.domain.policies import LEAVE_IS_OFF, POLICY, changed, wib


def test_there_are_four_kinds_of_support_and_four_channels():
    assert tuple(kind.key for kind in POLICY.kinds) == CATEGORIES
    assert {channel.key: (channel.address, channel.hours) for channel in POLICY.channels} == {
        "email": ("support@dashpro.my.id", "always"),
        "chat": (None, "always"),
        "phone": ("081299900914", "business_hours"),
        "help_centre": (None, "always"),
    }


@pytest.mark.parametrize(
    ("key", "indonesian", "english", "within", "in_english", "clock"),
    [
        ("critical", "Kritis", "Critical", "1–2 jam", "1–2 hours", "day_and_night"),
        ("high", "Tinggi", "High", "4–6 jam", "4–6 hours", "day_and_night"),
        ("medium", "Menengah", "Medium", "24 jam", "24 hours", "day_and_night"),
        ("low", "Rendah", "Low", "1–2 hari kerja", "1–2 business days", "business_days"),
    ],
)
def test_each_priority_has_its_name_and_its_response_time(key, indonesian, english, within, in_english, clock):
    priority = POLICY.priority(key)

    assert (priority.name("id"), priority.name("en")) == (indonesian, english)
    assert (priority.within("id"), priority.within("en"), priority.clock) == (within, in_english, clock)


def test_the_telephone_hours_are_said_in_both_languages():
    assert POLICY.hours_text("phone", "id") == "Senin–Jumat 09.00–18.00 WIB, kecuali hari libur nasional"
    assert POLICY.hours_text("phone", "en") == "Monday–Friday 09:00–18:00 WIB, except national holidays"
    assert POLICY.hours_text("chat", "id") == "24 jam setiap hari"


def test_topics_that_are_not_covered_say_what_can_be_done_instead():
    assert tuple(topic.key for topic in POLICY.not_covered) == SCOPES[1:]
    for topic in POLICY.not_covered:
        assert topic.instead("id").startswith("Kami dapat ")
        assert topic.instead("en").startswith("We can ")


def test_escalation_and_contact_have_their_addresses():
    assert POLICY.escalation.address == "escalation@dashpro.my.id"
    assert POLICY.contact.address == "support@dashpro.my.id"
    assert [ask.key for ask in POLICY.asks] == ["information", "steps", "version"]


def test_priorities_stand_from_the_most_urgent_to_the_least():
    assert tuple(priority.key for priority in POLICY.priorities) == PRIORITIES


def test_facts_are_found_by_their_keys():
    assert POLICY.kind("usage").name("en") == "Using the features"
    assert POLICY.topic("hardware").name("en") == "Maintenance of your hardware or infrastructure"
    assert POLICY.ask("version").name("id") == "Memakai versi terbaru"
    with pytest.raises(KeyError, match="urgent"):
        POLICY.priority("urgent")


def test_a_policy_cannot_be_changed_by_accident():
    with pytest.raises(dataclasses.FrozenInstanceError):
        POLICY.newest_version = "9"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        POLICY.priorities[0].late = 9  # type: ignore[misc]


# Changing the file changes everything.


def test_another_response_time_moves_promise_words_and_explanation():
    policy = changed(("early: 4\n    late: 6", "early: 1.5\n    late: 3"))
    at = wib("2026-11-24 10:00")

    assert promise(policy, "high", at).warn_at == wib("2026-11-24 11:30")
    assert promise(policy, "high", at).due_at == wib("2026-11-24 13:00")
    assert (policy.priority("high").within("id"), policy.priority("high").within("en")) == ("1,5–3 jam", "1.5–3 hours")
    assert walk(policy, "high", at, "en")[-1].text.startswith("Promise to the visitor, at the latest after 3 hours:")


def test_another_clock_moves_the_promise():
    policy = changed(("late: 6\n    clock: day_and_night", "late: 6\n    clock: business_hours"))

    assert promise(policy, "high", wib("2026-11-27 16:00")).due_at == wib("2026-11-30 13:00")
    assert policy.priority("high").clock_text("id") == "dihitung selama jam kerja saja"


def test_other_hours_move_telephone_words_and_promise():
    policy = changed(('friday: ["09:00-18:00"]', 'friday: ["09.00–11.30", "13.30–18.00"]\n  saturday: ["08:00-12:00"]'))

    assert not phone_open(policy, wib("2026-11-27 12:00"))
    assert phone_open(policy, wib("2026-11-28 11:59"))
    assert promise(policy, "low", wib("2026-11-27 10:00")).warn_at == wib("2026-11-28 10:00")
    assert policy.business_hours_text("id") == (
        "Senin–Kamis 09.00–18.00; Jumat 09.00–11.30 dan 13.30–18.00; Sabtu 08.00–12.00 WIB, kecuali hari libur nasional"
    )


def test_another_zone_moves_the_opening():
    policy = changed(("zone: Asia/Jakarta", "zone: Asia/Jayapura"))

    assert phone_open(policy, wib("2026-11-24 07:00"))
    assert policy.business_hours_text("en").startswith("Monday–Friday 09:00–18:00 WIT,")


def test_collective_leave_is_named_in_the_hours_when_it_is_off():
    assert changed(LEAVE_IS_OFF).business_hours_text("id").endswith("kecuali hari libur nasional dan cuti bersama")


def test_other_names_and_addresses_are_the_ones_that_serve():
    policy = changed(("id: Kritis", "id: Darurat"), ("escalation@dashpro.my.id", "boss@dashpro.my.id"))

    assert policy.priority("critical").name("id") == "Darurat"
    assert policy.escalation.address == "boss@dashpro.my.id"
