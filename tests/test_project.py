"""The project about itself: settings documented, no registry named, dependencies pinned, files of readable size."""

import re
import subprocess
from dataclasses import fields

import pytest

from chat_server.settings import Settings, SettingsError
from tests.running import PROJECT

_LONGEST_FILE = 300
_WORD_LISTS = ("bot/common_words.py", "bot/concepts.py", "bot/slang.py", "bot/word_lists.py")
# Spelled in pieces, so that this file does not name them either.
_HOSTS = (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("yarnpkg", "com"))
_REGISTRIES = tuple(".".join(parts) for parts in _HOSTS)


def committed_files() -> list[str]:
    """Every file that a clone would hold."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return listed.stdout.splitlines()


def test_no_committed_file_names_a_package_registry() -> None:
    for name in committed_files():
        path = PROJECT / name
        if path.is_file():
            text = path.read_text("utf-8", "ignore")
            assert not [host for host in _REGISTRIES if host in text], name


def test_every_dependency_is_pinned_with_hashes() -> None:
    for path in sorted((PROJECT / "requirements").glob("*.txt")):
        pins = re.split(r"\n(?=\S)", path.read_text())
        for pin in (each for each in pins if not each.startswith("#")):
            assert "==" in pin, f"{path.name}: {pin[:80]}"
            assert "--hash=sha256:" in pin, f"{path.name}: {pin[:80]}"


def test_the_readme_lists_every_setting_with_its_default() -> None:
    readme = (PROJECT / "README.md").read_text()
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", readme, re.MULTILINE))
    assert set(rows) == {setting.name.upper() for setting in fields(Settings)}
    for name in ("PORT", "VISITOR_BURST", "DRAIN_SECONDS", "DATABASE_CONNECTIONS"):
        default = getattr(Settings(), name.lower())
        assert rows[name] == f"`{default:g}`" if isinstance(default, float) else rows[name] == f"`{default}`", name


def test_no_source_file_is_too_long_to_read() -> None:
    long = []
    for name in committed_files():
        if name.endswith((".py", ".ts", ".tsx")) and not name.startswith("tests/") and name not in _WORD_LISTS:
            lines = (PROJECT / name).read_text().count("\n")
            if lines > _LONGEST_FILE:
                long.append(f"{name}: {lines}")
    assert long == []


@pytest.mark.parametrize(
    ("variable", "value"),
    [("PORT", "http"), ("PORT", "70000"), ("REDIS_URL", "localhost"), ("ALLOWED_ORIGINS", "*"), ("LOG_LEVEL", "loud")],
)
def test_a_wrong_setting_is_refused_with_its_name_and_the_cure(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=rf"{variable}: not usable; give "):
        Settings.from_environment({variable: value})


def test_settings_come_from_the_environment() -> None:
    settings = Settings.from_environment(
        {"PORT": "81", "DATABASE_URL": "postgres://a@b/c", "ALLOWED_ORIGINS": "https://a.example/, https://b.example"}
    )
    assert settings.port == 81
    assert settings.database_url == "postgresql://a@b/c"
    assert settings.allowed_origins == ("https://a.example", "https://b.example")
