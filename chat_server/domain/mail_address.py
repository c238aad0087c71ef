"""Whether a text is one plain e-mail address, to which a mail can be sent without a surprise."""

import re

LONGEST_ADDRESS = 254  # RFC 5321, section 4.5.3.1.3, less the brackets
_PLAIN = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)*")
# RFC 2047: the mail library reads such a word even inside an address, and what it hides may be a line break.
_ENCODED_WORD = "=?"


def is_plain_address(text: str) -> bool:
    """True for one address: no name, no list, no comment, nothing encoded, and not longer than mail allows."""
    return len(text) <= LONGEST_ADDRESS and _ENCODED_WORD not in text and _PLAIN.fullmatch(text) is not None
