"""`knowledge check` and `knowledge ask`: what editors read, and the batch interface."""

import io
import json
import shutil
from pathlib import Path

import pytest

from chat_server import knowledge_commands
from tests.services.folders import article, small_folder

KEYS = [
    "language",
    "zone",
    "articles",
    "category",
    "priority",
    "scope",
    "wants_human",
    "escalates",
    "smalltalk",
    "out_of_scope",
    "reasons",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "knowledge")


def checked(folder: Path) -> tuple[int, str]:
    out = io.StringIO()
    return knowledge_commands.check(folder, out), out.getvalue()


def answers(folder: Path, *lines: str) -> list[dict[str, object]]:
    out = io.StringIO()
    knowledge_commands.ask_lines(folder, lines, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_sound_folder_has_only_hints(folder: Path) -> None:
    code, told = checked(folder)
    assert code == 0
    assert "hint: id/export-report.md:1: There is no translation" in told
    assert told.endswith("3 articles, 0 faults, 1 hints\n")


def test_faults_of_several_files_are_all_told(folder: Path) -> None:
    (folder / "id/change-logo.md").write_text(article("Logo", "ganti logo").replace("usage", "cooking"))
    (folder / "en/broken.md").write_bytes(b"\xff\xfe")
    (folder / "triage.yaml").write_text("kinds: [\n")
    code, told = checked(folder)
    assert code == 1
    for place in ("id/change-logo.md:3: ", "en/broken.md:1: ", "triage.yaml:2: "):
        assert place in told
    assert told.count("Cure: ") == 3


def test_faults_between_articles_are_told(folder: Path) -> None:
    text = (folder / "id/export-report.md").read_text()
    text = text.replace("related: []", "related: [no-such-article]").replace(
        "  - tolong ekspor", "  - ganti logo perusahaan\n  - tolong ekspor"
    )
    (folder / "id/export-report.md").write_text(
        text.replace("  - bagaimana ekspor laporan bulanan", "  - bagaimana ganti logo perusahaan")
    )
    code, told = checked(folder)
    assert code == 1
    assert "id/export-report.md:6: “ganti logo perusahaan” is also a phrasing of id/change-logo.md." in told
    assert "There is no article “no-such-article”" in told
    assert "The test “bagaimana ganti logo perusahaan” finds" in told


def test_a_fault_in_the_ready_made_replies_is_told_with_its_line(folder: Path) -> None:
    reply = "replies:\n  - {key: hello, title: {id: Salam, en: Greeting}, text: {id: Halo, en: 'Hello {name}'}}\n"
    (folder / "replies.yaml").write_text(reply)
    code, told = checked(folder)
    assert code == 1
    assert "replies.yaml:2: There is no “{name}” to fill in." in told


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    code, told = checked(tmp_path)
    assert code == 1
    assert "There is no article." in told
    assert "policy.yaml:1: " in told
    assert "triage.yaml:1: The file is missing." in told


def test_asking_tells_the_article_and_why(folder: Path) -> None:
    out = io.StringIO()
    knowledge_commands.ask(folder, "tolong ganti logo perusahaan\x1b[2J", out)
    told = out.getvalue()
    for part in (
        "Language   id",
        "change-logo  Mengganti logo",
        "closest phrasing",
        "Category   usage",
        "Priority   medium",
        "Scope      in",
    ):
        assert part in told
    assert "\x1b" not in told


def test_the_batch_interface_answers_each_line_with_exactly_its_keys(folder: Path) -> None:
    found = answers(folder, '{"text": "ganti logo perusahaan"}', "", '{"text": "halo", "language": "en"}')
    assert [list(each) for each in found] == [KEYS, KEYS]
    assert found[0]["articles"][0]["slug"] == "change-logo"  # type: ignore[index]
    assert (found[0]["language"], found[0]["smalltalk"]) == ("id", False)
    assert (found[1]["language"], found[1]["smalltalk"]) == ("en", True)


@pytest.mark.parametrize(
    "line", ["x", "[" * 100_000, '"text"', '{"text": 1}', '{"texts": "x"}', '{"text": "x", "language": "fr"}']
)
def test_a_wrong_line_gets_an_error_and_the_next_is_answered(folder: Path, line: str) -> None:
    found = answers(folder, line, '{"text": "halo"}')
    assert list(found[0]) == ["error"]
    assert list(found[1]) == KEYS


def test_a_lone_surrogate_does_not_stop_the_batch(folder: Path) -> None:
    assert list(answers(folder, '{"text": "ganti \\ud800 logo"}')[0]) == KEYS


def test_reading_does_not_change_the_folder(folder: Path) -> None:
    copy = folder.parent / "copy"
    shutil.copytree(folder, copy)
    checked(folder)
    assert sorted(path.name for path in folder.rglob("*")) == sorted(path.name for path in copy.rglob("*"))
