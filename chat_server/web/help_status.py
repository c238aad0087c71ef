"""The status page: ticket number and e-mail address show how the ticket stands, and what its visitor can do about it.

Nothing of it stands in an address, and a wrong number and a wrong address get the same answer after the same time.
"""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from chat_server.actions.ticket_status import TicketStatus, escalate_ticket, still_broken, ticket_status
from chat_server.domain.errors import ChatError
from chat_server.domain.tickets import read_ticket
from chat_server.web.help_answers import help_page
from chat_server.web.help_forms import (
    Form,
    client_id_of,
    ensure_ours,
    form_texts,
    read_form,
    refusal_of,
)
from chat_server.web.help_limits import StatusLimits
from chat_server.web.help_places import Place, place_of, texts
from chat_server.web.help_ticket import ZONES, ticket_view
from chat_server.web.keys import DESK
from chat_server.web.security import client_address
from chat_server.web.wire.reading import ensure_text

# Longer than the database needs for a pair, so that the time of a wrong one says nothing.
_WRONG_PAIR_SECONDS = 0.15
_LONGEST_REASON = 1000

Act = Callable[[web.Request, Form], Awaitable[TicketStatus | None]]


class StatusPages:
    """Answers for the status page and its forms."""

    def __init__(self) -> None:
        self._limits = StatusLimits()
        self._acts: dict[str, Act] = {"escalate": self._escalate, "still_broken": self._still_broken}

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """Their addresses in the language of `prefix`."""
        return [web.get(f"{prefix}/status", self.form), web.post(f"{prefix}/status", self.take)]

    async def form(self, request: web.Request) -> web.Response:
        """The empty form."""
        place = place_of(request)
        words = texts(place.language)
        return help_page(
            request,
            "help_status.html",
            place,
            title=words.status,
            description=words.status_lead,
            f=form_texts(place.language),
            form={},
            refusal=None,
            is_wrong=False,
        )

    async def take(self, request: web.Request) -> web.Response:
        """The ticket of a right pair, after what was asked to be done to it; the form again for a wrong one."""
        form: Form = {}
        try:
            ensure_ours(request)
            form = await read_form(request)
            act = self._acts.get(form.get("act", ""), self._look)
            found = await self._paired(request, form, act)
        except ChatError as error:
            return self._again(request, form, error)
        if found is None:
            return self._again(request, form, None)
        return self._shown(request, form, found)

    async def _paired(self, request: web.Request, form: Form, act: Act) -> TicketStatus | None:
        """What `act` gives for the pair in the form; None, never sooner than after a while, for a wrong one."""
        clock = asyncio.get_running_loop()
        until = clock.time() + _WRONG_PAIR_SECONDS
        address, ticket = client_address(request), read_ticket(form.get("ticket", "")) or ""
        self._limits.looks(address, ticket)
        try:
            found = await act(request, form)
        except ChatError:
            self._limits.was_right(address, ticket)
            raise
        if found is None:
            await asyncio.sleep(until - clock.time())
        else:
            self._limits.was_right(address, ticket)
        return found

    async def _look(self, request: web.Request, form: Form) -> TicketStatus | None:
        return await ticket_status(request.app[DESK], form.get("ticket", ""), form.get("email", ""))

    async def _escalate(self, request: web.Request, form: Form) -> TicketStatus | None:
        self._limits.acts(read_ticket(form.get("ticket", "")) or "")
        reason = form.get("text", "")[:_LONGEST_REASON]
        return await escalate_ticket(request.app[DESK], form.get("ticket", ""), form.get("email", ""), reason)

    async def _still_broken(self, request: web.Request, form: Form) -> TicketStatus | None:
        self._limits.acts(read_ticket(form.get("ticket", "")) or "")
        text = ensure_text(form.get("text", ""))
        ticket, email = form.get("ticket", ""), form.get("email", "")
        return await still_broken(request.app[DESK], ticket, email, client_id_of(form, text), text)

    def _again(self, request: web.Request, form: Form, error: ChatError | None) -> web.Response:
        """The form with what was filled in, and why it was not taken."""
        place = place_of(request)
        words = texts(place.language)
        refusal = refusal_of(error, place.language) if error else None
        response = help_page(
            request,
            "help_status.html",
            _bare(place),
            title=words.status,
            description=words.status_lead,
            status=refusal.status if refusal else 200,
            is_indexed=False,
            f=form_texts(place.language),
            form=form,
            refusal=refusal,
            is_wrong=error is None,
        )
        response.headers["Cache-Control"] = "no-store"
        if refusal and refusal.retry_after is not None:
            response.headers["Retry-After"] = str(max(1, round(refusal.retry_after)))
        return response

    def _shown(self, request: web.Request, form: Form, found: TicketStatus) -> web.Response:
        place, desk = place_of(request), request.app[DESK]
        words = form_texts(place.language)
        view = ticket_view(found, desk.policy, words, place.language, form.get("zone"), desk.now())
        response = help_page(
            request,
            "help_ticket.html",
            _bare(place),
            title=f"{words.ticket_short} {view.ticket}",
            description=texts(place.language).status_lead,
            is_indexed=False,
            f=words,
            form=form,
            view=view,
            zones=ZONES,
            form_id=desk.new_id(),
            done={"escalate": words.escalate_done, "still_broken": words.still_broken_done}.get(form.get("act", "")),
        )
        response.headers["Cache-Control"] = "no-store"
        return response


def _bare(place: Place) -> Place:
    """The place without what a hostile address may have added."""
    return Place(place.origin, place.language, "/status")
