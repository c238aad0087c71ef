"""A knowledge folder of 300 articles and over 3,000 phrasings: the shipped ones, and others about invented modules."""

import itertools
import random
import shutil
from pathlib import Path

from tests.running import PROJECT

_SYLLABLES = ("ba", "ko", "ri", "ta", "mun", "sel", "dar", "pi", "gon", "lu", "wes", "ni")
_ASKS = (
    "cara memasang {0}",
    "{0} tidak bisa dibuka",
    "gmn aktifin {0}",
    "{0} error terus",
    "harga tambahan {0}",
    "menghapus {0} dari akun",
    "{0} lemot banget",
    "data {0} tidak muncul",
    "hubungkan {0} dengan excel",
    "batas pemakaian {0}",
    "laporan {0} kosong",
    "izin pengguna untuk {0}",
)


def write_knowledge(folder: Path, articles: int = 300) -> Path:
    """The folder, for KNOWLEDGE_DIR."""
    shutil.copytree(PROJECT / "knowledge", folder)
    shipped = len(list(folder.glob("??/*.md")))
    for name in itertools.islice(_names(), articles - shipped):
        phrasings = "\n".join(f"  - {ask.format(name)}" for ask in _ASKS)
        slug = "modul-" + name.replace(" ", "-")
        text = f"Modul {name} menambah halaman laporan.\n\n1. Buka **Pengaturan**.\n2. Pilih **{name}**.\n"
        (folder / "id" / f"{slug}.md").write_text(
            f"---\ntitle: Modul {name}\nkind: usage\nphrasings:\n{phrasings}\ntests:\n  - modul {name} itu apa\n"
            f"  - pakai {name} bagaimana\nupdated: 2026-11-01\n---\n{text}"
        )
    return folder


def questions(count: int) -> list[str]:
    """Questions about what the folder knows and what it does not, always the same."""
    chance = random.Random(7)
    names = list(itertools.islice(_names(), 150))
    known = ("lupa kata sandi", "gmn cara ganti email akun", "dashboard lambat sekali", "export excel gagal terus")
    asked = [f"{chance.choice(_ASKS).format(chance.choice(names))} ya min" for _ in range(count // 2)]
    return chance.sample(asked * 2, count - count // 4) + [chance.choice(known) for _ in range(count // 4)]


def _names() -> "itertools.chain[str]":
    threes = itertools.permutations(_SYLLABLES, 3)
    return itertools.chain(f"{first}{second} {third}{first}sa" for first, second, third in threes)
