"""Ticket numbers: made at random, read back however people type them."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat_server.domain.tickets import ALPHABET, new_ticket, read_ticket


def test_a_ticket_has_eight_symbols_that_nobody_misreads():
    ticket = new_ticket(Random(1).choice)

    assert len(ticket) == len("DP-7K3F-9Q2M")
    assert not set("ILOU") & set(ALPHABET)
    assert set(ticket.removeprefix("DP-").replace("-", "")) <= set(ALPHABET)


def test_each_symbol_is_chosen_on_its_own():
    symbols = iter("7K3F9Q2M")

    assert new_ticket(lambda _alphabet: next(symbols)) == "DP-7K3F-9Q2M"


def test_a_thousand_tickets_differ():
    choose = Random(2).choice

    assert len({new_ticket(choose) for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "typed",
    [
        "DP-7K3F-9Q2M",
        "dp-7k3f-9q2m",
        "  DP 7K3F 9Q2M ",
        "7K3F9Q2M",
        "dp7k3f9q2m",
        "#DP-7K3F-9Q2M.",
        "DP–7K3F–9Q2M",  # a keyboard's long dash
    ],
)
def test_a_ticket_is_read_however_it_was_typed(typed):
    assert read_ticket(typed) == "DP-7K3F-9Q2M"


def test_look_alikes_are_read_as_what_was_meant():
    assert read_ticket("dp-O1l0-IIoo") == "DP-0110-1100"


@pytest.mark.parametrize(
    "typed", ["", "DP-", "DP-7K3F-9Q2", "DP-7K3F-9Q2MM", "DP-7K3F-9Q2U", "DP-7K3F-9Q2é", "ドーナツ", "٧٧٧٧٧٧٧٧"]
)
def test_what_is_no_ticket_is_none(typed):
    assert read_ticket(typed) is None


@given(st.randoms(use_true_random=False))
def test_every_ticket_is_read_back(chance):
    ticket = new_ticket(chance.choice)

    assert read_ticket(ticket) == ticket
    assert read_ticket(ticket.lower()) == ticket


@given(st.text(ALPHABET + "abciloudp-–. #éß٧ド", max_size=20))
def test_any_text_is_read_without_failing(text):
    found = read_ticket(text)

    assert found is None or read_ticket(found) == found
