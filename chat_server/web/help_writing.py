"""The contact page, and its form: a way to a ticket that needs neither script nor the chat."""

from typing import Any

from aiohttp import web

from chat_server.actions.write_in import Letter, Taken, write_in
from chat_server.domain.errors import ChatError, InvalidError
from chat_server.domain.sla import due_text
from chat_server.domain.zones import zone_of
from chat_server.settings import Settings
from chat_server.web.help_answers import help_page
from chat_server.web.help_contact import DAYS_AHEAD, days_off, ways
from chat_server.web.help_forms import (
    Form,
    client_id_of,
    ensure_ours,
    form_texts,
    read_email,
    read_form,
    read_form_id,
    refusal_of,
)
from chat_server.web.help_limits import ContactLimits
from chat_server.web.help_places import Place, place_of, texts
from chat_server.web.keys import DESK
from chat_server.web.security import client_address
from chat_server.web.wire.reading import ensure_text

_LONGEST_NAME = 100


class ContactPages:
    """Answers for the contact page and for what is written there."""

    def __init__(self) -> None:
        self._limits: ContactLimits | None = None

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """Their addresses in the language of `prefix`."""
        return [web.get(f"{prefix}/contact", self.contact), web.post(f"{prefix}/contact", self.take)]

    async def contact(self, request: web.Request) -> web.Response:
        """The ways to reach support, what is open now, and the form."""
        response = self._page(request, {}, refusal=None)
        # Each visitor needs an id of their own in the form.
        response.headers["Cache-Control"] = "no-store"
        return response

    async def take(self, request: web.Request) -> web.Response:
        """The ticket that the message became; or the form again, with what was written and what is wrong."""
        form: Form = {}
        try:
            ensure_ours(request)
            form = await read_form(request)
            letter = _read_letter(form, place_of(request).language)
            self._limits_for(request.app[DESK].settings).ensure_may_write(client_address(request), letter.email)
            taken = await write_in(request.app[DESK], letter)
        except ChatError as error:
            return self._refused(request, form, error)
        return _thanked(request, taken)

    def _limits_for(self, settings: Settings) -> ContactLimits:
        self._limits = self._limits or ContactLimits(settings)
        return self._limits

    def _refused(self, request: web.Request, form: Form, error: ChatError) -> web.Response:
        refusal = refusal_of(error, place_of(request).language)
        response = self._page(request, form, refusal=refusal, status=refusal.status, is_indexed=False)
        response.headers["Cache-Control"] = "no-store"
        if refusal.retry_after is not None:
            response.headers["Retry-After"] = str(max(1, round(refusal.retry_after)))
        return response

    def _page(self, request: web.Request, form: Form, **values: Any) -> web.Response:
        place, desk = place_of(request), request.app[DESK]
        words = texts(place.language)
        return help_page(
            request,
            "help_contact.html",
            Place(place.origin, place.language, "/contact"),
            title=words.contact,
            description=words.contact_lead,
            f=form_texts(place.language),
            form={"form": desk.new_id()} | form,
            ways=ways(desk.policy, place.language, desk.now()),
            days_off=days_off(desk.policy, place.language, desk.now()),
            days_ahead=DAYS_AHEAD,
            **values,
        )


def _read_letter(form: Form, language: str) -> Letter:
    """The letter in the form; raises InvalidError or TooLongError."""
    if "website" in form:  # the field that no person sees
        raise InvalidError("this was filled in by a program")
    text = ensure_text(form.get("message", ""))
    name = form.get("name", "")[:_LONGEST_NAME] or None
    return Letter(read_form_id(form), client_id_of(form, text), read_email(form), name, language, text)


def _thanked(request: web.Request, taken: Taken) -> web.Response:
    """The ticket number and the due time."""
    place, desk = place_of(request), request.app[DESK]
    words, conversation = form_texts(place.language), taken.conversation
    assert conversation.ticket
    assert conversation.priority
    assert conversation.promised_until
    response = help_page(
        request,
        "help_written.html",
        Place(place.origin, place.language, "/contact"),
        title=words.sent,
        description=texts(place.language).contact_lead,
        is_indexed=False,
        f=words,
        ticket=conversation.ticket,
        priority=desk.policy.priority(conversation.priority).name(place.language),
        moment=due_text(conversation.promised_until, desk.now(), place.language, zone_of(conversation.zone)),
        is_mailed=taken.is_mailed,
        articles=taken.articles,
    )
    response.headers["Cache-Control"] = "no-store"
    return response
