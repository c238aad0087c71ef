"""`policy due` as the command line calls it, on a knowledge folder."""

import io
import json
import shutil
from pathlib import Path

import pytest

from bot.fault import KnowledgeError
from chat_server.domain.errors import InvalidError
from chat_server.policy_commands import due

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"


def printed(priority: str, at: str, *, as_json: bool = False, folder: Path = KNOWLEDGE) -> str:
    out = io.StringIO()
    due(folder, priority, at, as_json=as_json, out=out)
    return out.getvalue()


def test_both_times_and_the_reason_are_printed():
    lines = printed("low", "2026-12-24T10:00+07:00").splitlines()

    assert lines[:2] == ["warn_at  2026-12-28T10:00:00+07:00", "due_at   2026-12-29T10:00:00+07:00"]
    assert "  Friday, 25 December 2026: Christmas Day, a national holiday; not counted." in lines


@pytest.mark.parametrize("at", ["2026-12-24T10:00+07:00", "2026-12-24T03:00Z", "2026-12-24T10:00", "2026-12-24 10:00"])
def test_json_is_rfc_3339_in_utc_and_a_moment_without_offset_is_wib(at):
    assert json.loads(printed("low", at, as_json=True)) == {
        "warn_at": "2026-12-28T03:00:00.000Z",
        "due_at": "2026-12-29T03:00:00.000Z",
    }


@pytest.mark.parametrize(
    ("priority", "at", "sentence"),
    [
        ("urgent", "2026-12-24T10:00", "there is no priority “urgent”; give one of critical, high, medium, low"),
        ("low", "christmas", "“christmas” is no moment; give date and time such as 2026-12-24T10:00"),
        ("low", "2026-02-30T10:00", "is no moment"),
        ("low", "9999-12-31T10:00", "give a year from 2000 to 2100"),
    ],
)
def test_a_wrong_value_is_refused_with_a_cure(priority, at, sentence):
    with pytest.raises(InvalidError, match=sentence):
        printed(priority, at)


def test_the_folders_own_days_and_history_count(tmp_path):
    shutil.copy(KNOWLEDGE / "policy.yaml", tmp_path)
    (tmp_path / "holidays.yaml").write_text(
        "closed:\n  - {date: 2026-12-28, name: {id: Libur, en: Day off}}\n", "utf-8"
    )

    assert json.loads(printed("low", "2026-12-24T10:00", as_json=True, folder=tmp_path))["warn_at"].startswith(
        "2026-12-29"
    )

    (tmp_path / "policy_history").mkdir()
    (tmp_path / "policy_history" / "2026-01-01.yaml").write_text("version: ]", "utf-8")
    with pytest.raises(KnowledgeError, match=r"policy_history/2026-01-01\.yaml:1: This is not YAML"):
        printed("low", "2026-12-24T10:00", folder=tmp_path)


def test_a_folder_without_a_policy_says_what_to_do(tmp_path):
    with pytest.raises(KnowledgeError, match=r"Put policy\.yaml into the knowledge folder"):
        printed("low", "2026-12-24T10:00", folder=tmp_path)


def test_a_file_that_is_not_utf_8_says_so(tmp_path):
    (tmp_path / "policy.yaml").write_bytes(b"title: caf\xe9")

    with pytest.raises(KnowledgeError, match="Save the file as UTF-8"):
        printed("low", "2026-12-24T10:00", folder=tmp_path)
