"""The example files for operators use settings that exist, with values that the server accepts."""

import re
from pathlib import Path

import pytest
import yaml

from chat_server.settings import Settings

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
SHELL = re.compile(r"\$\{(\w+):[-?]([^}]*)\}")


def of_compose() -> dict[str, str]:
    given = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["chat"]["environment"]
    return {name: SHELL.sub("", value) for name, value in given.items()}


def of_unit() -> dict[str, str]:
    written = (DEPLOY / "dashpro-chat.service").read_text()
    return dict(line.split("=", 2)[1:] for line in written.splitlines() if line.startswith("Environment="))


def of_image() -> dict[str, str]:
    written = (DEPLOY / "Dockerfile").read_text()
    return dict(pair.split("=") for pair in re.findall(r"^ENV (.*)$", written, re.MULTILINE)[0].split())


@pytest.mark.parametrize("given", [of_compose(), of_unit(), of_image()], ids=["compose", "systemd", "image"])
def test_the_examples_give_settings_that_exist(given: dict[str, str]) -> None:
    assert given
    assert {name.lower() for name in given} <= set(Settings.__dataclass_fields__)
    Settings.from_environment(given)


def test_several_workers_of_the_example_have_what_they_need() -> None:
    assert Settings.from_environment(of_compose()).web_concurrency > 1
