"""The lines with which the desk itself tells visitors what happened, Indonesian and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskWords:
    """One language's lines; braces are filled in."""

    bot_failed: str
    promise_broken: str
    policy_changed: str
    agent_away: str
    to_team: str
    taken_over: str
    closed: str


INDONESIAN = DeskWords(
    bot_failed="Mohon maaf, asisten kami sedang terkendala. Pertanyaan Anda langsung kami teruskan kepada tim kami.",
    promise_broken=(
        "Mohon maaf, jawaban kami terlambat dari yang kami janjikan. "
        "Kasus ini sudah kami sampaikan kepada manajer dukungan."
    ),
    policy_changed="Kebijakan dukungan kami diperbarui. Tim kami menjawab paling lambat {when}.",
    agent_away="Petugas kami sedang tidak di tempat. Percakapan ini kami teruskan kepada rekan yang lain.",
    to_team="Percakapan ini diteruskan kepada tim yang lebih tepat.",
    taken_over="{name} melanjutkan percakapan ini.",
    closed="Tim kami menutup percakapan ini.",
)

ENGLISH = DeskWords(
    bot_failed="Sorry, our assistant is having trouble. Your question goes straight to our team.",
    promise_broken="Sorry, our answer is later than we promised. The support manager knows of this case now.",
    policy_changed="Our support policy was updated. Our team answers by {when} at the latest.",
    agent_away="Our colleague is away. We are passing this conversation on to somebody else.",
    to_team="This conversation was passed on to the team that fits best.",
    taken_over="{name} goes on with this conversation.",
    closed="Our team has closed this conversation.",
)


def desk_words(language: str) -> DeskWords:
    """The lines of the language; Indonesian when it is not English."""
    return ENGLISH if language == "en" else INDONESIAN
