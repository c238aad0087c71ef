"""Knowledge that lies ready for the next start: as good as built, and taken only when it is certain to be."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from chat_server.services.knowledge_files import read_files
from chat_server.services.knowledge_folder import KnowledgeFolder
from chat_server.services.knowledge_reading import Reading, read_folder, taught_by
from chat_server.services.stored_knowledge import StoredKnowledge
from tests.services.folders import SHIPPED, article, quick_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return quick_folder(tmp_path / "knowledge")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "knowledge.built"


async def served(folder: Path, file: Path) -> Knowledge:
    """What serves after a start."""
    library = KnowledgeFolder(folder, StoredKnowledge(file))
    await library.start()
    await library.close()
    return library.knowledge


def read(folder: Path, file: Path) -> Reading:
    """What the next start reads; its `knowledge` is set when nothing must be built."""
    return read_folder(folder, stored=StoredKnowledge(file))


async def test_loaded_knowledge_finds_what_the_built_one_finds(file: Path) -> None:
    built = await served(SHIPPED, file)
    loaded = read(SHIPPED, file).knowledge
    assert loaded is not None
    for language in ("id", "en"):
        for each in built.articles(language):
            for text in each.tests:
                assert loaded.look_up(text) == built.look_up(text)


async def test_what_is_loaded_serves_with_the_policy_and_replies_of_now(folder: Path, file: Path) -> None:
    await served(folder, file)
    (folder / "replies.yaml").write_text((SHIPPED / "replies.yaml").read_text("utf-8"), "utf-8")
    reading, fresh = read(folder, file), read_folder(folder)
    assert reading.knowledge is not None
    assert (reading.policy, reading.replies, reading.faults) == (fresh.policy, fresh.replies, ())
    assert {article.slug for article in reading.articles} == {article.slug for article in fresh.articles}


@pytest.mark.parametrize("name", ["id/change-logo.md", "triage.yaml"])
async def test_a_change_in_articles_or_triage_is_built(folder: Path, file: Path, name: str) -> None:
    await served(folder, file)
    changed = folder / name
    changed.write_text(changed.read_text("utf-8") + "\n", "utf-8")
    assert read(folder, file).knowledge is None
    await served(folder, file)
    assert read(folder, file).knowledge is not None, "the changed one lies ready now"


async def test_a_new_name_of_a_file_is_a_change(folder: Path, file: Path) -> None:
    await served(folder, file)
    (folder / "id/change-logo.md").rename(folder / "id/replace-logo.md")
    knowledge = await served(folder, file)
    assert knowledge.article("replace-logo", "id")


async def test_a_change_while_it_serves_lies_ready_too(folder: Path, file: Path) -> None:
    library = KnowledgeFolder(folder, StoredKnowledge(file))
    await library.start()
    try:
        (folder / "id/new-logo.md").write_text(article("Logo baru", "pasang logo toko"))
        await library._refresh()  # noqa: SLF001 - what the watching does
    finally:
        await library.close()
    loaded = read(folder, file).knowledge
    assert loaded is not None
    assert loaded.article("new-logo", "id")


async def test_a_folder_with_a_fault_is_not_stored(folder: Path, file: Path) -> None:
    (folder / "id/broken.md").write_text("no head")
    await served(folder, file)
    assert read(folder, file).knowledge is None


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def overwritten(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[1000:3000] = os.urandom(2000)
    file.write_bytes(content)


def made_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def writable_by_others(file: Path) -> None:
    file.chmod(0o666)


@pytest.mark.parametrize("damage", [cut, emptied, overwritten, made_a_folder, writable_by_others])
async def test_a_file_that_is_not_sound_means_a_build(folder: Path, file: Path, damage: Callable[[Path], None]) -> None:
    await served(folder, file)
    damage(file)
    assert read(folder, file).knowledge is None
    assert (await served(folder, file)).article("change-logo", "id")


class Hostile:
    """Runs a command where it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, (f"touch {self.trace}",)


async def test_a_file_runs_nothing_that_it_names(folder: Path, file: Path, tmp_path: Path) -> None:
    hostile = Hostile(tmp_path / "trace")
    pickle.loads(pickle.dumps(hostile))
    hostile.trace.unlink()  # it is hostile indeed
    StoredKnowledge(file).save(taught_by(read_files(folder)), hostile)  # type: ignore[arg-type]
    assert read(folder, file).knowledge is None
    assert not hostile.trace.exists()


async def test_a_disk_that_takes_nothing_only_costs_time(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    assert (await served(folder, tmp_path / "data" / "knowledge.built")).article("change-logo", "id")
