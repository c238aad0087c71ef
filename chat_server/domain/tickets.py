"""Ticket numbers such as DP-7K3F-9Q2M: random, easy to read aloud, no counter to guess from."""

from collections.abc import Callable

# Crockford's base 32 leaves out I, L, O and U, which are misread or misheard.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def new_ticket(choose: Callable[[str], str]) -> str:
    """A ticket number from eight random symbols (40 bits); `choose` picks one of a text's symbols."""
    symbols = "".join(choose(ALPHABET) for _ in range(8))
    return f"DP-{symbols[:4]}-{symbols[4:]}"


def read_ticket(text: str) -> str | None:
    """The ticket number that somebody typed, whatever case, spaces or look-alikes they used; None when it is none."""
    symbols = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_MISREAD)
    symbols = symbols.removeprefix("DP")
    if len(symbols) != 8 or any(sign not in ALPHABET for sign in symbols):  # noqa: PLR2004 - as new_ticket makes them
        return None
    return f"DP-{symbols[:4]}-{symbols[4:]}"
