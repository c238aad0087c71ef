"""Cases: the way from an answer that did not help to a person, with the details, the priority and the reasons."""

import pytest

from bot import dialogue
from bot.dialogue import Memory, World
from tests.bot.story import KNOWLEDGE, Story


def test_an_answer_that_did_not_help_leads_over_the_next_one_and_the_steps_to_a_case():
    story = Story().says("lupa kata sandi").taps("no")
    assert story.articles == ("locked-account",)
    story.taps("no")
    assert story.chips == ("tried", "try", "person")
    story.taps("tried")
    assert "Apa email Anda?" in story.text
    story.says("Vera@Contoh.co.id")
    assert "Perangkat apa?" in story.text
    decided = story.taps("value:1").turn.hand_over
    assert decided.question == "lupa kata sandi"
    assert decided.details == {"email": "vera@contoh.co.id", "device": "Ponsel"}
    assert decided.wanted == ("email", "device")
    assert [(tried.slug, tried.helped) for tried in decided.articles] == [
        ("reset-password", False),
        ("locked-account", False),
    ]
    assert "Langkah sudah dicoba: ya" in decided.summary


def test_the_visitor_may_try_the_steps_first_and_come_back():
    story = Story().says("lupa kata sandi").taps("no").taps("no").taps("try")
    assert story.chips == ("works", "broken", "person")
    assert story.taps("broken").memory.is_case
    assert story.memory.has_tried is True


@pytest.mark.parametrize("text", ["sudah tapi masih gagal", "ga bisa", "masih sama", "sudah", "belum berhasil juga"])
def test_steps_tried_in_words_are_understood(text):
    story = Story().says("lupa kata sandi").taps("no").taps("no").says(text)
    assert story.memory.has_tried is True
    assert story.memory.is_case


def test_an_unsure_priority_asks_for_the_impact_and_keeps_the_reason():
    story = Story().says("export laporan gagal terus")
    assert story.chips == ("impact:all", "impact:minor", "person")
    story.taps("impact:minor")
    assert story.memory.case.priority == "medium"
    assert story.memory.case.reasons == ("Pekerjaan berjalan.",)


def test_the_impact_is_understood_in_words():
    story = Story().says("export laporan gagal terus").says("hanya saya kok")
    assert story.memory.case.priority == "medium"


def test_an_impact_that_stops_everybody_is_handed_over_without_another_question():
    decided = Story().says("export laporan gagal terus").taps("impact:all").turn.hand_over
    assert decided.priority == "critical"
    assert decided.reasons[0] == "Tidak ada yang bekerja."


def test_critical_is_handed_over_at_once():
    decided = Story().says("semua orang tidak bisa masuk, DashPro mati").turn.hand_over
    assert decided.priority == "critical"
    assert decided.question == "semua orang tidak bisa masuk, DashPro mati"
    assert decided.reasons == ("Layanan mati.",)


def test_a_critical_guess_costs_one_question_and_is_never_lowered_by_silence():
    story = Story().says("DashPro down ya?")
    assert "impact:all" in story.chips
    assert story.says("aduh gimana ini").turn.hand_over.priority == "critical"


def test_a_plain_yes_is_never_taken_for_a_critical_guess():
    assert Story().says("lupa kata sandi").says("ya, sudah bisa").memory.shown[0].helped is True


def test_what_is_critical_in_the_middle_of_the_form_is_handed_over_at_once():
    story = Story().says("lupa kata sandi").taps("no").taps("no").taps("tried")
    decided = story.says("semua orang tidak bisa masuk, DashPro mati").turn.hand_over
    assert decided.priority == "critical"
    assert decided.question.startswith("lupa kata sandi\n")


def test_details_given_anywhere_or_known_before_are_not_asked_for():
    story = Story(known={"name": "Vera"}).says("export laporan gagal terus")
    story.says("DashPro versi 4.2.0, email saya vera@contoh.co.id").taps("person")
    assert story.turn.hand_over.details == {"name": "Vera", "version": "4.2.0", "email": "vera@contoh.co.id"}


def in_the_form(**world: object) -> Story:
    """A technical case whose e-mail address is asked for."""
    story = Story(**world).says("export laporan gagal terus").taps("impact:minor")
    assert "Apa email Anda?" in story.text
    return story


def test_a_wrong_address_is_asked_for_twice_at_most():
    story = in_the_form().says("bukan email")
    assert "Contohnya" in story.text
    assert "Apa email Anda?" in story.text
    story.says("masih bukan")
    assert "Versi berapa?" in story.text


def test_skipping_what_is_required_is_asked_once_more_and_then_accepted():
    story = in_the_form().says("lewati")
    assert "Apa email Anda?" in story.text
    assert "Versi berapa?" in story.says("lewati").text


def test_an_optional_detail_can_be_skipped_by_chip_and_by_word():
    story = Story().says("lupa kata sandi").taps("no").taps("no").taps("tried").says("vera@contoh.co.id")
    assert "skip" in story.chips
    assert story.says("lewati").turn.hand_over.details == {"email": "vera@contoh.co.id"}


def test_another_question_in_the_middle_of_the_form_is_answered_and_the_form_goes_on():
    story = in_the_form().says("bagaimana cara ekspor ke Excel?")
    assert story.articles == ("export-excel",)
    assert "Apa email Anda?" in story.last.text
    assert story.memory.tries == 0


def test_an_earlier_detail_is_corrected():
    story = in_the_form().says("vera@contoh.co.id").says("eh salah, emailnya vera@toko.co.id")
    assert "vera@toko.co.id" in story.text
    assert "Versi berapa?" in story.last.text
    assert story.memory.details["email"] == "vera@toko.co.id"


def test_an_address_corrected_in_the_same_breath_is_taken_as_corrected():
    story = in_the_form().says("vera@contoh.co.id eh salah vera@toko.co.id")
    assert story.memory.details["email"] == "vera@toko.co.id"


def test_another_detail_than_the_one_asked_for_is_noted_without_counting_as_a_try():
    story = in_the_form().says("versinya 4.2.0")
    assert "sudah kami catat" in story.text
    assert "Apa email Anda?" in story.text
    assert story.memory.tries == 0


def test_a_full_description_is_not_asked_for_again():
    text = "sejak pembaruan kemarin tombol simpan pada halaman pengaturan perusahaan tidak bereaksi sama sekali"
    story = Story().says(text)
    assert story.memory.details["problem"] == text


def test_back_asks_the_detail_before_once_more():
    story = in_the_form().says("vera@contoh.co.id").says("kembali")
    assert "Apa email Anda?" in story.text
    assert "email" not in story.memory.details


def test_an_outdated_version_gets_the_update_article_first():
    story = in_the_form().says("vera@contoh.co.id").says("4.1")
    assert story.articles == ("update-version",)
    assert "4.2.0" in story.text
    story.taps("broken")
    assert "Apa yang terjadi?" in story.text
    decided = story.says("tombolnya tidak bereaksi").turn.hand_over
    assert any("4.1" in reason for reason in decided.reasons)


def test_an_update_that_helps_ends_the_case():
    story = in_the_form().says("vera@contoh.co.id").says("4.1").taps("works")
    assert story.chips == ("done", "another", "person")
    assert not story.memory.is_case


def test_the_newest_version_is_just_kept():
    story = in_the_form().says("vera@contoh.co.id").says("v4.2")
    assert story.articles == ()
    assert "Apa yang terjadi?" in story.text


def test_thanks_in_the_form_do_not_become_an_answer():
    story = in_the_form().says("terima kasih")
    assert "Apa email Anda?" in story.text
    assert story.memory.details == {}


def test_goodbye_in_the_form_hands_over_what_is_known():
    decided = in_the_form().says("sampai jumpa").turn.hand_over
    assert "berpamitan" in " ".join(decided.reasons)


def test_the_hand_over_tells_the_visitor_what_the_team_was_told():
    story = in_the_form().says("vera@contoh.co.id").says("4.2.0").says("tombolnya tidak bereaksi")
    assert "Yang kami sampaikan kepada tim" in story.text
    assert "• Masalah: tombolnya tidak bereaksi" in story.text


@pytest.mark.parametrize("text", ["saya mau bicara dengan orang", "let me talk to a person"])
def test_a_person_can_be_asked_for_before_anything_in_both_languages(text):
    turn = Story().says(text).turn
    assert turn.hand_over.question == text
    assert turn.asked_for_person


def test_a_person_can_be_asked_for_in_the_middle_of_the_form():
    story = in_the_form().says("vera@contoh.co.id").says("saya mau bicara dengan orang")
    decided = story.turn.hand_over
    assert decided.question == "export laporan gagal terus"
    assert decided.details["email"] == "vera@contoh.co.id"
    assert "meminta bicara dengan orang" in decided.reasons[-1]


def test_a_complaint_goes_to_people_with_the_way_to_the_manager():
    story = Story(escalation_email="escalation@contoh.co.id").says("mana atasan Anda, tiket saya tidak dijawab")
    assert story.turn.asked_for_person
    assert "escalation@contoh.co.id" in story.text


def test_the_button_for_a_person_hands_over_with_an_empty_memory():
    turn = dialogue.ask_for_person(Memory(), KNOWLEDGE, World(language="en"))
    assert turn.asked_for_person
    assert turn.hand_over.priority == "medium"
    assert "automatic assistant" in turn.replies[0].text
