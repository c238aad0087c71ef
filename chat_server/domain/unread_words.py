"""The words of the mail with answers that the visitor has not read, Indonesian and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnreadWords:
    """One language's words; braces are filled in."""

    subject: str
    subject_without_ticket: str
    opening: str
    attachments: str
    go_on: str
    chat: str
    status: str
    write: str
    write_without_ticket: str
    closing: str
    why: str


INDONESIAN = UnreadWords(
    subject="Jawaban kami untuk tiket {ticket}",
    subject_without_ticket="Jawaban kami untuk pertanyaan Anda",
    opening="Halo,\n\nTim kami sudah menjawab Anda. Berikut jawaban yang belum Anda baca.",
    attachments="Lampiran: {names}",
    go_on="Untuk melanjutkan, silakan pilih yang paling mudah bagi Anda:",
    chat="- Buka lagi chat dengan peramban yang Anda pakai sebelumnya: {url}",
    status="- Lihat tiket {ticket} dengan alamat email ini di halaman status: {url}",
    write="- Tulis kepada kami di {contact} dan sebutkan nomor tiket {ticket}.",
    write_without_ticket="- Tulis kepada kami di {contact}.",
    closing="Salam hangat,\nTim dukungan DashPro",
    why=(
        "Anda menerima email ini karena alamat ini diberikan kepada kami dalam percakapan dengan tim dukungan. "
        "Bukan Anda yang memberikannya? Abaikan email ini, atau beri tahu kami di {contact}."
    ),
)

ENGLISH = UnreadWords(
    subject="Our answer to ticket {ticket}",
    subject_without_ticket="Our answer to your question",
    opening="Hello,\n\nOur team has answered you. Here is what you have not read yet.",
    attachments="Attachments: {names}",
    go_on="To go on, take whichever way is easiest for you:",
    chat="- Open the chat again in the browser that you used before: {url}",
    status="- See ticket {ticket} with this e-mail address on the status page: {url}",
    write="- Write to us at {contact} and name ticket {ticket}.",
    write_without_ticket="- Write to us at {contact}.",
    closing="Kind regards,\nThe DashPro support team",
    why=(
        "You get this mail because this address was given to us in a conversation with our support team. "
        "It was not you? Ignore this mail, or tell us at {contact}."
    ),
)


def unread_words(language: str) -> UnreadWords:
    """The words of the language; Indonesian when it is not English."""
    return ENGLISH if language == "en" else INDONESIAN
