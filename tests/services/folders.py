"""Small knowledge folders for tests: three articles, and the project's own policy and triage, whole or in short."""

import shutil
from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2] / "knowledge"

_ARTICLE = """---
title: {title}
kind: usage
phrasings:
  - {phrasing}
  - tolong {phrasing}
  - mau {phrasing} gimana
tests:
  - bagaimana {phrasing}
related: []
updated: 2026-11-01
---
{title}: begini caranya.

1. Buka **Pengaturan**.
2. Pilih **Simpan**.
"""


def article(title: str, phrasing: str) -> str:
    """The text of a sound article."""
    return _ARTICLE.format(title=title, phrasing=phrasing)


def small_folder(folder: Path) -> Path:
    """The folder, filled."""
    (folder / "id").mkdir(parents=True)
    (folder / "en").mkdir()
    for name in ("policy.yaml", "triage.yaml"):
        shutil.copy(SHIPPED / name, folder / name)
    (folder / "id/change-logo.md").write_text(article("Mengganti logo", "ganti logo perusahaan"))
    (folder / "id/export-report.md").write_text(article("Mengekspor laporan", "ekspor laporan bulanan"))
    (folder / "en/change-logo.md").write_text(article("Change the logo", "replace our company logo"))
    return folder


def quick_folder(folder: Path) -> Path:
    """The folder, filled so that a server starts with it at once: the small one, its triage with one signal only."""
    small_folder(folder)
    triage = (SHIPPED / "triage.yaml").read_text("utf-8")
    head, signals = triage.split("\nsignals:\n")
    first = signals.split("\n  - id: ", 2)[0]
    (folder / "triage.yaml").write_text(f"{head}\nsignals:\n{first}\n", "utf-8")
    return folder
