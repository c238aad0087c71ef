"""Details in free text: what is picked up, what is not, and what an answer to a question must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import details


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("email saya Budi@PT-Maju.co.id, hp 0812-3456-7890", {"email": "budi@pt-maju.co.id", "phone": "081234567890"}),
        ("eh salah, emailnya ani@x.com bukan budi@x.com", {"email": "ani@x.com"}),
        ("ralat: a@x.com maksudnya b@x.com", {"email": "b@x.com"}),
        ("call me at +62 812 3456 7890", {"phone": "+6281234567890"}),
        ("telp (021) 5551234", {"phone": "0215551234"}),
        ("versi 4.2.1 di laptop", {"version": "4.2.1"}),
        ("I'm using version 5", {"version": "5"}),
        ("pakai v3.1", {"version": "3.1"}),
        ("https://app.dashpro.my.id/x?y=1. error 500", {"url": "https://app.dashpro.my.id/x?y=1", "error_code": "500"}),
        ("kode error: E-1042", {"error_code": "E-1042"}),
        ("muncul ERR_CONNECTION_REFUSED", {"error_code": "ERR_CONNECTION_REFUSED"}),
        ("dari tadi pagi gak bisa login", {"since": "tadi pagi"}),
        ("sejak kemarin sore, tolong", {"since": "kemarin sore"}),
        ("udah 3 hari gak bisa", {"since": "3 hari"}),
        ("broken since 3 days ago", {"since": "3 days ago"}),
        ("tiket dp-7k3f-9q2m belum dibalas", {"ticket": "DP-7K3F-9Q2M"}),
        ("nama saya budi santoso dari PT Maju", {"name": "Budi Santoso"}),
        ("my name is John Smith and i cant login", {"name": "John Smith"}),
        ("saya Rina dari PT Jaya", {"name": "Rina"}),
    ],
)
def test_details_are_picked_up_wherever_they_stand(text: str, found: dict[str, str]) -> None:
    assert details.pick_up(text) == found


@pytest.mark.parametrize(
    "text",
    ["harga paket 150.000 per bulan", "API v2 rate limit", "rapat 24.12.2026", "error 4 kali", "saya dari tadi", "a@b"],
)
def test_what_could_be_something_else_is_left_alone(text: str) -> None:
    assert set(details.pick_up(text)) <= {"since"}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("email", "ini kak: budi@x.co.id ya", "budi@x.co.id"),
        ("email", "budi at x", None),
        ("email", "budi@x", None),
        ("version", "4.2", "4.2"),
        ("version", "versinya 4.2.1 kayaknya", "4.2.1"),
        ("version", "gatau", None),
        ("phone", "81234567890", "081234567890"),
        ("phone", "nomor saya rahasia", None),
        ("url", "app.dashpro.my.id/laporan", "app.dashpro.my.id/laporan"),
        ("url", "halaman laporan", None),
        ("name", "saya budi", "budi"),
        ("name", "123", None),
        ("ticket", "7K3F 9Q2M", "DP-7K3F-9Q2M"),
        ("ticket", "tidak tahu", None),
        ("error_code", "tulisannya gagal menyimpan", "tulisannya gagal menyimpan"),
        ("since", "sejak kemarin", "sejak kemarin"),
        ("text", "  laporan \n kosong ", "laporan kosong"),
        ("text", "   ", None),
        ("choice", "Chrome", "Chrome"),
    ],
)
def test_an_answer_is_read_in_its_usual_form_or_refused(kind: str, text: str, value: str | None) -> None:
    assert details.read(kind, text) == value


@given(st.text(max_size=500))
def test_any_text_is_searched_without_an_error(text: str) -> None:
    found = details.pick_up(text)
    assert all(found.values())
    for kind in details.KINDS:
        value = details.read(kind, text)
        assert value is None or value


@pytest.mark.parametrize("part", ["a.", "1.", "-", "@", "0 ", "http://", "v1.", "DP-", "sejak ", "nama saya ", "+62 "])
def test_a_long_text_is_searched_to_its_end(part: str) -> None:
    found = details.pick_up(part * 4_000 + " budi@example.com")
    assert found.get("email", "budi@example.com") == "budi@example.com"
    assert all(len(value) < 1_000 for value in found.values())
