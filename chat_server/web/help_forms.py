"""Forms without script: read strictly, taken only from our own pages, refused in words instead of codes."""

import re
import uuid
from dataclasses import dataclass
from urllib.parse import parse_qs

from aiohttp import web

from chat_server.domain.errors import ChatError, InvalidError, NotAllowedError
from chat_server.domain.mail_address import is_plain_address
from chat_server.web.bodies import whole_body
from chat_server.web.errors import status_of
from chat_server.web.form_texts import FormTexts
from chat_server.web.form_texts_en import ENGLISH
from chat_server.web.form_texts_id import INDONESIAN
from chat_server.web.security import is_same_origin

_MOST_FIELDS = 20
_FORM_ID = re.compile("[0-9a-f]{32}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Form = dict[str, str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a form was not taken, in the visitor's words; `retry_after` are seconds."""

    status: int
    text: str
    retry_after: float | None


def form_texts(language: str) -> FormTexts:
    """The words of the forms in that language."""
    return {"id": INDONESIAN, "en": ENGLISH}[language]


async def read_form(request: web.Request) -> Form:
    """The fields of a form, each once; what nobody filled in is not there.

    Raises:
        InvalidError: it is no form, or holds what no database stores.
    """
    try:
        text = (await whole_body(request)).decode()
        found = parse_qs(text, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        raise InvalidError("this is not a form of ours") from None
    if any(_UNSTORABLE.search(value) for values in found.values() for value in values):
        raise InvalidError("a field holds what cannot be stored")
    return {name: values[0].replace("\r\n", "\n").strip() for name, values in found.items()}


def ensure_ours(request: web.Request) -> None:
    """Raise NotAllowedError for a form that another site's page sends in a visitor's name."""
    if not is_same_origin(request):
        raise NotAllowedError("this must come from a page of ours")


def read_email(form: Form) -> str:
    """The address that was given; raises InvalidError when it is none."""
    email = form.get("email", "")
    if "." not in email.rpartition("@")[2] or not is_plain_address(email):
        raise InvalidError("the address is not one")
    return email


def read_form_id(form: Form) -> str:
    """The id under which the page gave the form out; raises InvalidError."""
    identity = form.get("form", "")
    if not _FORM_ID.fullmatch(identity):
        raise InvalidError("the form has no id of ours")
    return identity


def client_id_of(form: Form, text: str) -> str:
    """The client id of a text: the same for a form that is sent again, another one when its text was changed."""
    return str(uuid.uuid5(uuid.UUID(hex=read_form_id(form)), text))


def refusal_of(error: ChatError, language: str) -> Refusal:
    """What the visitor is told of a refusal."""
    words = form_texts(language)
    wait = words.minutes.format(count=max(1, -(-round(error.retry_after or 0) // 60)))
    text = words.refused.get(error.code, words.refused_otherwise).format(wait=wait)
    return Refusal(status_of(error), text, error.retry_after)
