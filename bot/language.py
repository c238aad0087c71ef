"""Which language a short text is written in, from words and word parts that only one of the two has."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[a-z']+")
_INDONESIAN = frozenset(
    "yang dan di ke dari untuk dengan tidak bisa saya kami anda apa bagaimana kenapa gimana mau ini itu ada sudah belum "
    "tolong ga gak nggak yg tdk gmn knp bisa cara kalau kalo buat akun kata sandi masuk mohon terima kasih halo".split()
)
_ENGLISH = frozenset(
    "the a an to of in on for with is are am do does did how what why when where can could i my me you your we it this that "
    "not no yes have has please help want need cant dont from and or hello thanks".split()
)


@dataclass(frozen=True, slots=True)
class Language:
    """A guess: `code` is "id", "en", "mixed" or None (nothing to go by), `confidence` is 0–1."""

    code: str | None
    confidence: float


def language_of(text: str) -> Language:
    """The language of the text as far as its words tell."""
    found = _WORD.findall(text.lower())
    indonesian = sum(word in _INDONESIAN for word in found)
    english = sum(word in _ENGLISH for word in found)
    total = indonesian + english
    if not total:
        return Language(None, 0.0)
    share = indonesian / total
    if 0.3 < share < 0.7 and total > 2:
        return Language("mixed", 0.5)
    return Language("id" if share >= 0.5 else "en", max(share, 1 - share))
