"""What is wrong with a policy file is told with line and cure."""

import pytest

from bot.fault import KnowledgeError
from chat_server.domain.policy import read_policy
from tests.domain.policies import POLICY_TEXT, line_of, with_changes


def faults_of(text: str):
    with pytest.raises(KnowledgeError) as caught:
        read_policy(text)
    return caught.value.faults


@pytest.mark.parametrize(
    ("old", "new", "marked", "what", "cure"),
    [
        ("newest_version: ", "newest_version: soon  # ", "newest_version:", "not a version", '"4.2.0"'),
        ("zone: Asia/Jakarta", "zone: Asia/Jakata", "zone: Asia/Jakata", "no time zone", "Asia/Jakarta"),
        ("zone: Asia/Jakarta", "zone: Asia", "zone: Asia", "no time zone", "Asia/Jakarta"),
        ("zone: Asia/Jakarta", "zone: /etc/passwd", "zone: /etc/passwd", "no time zone", "Asia/Jakarta"),
        ('monday: ["09:00-18:00"]', 'monday: ["9 to 5"]', "9 to 5", "not a period", "09:00-18:00"),
        ('monday: ["09:00-18:00"]', 'monday: ["09:00-25:00"]', "25:00", "not a period", "09:00-18:00"),
        (
            'monday: ["09:00-18:00"]',
            'monday: ["09:00-13:00", "12:00-18:00"]',
            "monday:",
            "overlap",
            "ends",
        ),
        ('monday: ["09:00-18:00"]', 'monday: ["22:00-10:00"]', "business_hours:", "over midnight", "before the next"),
        ("early: 4", "early: 7", "early: 7", "after the late end", "Exchange"),
        ("early: 4", "early: 0", "early: 0", "> 0", "README"),
        ("early: 4", "early: four", "early: four", "got `str`", "README"),
        (
            "late: 2\n    clock: business_days",
            "late: 2.5\n    clock: business_days",
            "key: low",
            "whole",
            "Write 1 or 2",
        ),
        ("key: high", "key: urgent", "key: urgent", "urgent", "README"),
        ("key: low", "key: high  # again", "# again", "stands here twice", "Keep one"),
        ("clock: day_and_night", "clock: always", "clock: always", "always", "README"),
        ('address: "081299900914"', "address: call us", "address: call us", "telephone number", "081299900914"),
        ("address: support@dashpro.my.id", "address: support", "address: support", "e-mail", "support@dashpro.my.id"),
        ("address: escalation@dashpro.my.id", "address: boss", "address: boss", "e-mail", "support@dashpro.my.id"),
        ("      id: Kritis", "      id: ''", "id: ''", "length", "README"),
        ("\ndate: ", "\ndate: yesterday  # ", "date: yesterday", "date", "README"),
        ("version:", "versoin:", "# The support policy", "versoin", "README"),
        ("  monday:", "  mondy:", "business_hours:", "mondy", "README"),
        ("kinds:", "kinds: [", "key: technical", "not YAML", "indentation"),
    ],
)
def test_a_fault_tells_its_line_and_its_cure(old, new, marked, what, cure):
    text = with_changes((old, new))

    fault = faults_of(text)[0]

    assert fault.file == "policy.yaml"
    assert fault.line == line_of(text, marked)
    assert what in fault.what
    assert cure in fault.cure


def test_a_text_without_one_of_its_languages_is_refused():
    fault = faults_of(with_changes(("      id: Kritis\n", "")))[0]

    assert fault.line == line_of(POLICY_TEXT, "id: Kritis") - 1
    assert fault.what == "Object missing required field `id` (in priorities[0].name)."


def test_all_faults_are_told_at_once():
    faults = faults_of(
        with_changes(("early: 1", "early: 3"), ("zone: Asia/Jakarta", "zone: Mars"), ("key: usage", "key: technical"))
    )

    assert [fault.what.split(" ")[0] for fault in faults] == ["“technical”", "“kinds”", "The", "There"]


def test_hours_on_no_day_are_refused():
    start, end = POLICY_TEXT.index("  monday:"), POLICY_TEXT.index("# National holidays")

    assert "No day has hours" in faults_of(POLICY_TEXT[:start] + "  monday: []\n" + POLICY_TEXT[end:])[0].what


def test_all_missing_entries_are_named():
    text = with_changes(("key: usage", "key: technical"), ("key: integration", "key: technical"))

    assert [fault.what for fault in faults_of(text)] == [
        "“technical” stands here twice.",
        "“technical” stands here twice.",
        "“kinds” lacks usage, integration.",
    ]
