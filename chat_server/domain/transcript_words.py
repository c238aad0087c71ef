"""The words of the mail with a conversation's transcript, Indonesian and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TranscriptWords:
    """One language's words; braces are filled in."""

    subject: str
    opening: str
    you: str
    assistant: str
    team: str
    closing: str


INDONESIAN = TranscriptWords(
    subject="Transkrip percakapan {name}",
    opening="Berikut percakapan Anda dengan tim dukungan kami, seperti yang Anda minta.",
    you="Anda",
    assistant="Asisten",
    team="Tim",
    closing="Bukan Anda yang memintanya? Abaikan email ini, atau beri tahu kami di {contact}.",
)

ENGLISH = TranscriptWords(
    subject="Transcript of conversation {name}",
    opening="Here is your conversation with our support team, as you asked for it.",
    you="You",
    assistant="Assistant",
    team="Team",
    closing="You did not ask for it? Ignore this mail, or tell us at {contact}.",
)


def transcript_words(language: str) -> TranscriptWords:
    """The words of the language; Indonesian when it is not English."""
    return ENGLISH if language == "en" else INDONESIAN
