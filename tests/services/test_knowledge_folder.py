"""The knowledge folder while it serves: changes are swapped in whole, faults change nothing and are told."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import structlog.testing

from bot.fault import KnowledgeError
from bot.knowledge import Knowledge
from chat_server.services.knowledge_folder import KnowledgeFolder
from tests.running import PATIENCE
from tests.services.folders import article, quick_folder

BROKEN = article("Logo", "ganti logo").replace("usage", "cooking")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return quick_folder(tmp_path / "knowledge")


@pytest.fixture
async def library(folder: Path) -> AsyncIterator[KnowledgeFolder]:
    library = KnowledgeFolder(folder)
    await library.start()
    yield library
    await library.close()


async def until(is_true: Callable[[], bool]) -> None:
    """Back when `is_true`; fails when it does not come true."""
    async with asyncio.timeout(PATIENCE):
        while not is_true():  # noqa: ASYNC110 - files change, and nobody tells
            await asyncio.sleep(0.01)


def save(path: Path, content: bytes | str) -> None:
    """Write a file as editing programs do, in one step: a watcher may look at any moment, also at an empty file."""
    whole = path.with_name(f".{path.name}")
    whole.write_bytes(content if isinstance(content, bytes) else content.encode())
    whole.replace(path)


def swap(folder: Path, other: Path) -> None:
    """Put the other folder into the place of this one."""
    old = folder.with_name(f"{folder.name}-old")
    folder.rename(old)
    other.rename(folder)
    shutil.rmtree(old)


def remove(folder: Path) -> None:
    """Take the folder away in one step: with half of its files it would be another one, which may serve."""
    gone = folder.with_name(f"{folder.name}-gone")
    folder.rename(gone)
    shutil.rmtree(gone)


def title(library: KnowledgeFolder, slug: str = "change-logo") -> str | None:
    return titled(library.knowledge, slug)


def titled(knowledge: Knowledge, slug: str) -> str | None:
    found = knowledge.article(slug, "id")
    return found.title if found else None


async def test_a_saved_change_serves(library: KnowledgeFolder, folder: Path) -> None:
    (folder / "id/change-logo.md").write_text(article("Logo baru", "pasang logo toko"))
    await until(lambda: title(library) == "Logo baru")
    found = await library.look_up("pasang logo toko")
    assert found.articles[0].slug == "change-logo"


async def test_a_new_article_is_found_and_a_deleted_one_is_not(library: KnowledgeFolder, folder: Path) -> None:
    (folder / "id/close-account.md").write_text(article("Menutup akun", "tutup akun selamanya"))
    (folder / "id/export-report.md").unlink()
    await until(lambda: title(library, "close-account") is not None and title(library, "export-report") is None)
    assert title(library) == "Mengganti logo"


async def test_a_change_of_the_policy_serves_too(library: KnowledgeFolder, folder: Path) -> None:
    text = (folder / "policy.yaml").read_text()
    newest = library.policy.newest_version
    save(folder / "policy.yaml", text.replace(f'newest_version: "{newest}"', 'newest_version: "99.1.0"'))
    await until(lambda: library.policy.newest_version == "99.1.0")
    assert library.faults == ()


async def test_replies_change_while_they_serve_and_a_broken_file_keeps_the_last_good_ones(
    library: KnowledgeFolder, folder: Path
) -> None:
    assert library.replies == ()
    reply = "replies:\n  - {key: hello, title: {id: Salam, en: Greeting}, text: {id: Halo, en: Hello}}\n"
    (folder / "replies.yaml").write_text(reply)
    await until(lambda: [each.key for each in library.replies] == ["hello"])
    save(folder / "replies.yaml", reply.replace("Hello", "{nobody}"))
    await until(lambda: library.faults != ())
    assert library.faults[0].file == "replies.yaml"
    assert library.replies[0].text.en == "Hello"


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("id/change-logo.md", BROKEN.encode(), 3),
        ("id/change-logo.md", article("Logo", "ganti logo")[:40].encode(), 5),  # half written
        ("id/change-logo.md", b"---\ntitle: \xff\xfe\n---\n", 2),
        ("id/change-logo.md", b"\x00\x01\x02" * 100, 1),
        ("id/change-logo.md", b"x" * 200_000, 1),
        ("id/change-logo.md", b"---\na: &a [x, x]\nb: [*a, *a]\n---\nx\n", 2),
        ("id/change-logo.md", b"---\n" + b"[" * 5_000 + b"\n---\nx\n", 2),
        ("triage.yaml", b"kinds: {}\n", 1),
        ("policy.yaml", b"version: [\n", 2),
        ("replies.yaml", b"replies:\n  - key: Halo\n", 2),
    ],
)
async def test_a_broken_file_changes_nothing_and_is_told_with_line_and_cure(
    library: KnowledgeFolder, folder: Path, name: str, content: bytes, line: int
) -> None:
    served = library.knowledge
    with structlog.testing.capture_logs() as log:
        save(folder / name, content)
        await until(lambda: library.faults != ())
    assert library.knowledge is served
    assert library.faults[0].file == name
    told = next(entry for entry in log if entry["event"] == "knowledge_fault")
    assert (told["file"], told["line"]) == (name, line)
    assert told["cure"]


async def test_a_mended_file_serves_again(library: KnowledgeFolder, folder: Path) -> None:
    (folder / "id/change-logo.md").write_text(BROKEN)
    await until(lambda: library.faults != ())
    (folder / "id/change-logo.md").write_text(article("Logo lagi", "ubah logo kantor"))
    await until(lambda: title(library) == "Logo lagi" and library.faults == ())
    assert title(library) == "Logo lagi"


async def test_links_loops_pipes_and_locked_files_are_refused(library: KnowledgeFolder, folder: Path) -> None:
    (folder / "id/link.md").symlink_to("/etc/hostname")
    (folder / "id/loop.md").symlink_to("loop.md")
    os.mkfifo(folder / "id/pipe.md")
    (folder / "id/folder.md").mkdir()
    names = {"id/link.md", "id/loop.md", "id/pipe.md", "id/folder.md"}
    await until(lambda: {fault.file for fault in library.faults} == names)
    assert title(library) == "Mengganti logo"


async def test_a_name_that_is_no_text_is_told_and_ends_no_watching(library: KnowledgeFolder, folder: Path) -> None:
    odd = folder / "id" / os.fsdecode(b"logo\xff.md")
    save(odd, article("Logo", "ganti logo"))
    await until(lambda: bool(library.faults))
    assert (library.faults[0].file, library.faults[0].what) == ("id/logo?.md", "The file's name is not UTF-8.")
    odd.unlink()
    (folder / "id/change-logo.md").write_text(article("Logo baru", "pasang logo toko"))
    await until(lambda: title(library) == "Logo baru")


async def test_a_storm_of_changes_never_serves_a_mixture(library: KnowledgeFolder, folder: Path) -> None:
    """Two articles always change together; whoever looks sees both of one version or both of another."""
    seen = set()
    staged = folder.parent / "staged"
    for version in range(60):
        shutil.rmtree(staged, ignore_errors=True)
        shutil.copytree(folder / "id", staged)
        for slug, phrasing in (("change-logo", "ganti logo"), ("export-report", "ekspor laporan")):
            (staged / f"{slug}.md").write_text(article(f"Versi {version}", f"{phrasing} {version}"))
        swap(folder / "id", staged)
        await asyncio.sleep(0.01)
        looked = library.knowledge  # once: between two looks another state may have come
        seen.add(tuple(titled(looked, slug) for slug in ("change-logo", "export-report")))
    await until(lambda: title(library) == "Versi 59")
    assert all(first == second for first, second in seen if first != "Mengganti logo")
    assert (None, None) not in seen, "it served while the folder was on its way"
    await until(lambda: library.faults == ())
    assert title(library) == "Versi 59"


async def test_a_folder_swapped_for_another_serves(library: KnowledgeFolder, folder: Path) -> None:
    other = quick_folder(folder.parent / "other")
    (other / "id/change-logo.md").write_text(article("Dari folder lain", "logo folder lain"))
    swap(folder, other)
    await until(lambda: title(library) == "Dari folder lain")
    (folder / "id/change-logo.md").write_text(article("Sekali lagi", "logo sekali lagi"))
    await until(lambda: title(library) == "Sekali lagi" and library.faults == ())


async def test_a_language_that_vanishes_keeps_serving_until_it_is_back(library: KnowledgeFolder, folder: Path) -> None:
    served = library.knowledge
    (folder / "id").rename(folder / "away")
    await until(lambda: library.faults != ())
    assert library.knowledge is served
    assert library.faults[0].file == "id/"
    (folder / "away").rename(folder / "id")
    await until(lambda: library.faults == ())
    assert title(library) == "Mengganti logo"


async def test_a_folder_that_vanishes_leaves_the_last_state_serving(library: KnowledgeFolder, folder: Path) -> None:
    remove(folder)
    await until(lambda: library.faults != ())
    assert title(library) == "Mengganti logo"


async def test_a_start_with_a_faulty_article_serves_the_others(folder: Path) -> None:
    (folder / "id/change-logo.md").write_text(BROKEN)
    library = KnowledgeFolder(folder)
    await library.start()
    assert title(library, "export-report") == "Mengekspor laporan"
    assert {fault.file for fault in library.faults} == {"id/change-logo.md"}
    await library.close()


@pytest.mark.parametrize("name", ["triage.yaml", "policy.yaml"])
async def test_a_start_without_triage_or_policy_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(KnowledgeError, match=name):
        await KnowledgeFolder(folder).start()


async def test_look_ups_run_beside_the_event_loop(library: KnowledgeFolder) -> None:
    found = await asyncio.gather(*(library.look_up(f"ganti logo perusahaan {at}") for at in range(20)))
    assert {each.articles[0].slug for each in found} == {"change-logo"}
