"""A text as the matcher reads it: one case, no accents, no punctuation, no lengthened words."""

import re
import unicodedata

from bot.language import Language, language_of

__all__ = ["Language", "language_of", "normalise", "words"]

# "haloooo" and "helppp": three or more of one letter say nothing but how much it matters.
_LENGTHENED = re.compile(r"([^\W\d_])\1{2,}")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘`´](?=\w)")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def normalise(text: str) -> str:
    """The text in lower case, without accents and punctuation, with one space between words."""
    plain = text.lower()
    if plain.isascii() and plain.isalnum():
        return _LENGTHENED.sub(r"\1", plain)
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).lower()
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _APOSTROPHES.sub("", plain)
    plain = _LENGTHENED.sub(r"\1", plain)
    return _BETWEEN_WORDS.sub(" ", plain).strip()


def words(text: str) -> tuple[str, ...]:
    """The words of a text, normalised, in order."""
    return tuple(normalise(text).split())
