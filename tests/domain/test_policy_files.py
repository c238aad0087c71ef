"""The policy from several files: special days and earlier versions."""

from datetime import date

import pytest

from bot.fault import KnowledgeError
from chat_server.domain.policy import Policy, is_policy_file, read_policy_files
from chat_server.domain.sla import phone_open, promise
from chat_server.domain.walk import walk
from tests.domain.policies import POLICY_TEXT, line_of, wib, with_changes


def of_day(day: str, version: str) -> str:
    return with_changes(("\ndate: ", f"\ndate: {day}  # "), ("\nversion: ", f'\nversion: "{version}"  # '))


def test_earlier_versions_stand_behind_the_current_one_newest_first():
    policy = read_policy_files(
        {
            "policy.yaml": of_day("2026-11-23", "3"),
            "policy_history/2025-01-01.yaml": of_day("2025-01-01", "1"),
            "policy_history/2026-02-01.yaml": of_day("2026-02-01", "2"),
        }
    )

    assert (policy.version, policy.date) == ("3", date(2026, 11, 23))
    assert [(earlier.version, earlier.date.year) for earlier in policy.earlier] == [("2", 2026), ("1", 2025)]
    assert all(isinstance(earlier, Policy) for earlier in policy.earlier)


def test_an_earlier_version_must_be_of_an_earlier_day():
    with pytest.raises(KnowledgeError) as caught:
        read_policy_files({"policy.yaml": POLICY_TEXT, "policy_history/a.yaml": POLICY_TEXT})

    fault = caught.value.faults[0]
    assert (fault.file, fault.line) == ("policy_history/a.yaml", line_of(POLICY_TEXT, "date: 2026"))
    assert "the day from which it holds" in fault.cure


def test_a_missing_policy_is_a_fault():
    with pytest.raises(KnowledgeError, match=r"policy\.yaml:1: The policy is missing"):
        read_policy_files({})


def test_the_faults_of_all_files_are_told_together():
    with pytest.raises(KnowledgeError) as caught:
        read_policy_files({"policy.yaml": "version: 1", "holidays.yaml": "closed: 1", "policy_history/x.yaml": "[]"})

    assert [fault.file for fault in caught.value.faults] == ["holidays.yaml", "policy.yaml", "policy_history/x.yaml"]


def test_special_days_close_the_telephone_and_move_promises():
    holidays = "closed:\n  - date: 2026-11-25\n    name: {id: Libur, en: Day off}\n"
    policy = read_policy_files({"policy.yaml": POLICY_TEXT, "holidays.yaml": holidays})

    assert not phone_open(policy, wib("2026-11-25 10:00"))
    assert promise(policy, "low", wib("2026-11-24 10:00")).warn_at == wib("2026-11-26 10:00")
    assert walk(policy, "low", wib("2026-11-24 10:00"), "id")[2].text == (
        "Rabu, 25 November 2026: Libur, tutup; tidak dihitung."
    )


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("policy.yaml", True),
        ("holidays.yaml", True),
        ("policy_history/2026-01-01.yaml", True),
        ("policy_history/notes.md", False),
        ("triage.yaml", False),
        ("id/policy.yaml", False),
    ],
)
def test_the_files_that_make_the_policy_are_known_by_name(name, is_one):
    assert is_policy_file(name) is is_one
