"""A small help centre in both languages, and a story: what a visitor says and what the bot answers to it."""

from collections.abc import Mapping
from dataclasses import replace

from bot.article import read_article
from bot.dialogue import LookedUp, Memory, Reply, Said, Turn, World, step, texts_to_match
from bot.knowledge import Knowledge
from bot.lookup import Found
from bot.triage_file import read_triage

_ARTICLE = """---
title: {title}
kind: usage
phrasings:
  - {phrasing} satu
  - {phrasing} dua
  - {phrasing} tiga
tests:
  - {phrasing} empat
updated: 2026-11-01
---
{excerpt}

1. {step}
"""

_TITLES = {
    ("id", "reset-password"): ("Mengatur ulang kata sandi", "Kata sandi baru dibuat dari halaman masuk."),
    ("en", "reset-password"): ("Reset your password", "You make a new password on the sign-in page."),
    ("id", "locked-account"): ("Akun terkunci", "Akun terbuka lagi setelah 15 menit."),
    ("en", "locked-account"): ("A locked account", "The account opens again after 15 minutes."),
    ("id", "export-excel"): ("Mengekspor ke Excel", "Laporan diekspor dari menu Laporan."),
    ("en", "export-excel"): ("Export to Excel", "Reports are exported from the Reports menu."),
    ("id", "update-version"): ("Memperbarui DashPro", "DashPro diperbarui dari menu Bantuan."),
    ("en", "update-version"): ("Update DashPro", "DashPro is updated from the Help menu."),
}

_TRIAGE = """
kinds:
  technical: {name: {id: Bantuan teknis, en: Technical help}, details: [email, version, problem]}
  usage: {name: {id: Penggunaan fitur, en: Using features}, details: [email, device]}
  troubleshooting: {name: {id: Pemecahan masalah, en: Troubleshooting}, details: [email, problem]}
  integration: {name: {id: Integrasi, en: Integration}, details: [email]}
details:
  email:
    kind: email
    label: {id: Email, en: E-mail}
    question: {id: "Apa email Anda?", en: "What is your e-mail?"}
  version:
    kind: version
    label: {id: Versi, en: Version}
    question: {id: "Versi berapa?", en: "Which version?"}
  problem:
    kind: text
    label: {id: Masalah, en: Problem}
    question: {id: "Apa yang terjadi?", en: "What happens?"}
  device:
    kind: choice
    label: {id: Perangkat, en: Device}
    question: {id: "Perangkat apa?", en: "Which device?"}
    chips: {id: [Komputer, Ponsel], en: [Computer, Phone]}
    required: false
impact:
  question: {id: "Apa dampaknya?", en: "What is the impact?"}
  choices:
    - id: all
      label: {id: Tidak seorang pun bekerja, en: Nobody can work}
      priority: critical
      why: {id: Tidak ada yang bekerja., en: Nobody works.}
    - id: minor
      label: {id: Hanya saya, en: Only me}
      priority: medium
      why: {id: Pekerjaan berjalan., en: Work goes on.}
not_covered:
  third_party_change: {name: {id: Perubahan, en: A change}, instead: {id: Kami menjelaskan., en: We explain.}}
  third_party_integration: {name: {id: Integrasi, en: Integration}, instead: {id: Kami membantu., en: We help.}}
  customisation: {name: {id: Penyesuaian, en: Customisation}, instead: {id: Kami menunjukkan., en: We show.}}
  hardware: {name: {id: Perangkat keras, en: Hardware}, instead: {id: Kami memeriksa., en: We check.}}
guess: {id: Perkiraan., en: A guess.}
ours: [product]
everyday: [product]
words:
  product: [dashpro]
rules: []
signals:
  - id: price
    says: {priority: low}
    why: {id: Soal harga., en: About prices.}
    phrasings: [berapa harga paket, what does it cost, daftar harga]
"""


def _article(language: str, slug: str, title: str, excerpt: str) -> str:
    return _ARTICLE.format(title=title, phrasing=f"{slug} {language}", excerpt=excerpt, step=title)


KNOWLEDGE: Knowledge = Knowledge.build(
    [
        read_article(_article(language, slug, *told), language, slug, f"{language}/{slug}.md")
        for (language, slug), told in _TITLES.items()
    ],
    read_triage(_TRIAGE, "triage.yaml"),
)

# What is understood of the texts of the stories. The bot decides on this, however it was found out.
_SURE = {"zone": "answer", "is_priority_sure": True, "is_language_sure": True}
_LOCKED = Found("locked-account", 0.6)
UNDERSTOOD: Mapping[str, Mapping[str, object]] = {
    "lupa kata sandi": {**_SURE, "articles": (Found("reset-password", 0.9), _LOCKED)},
    "I forgot my password": {**_SURE, "articles": (Found("reset-password", 0.9), _LOCKED), "language": "en"},
    "bagaimana cara ekspor ke Excel?": {**_SURE, "articles": (Found("export-excel", 0.9),)},
    "how do I export to Excel?": {**_SURE, "articles": (Found("export-excel", 0.9),), "language": "en"},
    "masalah akun saya": {"zone": "offer", "articles": (Found("reset-password", 0.4), Found("locked-account", 0.3))},
    "export laporan gagal terus": {"category": "technical", "priority": "high", "is_language_sure": True},
    "sejak pembaruan kemarin tombol simpan pada halaman pengaturan perusahaan tidak bereaksi sama sekali": {
        "category": "troubleshooting",
        "is_priority_sure": True,
    },
    "semua orang tidak bisa masuk, DashPro mati": {
        "priority": "critical",
        "is_priority_sure": True,
        "priority_reasons": ("Layanan mati.",),
        "category": "troubleshooting",
    },
    "DashPro down ya?": {"priority": "critical", "category": "troubleshooting"},
    "tolong betulkan laptop kantor kami": {"scope": "hardware"},
    "please write a custom module for us": {"scope": "customisation", "language": "en", "is_language_sure": True},
    "belum, akun saya malah terkunci": {**_SURE, "articles": (Found("locked-account", 0.7),)},
    "tolong buatkan ekspor khusus untuk kami": {
        **_SURE,
        "articles": (Found("export-excel", 0.7),),
        "scope": "customisation",
    },
    "bagaimana cuaca besok di Bandung?": {
        "zone": "offer",
        "articles": (Found("export-excel", 0.3),),
        "out_of_scope": True,
    },
    "ya, sudah bisa": {"priority": "critical"},
    "ekspor": {"out_of_scope": True},
    "ke excel": {"out_of_scope": True},
    "ekspor ke excel": {**_SURE, "articles": (Found("export-excel", 0.8),)},
    "halo": {"smalltalk": "greeting", "out_of_scope": True},
    "terima kasih": {"smalltalk": "thanks"},
    "thank you": {"smalltalk": "thanks", "language": "en"},
    "sampai jumpa": {"smalltalk": "goodbye"},
    "bot bodoh": {"smalltalk": "insult"},
    "ya": {"smalltalk": "yes"},
    "belum": {"smalltalk": "no"},
    "saya mau bicara dengan orang": {"wants_human": True},
    "let me talk to a person": {"wants_human": True, "language": "en", "is_language_sure": True},
    "mana atasan Anda, tiket saya tidak dijawab": {"escalates": True},
}


def understand(text: str, language: str = "id") -> LookedUp:
    """What the stories' understanding makes of a text; of what it does not know, nothing."""
    heard = LookedUp(text, language, out_of_scope="qwer" in text)
    return replace(heard, **UNDERSTOOD.get(text, {}))


class Story:
    """One conversation with the bot, turn after turn."""

    def __init__(self, language: str = "id", **world: object) -> None:
        self.world = World(**{"newest_version": "4.2.0", "language": language, **world})
        self.memory = Memory()
        self.turn = Turn(self.memory, language)

    def says(self, text: str, chip: str | None = None) -> "Story":
        """The visitor writes, or taps a chip."""
        said = Said(text, chip)
        heard = {each: understand(each, self.world.language) for each in texts_to_match(self.memory, said)}
        self.turn = step(self.memory, said, heard, KNOWLEDGE, self.world)
        self.memory = self.turn.memory
        return self

    def taps(self, chip: str) -> "Story":
        """The visitor taps a chip of the last message, which must be there."""
        labels = {choice.id: choice.label for choice in self.last.choices}
        return self.says(labels[chip], chip)

    @property
    def last(self) -> Reply:
        """The bot's last message."""
        return self.turn.replies[-1]

    @property
    def text(self) -> str:
        """Everything the bot said in this turn."""
        return "\n".join(reply.text for reply in self.turn.replies)

    @property
    def chips(self) -> tuple[str, ...]:
        """The chips of the last message."""
        return tuple(choice.id for choice in self.last.choices)

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that the bot cites in this turn."""
        return tuple(slug for reply in self.turn.replies for slug in reply.articles)
