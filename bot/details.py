"""Details that visitors give: picked up wherever they stand in a text, and checked when they were asked for.

The picked-up keys are email, phone, version, url, error_code, since, ticket and name.
"""

import re
from collections.abc import Callable, Iterator

KINDS = ("text", "choice", "name", "email", "phone", "version", "url", "error_code", "since", "ticket")

# Longer texts are cut before searching: what a person tells of themselves stands near the beginning.
_LONGEST = 4_000
_LONGEST_ANSWER = 2_000
_LONGEST_NAME = 80
_PHONE_DIGITS = range(8, 16)
_MARKS = ".,;:!?)]}»”’\"'"

# Every repetition is bounded, so that no text makes a search slow.
_REFUSED = re.compile(r"\b(?:bukan|not|instead of|ganti dari|from)\s{1,2}$", re.IGNORECASE)
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w+-](?:[\w.+-]{0,62}[\w+-])?@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w-])", re.IGNORECASE
)
_PHONE = re.compile(r"(?<![\w.+/-])(?:\+\d{1,3}|\(?0\d{1,3}\)?|62)(?:[ .-]{0,2}\d){6,12}(?![\w/-])")
_URL = re.compile(r"\bhttps?://[^\s<>\"'“”]{3,500}", re.IGNORECASE)
_BARE_URL = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|id|net|org|io|app|dev|site)\b(?:/[^\s<>\"'“”]{0,300})?(?!@)",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?<!api )\b(?:v|ver|versi|versinya|version)\.?\s{0,2}(?:is|adalah|nya|saya|kami|my|:|=)?\s{0,2}"
    r"(\d{1,4}(?:\.\d{1,5}){0,3})(?![\w])",
    re.IGNORECASE,
)
# Three numbers are a version unless the last is a year.
_DOTTED = re.compile(r"(?<![\w.,])(\d{1,3}\.\d{1,4}\.(?!(?:19|20)\d\d)\d{1,5})(?!\w|\.\d)")
_ANY_VERSION = re.compile(r"(?<![\d.])(\d{1,4}(?:\.\d{1,5}){0,3})(?![\d]|\.\d)")
_TICKET = re.compile(r"\bDP[-\s]?([0-9A-Z]{4})[-\s]?([0-9A-Z]{4})\b", re.IGNORECASE)
_BARE_TICKET = re.compile(r"([0-9A-Z]{4})[-\s]?([0-9A-Z]{4})", re.IGNORECASE)
_ERROR = re.compile(
    r"\b(?:kode\s{1,2}(?:error|kesalahan|galat)|error\s{1,2}code|error|err|http|status|galat|code|kode)(?:nya)?"
    r"\s{0,2}[:=#]?\s{0,2}"
    r"([a-z]{0,12}[-_]?\d{2,6}[a-z]?(?:[-_][a-z0-9]{1,12}){0,3})\b",
    re.IGNORECASE,
)
_ERROR_NAME = re.compile(r"\b(0x[0-9a-f]{4,16}|(?:ERR|E|ERROR|DP)[_-][A-Z0-9]{2,30}(?:_[A-Z0-9]{1,30}){0,5})\b")
_SPAN = (
    r"(?:tadi|kemarin(?:\s\w{1,10})?|kemaren|semalam|barusan|pagi|siang|sore|malam|minggu|bulan|tahun|hari|"
    r"senin|selasa|rabu|kamis|jumat|sabtu|ahad|yesterday|today|this\s\w{1,10}|last\s\w{1,10}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"update|upgrade|pembaruan|jam|pukul|tanggal|tgl|\d)"
)
_SINCE = re.compile(
    rf"\b(?:sejak|semenjak|mulai|dari|since|starting)\s{{1,2}}((?:hari|the|setelah|after|sekitar|about)\s)?({_SPAN}[^,;!?\n]{{0,40}})",
    re.IGNORECASE,
)
_SINCE_ENDS = re.compile(
    r"\s(?:tidak|tdk|ga|gak|nggak|ngga|gk|tak|belum|not|i|we|it|my|our|can|cannot|can't|saya|kami|aku|dan|and|tolong|please|error|"
    r"terus|selalu|semua|all|kok|aplikasi\w*|app|dashpro|masih|sudah|udah|sampai|until|but|tapi)\s.*",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:(?:sudah|udah|udh|dah|for|selama)\s{1,2})((?:\d{1,3}|se|satu|dua|tiga|beberapa|one|two|three|a|several|a\sfew)\s?"
    r"(?:menit|jam|hari|minggu|bulan|minutes?|hours?|days?|weeks?|months?))\b"
    r"|\b(\d{1,3}\s(?:menit|jam|hari|minggu|bulan|minutes?|hours?|days?|weeks?|months?)\s(?:yang\slalu|lalu|ago))\b",
    re.IGNORECASE,
)
_TOLD_NAME = re.compile(
    r"\b(?:nama\s?(?:saya|aku|ku|gue|gw)|my\sname(?:\sis|'s)|atas\snama|nama(?=\s?[:=]))\s{0,2}(?:adalah|itu|:|=)?\s{0,2}"
    r"([^\W\d_][^\n,;:!?@\d]{1,60})",
    re.IGNORECASE,
)
_PRESENTED = re.compile(
    r"\b(?:[Ss]aya|[Aa]ku|[Ww]ith|[Dd]engan|[Tt]his is|I am|I'm)\s((?:[A-Z][a-z'’]{1,20}\s){1,3})(?:dari|from|of|di)\b"
)
_NAME_ENDS = re.compile(
    r"\s(?:dari|from|dan|and|dengan|with|email|e-mail|mau|ingin|nomor|no|hp|di|at|of|tolong|saya|but|i)\b.*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-]){0,79}")
_CORRECTED = re.compile(
    r"\b(?:salah|ralat|maksud|harusnya|bukan|koreksi|wrong|sorry|mean|correction|actually|not)\b", re.IGNORECASE
)


def pick_up(text: str) -> dict[str, str]:
    """The details that the text gives by the way, under their keys; only what can hardly be anything else.

    Of several addresses the first counts, but the last when the text corrects something (“eh salah, …”).
    """
    text = text[:_LONGEST]
    takes_last = _CORRECTED.search(text) is not None
    found: dict[str, str] = {}
    for key, seek in _SEEKERS:
        values = [value for value in seek(text) if value]
        if values:
            found[key] = values[-1 if takes_last else 0]
    return found


def read(kind: str, text: str) -> str | None:
    """The detail of that kind that an answer to a question gives, in its usual form; None when it gives none."""
    text = " ".join(text[:_LONGEST].split())
    if not text:
        return None
    reader = _READERS.get(kind)
    return reader(text) if reader else text[:_LONGEST_ANSWER]


def _emails(text: str) -> Iterator[str]:
    for found in _EMAIL.finditer(text):
        if ".." not in found[0] and not _REFUSED.search(text, max(0, found.start() - 20), found.start()):
            yield found[0].lower()


def _phones(text: str) -> Iterator[str]:
    for found in _PHONE.finditer(_without(text, _EMAIL, _URL)):
        number = _phone_number(found[0])
        if number:
            yield number


def _phone_number(text: str) -> str | None:
    digits = re.sub(r"\D", "", text)
    if len(digits) not in _PHONE_DIGITS:
        return None
    if text.strip().startswith("+"):
        return f"+{digits}"
    if digits.startswith("0"):
        return digits
    return f"+{digits}" if digits.startswith("62") else None


def _urls(text: str) -> Iterator[str]:
    for found in _URL.finditer(text):
        yield found[0].rstrip(_MARKS)
    for found in _BARE_URL.finditer(_without(text, _EMAIL, _URL)):
        yield found[0].rstrip(_MARKS)


def _versions(text: str) -> Iterator[str]:
    text = _without(text, _EMAIL, _URL)
    yield from (found[1] for found in _VERSION.finditer(text))
    yield from (found[1] for found in _DOTTED.finditer(text))


def _tickets(text: str) -> Iterator[str]:
    for found in _TICKET.finditer(text):
        if any(sign.isdigit() for sign in found[0]):
            yield f"DP-{found[1]}-{found[2]}".upper()


def _errors(text: str) -> Iterator[str]:
    text = _without(text, _EMAIL, _URL, _TICKET)
    yield from (found[1] for found in _ERROR_NAME.finditer(text))
    yield from (found[1] for found in _ERROR.finditer(text))


def _times(text: str) -> Iterator[str]:
    for found in _SINCE.finditer(text):
        told = _SINCE_ENDS.sub("", f"{found[1] or ''}{found[2]} ")
        yield " ".join(told.split()).rstrip(_MARKS)
    for found in _AGO.finditer(text):
        yield " ".join((found[1] or found[2]).split())


def _names(text: str) -> Iterator[str]:
    for pattern in (_TOLD_NAME, _PRESENTED):
        for found in pattern.finditer(text):
            name = _NAME_ENDS.sub("", f" {found[1]} ").strip(" .'’-")
            if name and _NAME.fullmatch(name) and len(name.split()) <= 5:  # noqa: PLR2004 - longer is a sentence
                yield name if name != name.lower() else name.title()


def _without(text: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        text = pattern.sub(" ; ", text)
    return text


_SEEKERS: tuple[tuple[str, Callable[[str], Iterator[str]]], ...] = (
    ("email", _emails),
    ("phone", _phones),
    ("version", _versions),
    ("url", _urls),
    ("error_code", _errors),
    ("since", _times),
    ("ticket", _tickets),
    ("name", _names),
)


def _first(seek: Callable[[str], Iterator[str]]) -> Callable[[str], str | None]:
    return lambda text: next(seek(text), None)


def _read_phone(text: str) -> str | None:
    number = next(_phones(text), None)
    if number or not re.fullmatch(r"[\d\s().+-]{6,30}", text):
        return number
    digits = re.sub(r"\D", "", text)
    # “812…” is how many people write a number after their country's code.
    return _phone_number(f"0{digits}" if digits.startswith("8") else text)


def _read_version(text: str) -> str | None:
    told = next(_versions(text), None)
    found = None if told else _ANY_VERSION.search(text)
    return found[1] if found else told


def _read_name(text: str) -> str | None:
    told = next(_names(text), None) or re.sub(r"^(?:saya|aku|nama|i am|i'm|it's)\s+", "", text, flags=re.IGNORECASE)
    told = told.strip(" .,!")[:_LONGEST_NAME]
    return told if _NAME.fullmatch(told) else None


def _read_ticket(text: str) -> str | None:
    found = _BARE_TICKET.fullmatch(text.strip(" #.-"))
    bare = f"DP-{found[1]}-{found[2]}".upper() if found else None
    return next(_tickets(text), bare)


def _read_error(text: str) -> str | None:
    return next(_errors(text), text[:200])


_READERS: dict[str, Callable[[str], str | None]] = {
    "name": _read_name,
    "email": _first(_emails),
    "phone": _read_phone,
    "version": _read_version,
    "url": _first(_urls),
    "error_code": _read_error,
    "ticket": _read_ticket,
}
