"""Large knowledge for measuring time and memory: copies of the sets' entries, each with words of its own."""

from collections.abc import Sequence
from random import Random

from bot.matching import Phrased
from tests.bench.sets import EvaluationSet

_OWN_WORDS = 3


def entries_of(sets: Sequence[EvaluationSet], phrasings: int, seed: int = 0) -> list[Phrased]:
    """Entries with about that many phrasings together."""
    chance = Random(seed)
    templates = [entry["phrasings"] for each in sets for entry in each.entries]
    words = sorted({word for phrasings in templates for phrasing in phrasings for word in phrasing.lower().split()})
    found: list[Phrased] = []
    count = 0
    while count < phrasings:
        own = chance.choices(words, k=_OWN_WORDS)
        texts = [_varied(text, words, own, chance) for text in templates[len(found) % len(templates)]]
        found.append(Phrased(f"entry-{len(found)}", tuple(texts[: phrasings - count])))
        count += len(found[-1].phrasings)
    return found


def _varied(text: str, words: Sequence[str], own: Sequence[str], chance: Random) -> str:
    """The text with two words exchanged and one of the entry's own put in."""
    varied = text.split() or ["?"]
    for _ in range(2):
        varied[chance.randrange(len(varied))] = chance.choice(own if chance.random() < 0.5 else words)
    varied.insert(chance.randrange(len(varied) + 1), chance.choice(own))
    return " ".join(varied)
