"""A small knowledge folder for tests: three articles, and the project's own triage and policy."""

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
