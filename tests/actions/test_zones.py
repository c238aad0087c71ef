"""Due times are told in the zone of the visitor's device, when it is one of Indonesia's."""

import pytest

from chat_server.actions.ask_for_person import ask_for_person
from chat_server.actions.visitor_connects import recognise
from tests.actions.desks import Office


@pytest.mark.parametrize(
    ("zone", "told"),
    [("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT"), ("Asia/Pontianak", "WIB"), ("Europe/Berlin", "WIB"),
     ("../etc/passwd", "WIB"), (None, "WIB")],
)  # fmt: skip
async def test_the_promise_is_told_in_the_visitors_zone(office: Office, zone: str | None, told: str) -> None:
    visitor, token = await recognise(office.desk, None, "id", None, zone)
    again, _ = await recognise(office.desk, token, "id", None)
    assert again.zone == visitor.zone
    waiting = await ask_for_person(office.desk, visitor.id)
    assert (await office.lines(waiting.id))[-1].endswith(f" {told}.")
