"""Words that mean the same to a visitor, in English, Indonesian and slang, one group a line.

Phrasings are few, so a question often uses another word than all of them: "price" for "cost", "sandi" for "password".
Each group is one concept. Concepts are compared beside the letters, which keep the words as they were written.
A phrase is written with "_" between its words; a line that begins with spaces goes on with the group before it; a word
that stands in two groups belongs to the first. Groups hold general language only, nothing of a product, and no small
words ("saya", "untuk"): measured, making those alike across languages loses more than it wins.
"""

from bot import concepts_everyday, concepts_support


def _lookup() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (concepts_support.GROUPS + concepts_everyday.GROUPS).replace("\n  ", " ").split("\n"):
        members = line.split()
        for member in members:
            found.setdefault(member.replace("_", " "), f"#{members[0]}")
    return found


# What a word or phrase means: "kata sandi" -> "#password".
CONCEPTS = _lookup()
