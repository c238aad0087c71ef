"""What is left of a word without its endings and beginnings, English and Indonesian.

Rough on purpose: a stem is one more feature beside the word's letters, so a wrong one costs little.
"""

_ENGLISH_ENDINGS = (
    *("ations", "ation", "ments", "ings", "ment", "ness", "able", "ing", "ied", "ies", "ors", "ers"),
    *("ed", "ly", "es", "or", "er", "s", "e", "y"),
)
_INDONESIAN_ENDINGS = ("kannya", "annya", "inya", "kan", "nya", "lah", "kah", "an", "in", "i", "ku", "mu")
# A beginning and what its root began with: "menulis" is me + tulis, "memakai" me + pakai, "mengirim" me + kirim.
_INDONESIAN_BEGINNINGS = (
    *(("meng", ""), ("meng", "k"), ("meny", "s"), ("mem", ""), ("mem", "p"), ("men", ""), ("men", "t"), ("me", "")),
    *(("peng", ""), ("peng", "k"), ("peny", "s"), ("pem", ""), ("pem", "p"), ("pen", ""), ("pen", "t"), ("pe", "")),
    *(("ber", ""), ("ter", ""), ("di", ""), ("ke", ""), ("se", ""), ("ng", ""), ("ng", "k"), ("nge", "")),
)
_INFLECTIONS = (
    *("s", "es", "ies", "ed", "ied", "ing", "er", "ers", "ier", "est", "ly", "al"),
    *("nya", "kan", "lah", "kah", "an", "in", "ku"),
)
_USUAL = ("s", "ed", "ing")  # endings that even short words take
_VOWELS = "aeiou"
_SHORTEST = 3


def stem(word: str) -> str:
    """The word without one English or Indonesian ending; doubled last letters become one."""
    for ending in _BOTH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word


def uninflected(word: str) -> list[str]:
    """The words that this one may be a regular form of: "planned" of "plan", "pays" of "pay", "kartunya" of "kartu"."""
    found = []
    for ending in _INFLECTIONS:
        rest = word.removesuffix(ending)
        if rest == word or len(rest) < (_SHORTEST if ending in _USUAL else _SHORTEST + 1) or rest[-1] == ending[0]:
            continue
        found.append(rest)
        if ending[0] in "ei":
            found.append(f"{rest}e")
            if rest[-1] == rest[-2] and rest[-1] not in _VOWELS and rest[-3] in _VOWELS:
                found.append(rest[:-1])
        if ending in ("ies", "ied", "ier"):
            found.append(f"{rest}y")
    return found


def roots(word: str) -> list[str]:
    """What the word may come from, the likeliest first, the word itself not among them."""
    found = [word[: -len(ending)] for ending in _INDONESIAN_ENDINGS if word.endswith(ending)]
    for beginning, first in _INDONESIAN_BEGINNINGS:
        if word.startswith(beginning):
            rest = first + word[len(beginning) :]
            found.append(rest)
            found += [rest[: -len(ending)] for ending in _INDONESIAN_ENDINGS if rest.endswith(ending)]
    return [root for root in found if len(root) > _SHORTEST]


_BOTH_ENDINGS = sorted((*_ENGLISH_ENDINGS, *_INDONESIAN_ENDINGS[:-2]), key=lambda ending: (-len(ending), ending))
