"""Questions and answers: greeting, article, offers, small talk, the end."""

import pytest

from bot.dialogue import OpenCase
from tests.bot.story import Story


def test_the_first_answer_comes_with_the_introduction_and_asks_whether_it_helped():
    story = Story().says("lupa kata sandi")
    (answer,) = story.turn.replies
    assert answer.kind == "answer"
    assert answer.text.startswith("Halo, saya asisten otomatis DashPro.\n\nKata sandi baru dibuat dari halaman masuk.")
    assert answer.text.endswith("Apakah ini membantu?")
    assert answer.articles == ("reset-password",)
    assert [choice.label for choice in answer.choices] == ["Ya", "Belum", "Bicara dengan tim"]


def test_an_english_question_is_answered_in_english():
    story = Story().says("I forgot my password")
    assert story.turn.language == "en"
    assert "You make a new password" in story.text
    assert [choice.label for choice in story.last.choices] == ["Yes", "Not yet", "Talk to the team"]


def test_a_greeting_is_answered_once_with_an_introduction():
    story = Story().says("halo")
    assert "asisten" in story.text
    story.says("lupa kata sandi")
    assert "asisten" not in story.text


def test_an_unsure_match_offers_articles_to_choose_from():
    story = Story().says("masalah akun saya")
    assert story.chips == ("article:reset-password", "article:locked-account", "none", "person")
    assert story.taps("article:locked-account").articles == ("locked-account",)


def test_an_offer_can_be_chosen_by_its_number():
    assert Story().says("masalah akun saya").says("2").articles == ("locked-account",)


@pytest.mark.parametrize("typed", ["Akun terkunci", "akun TERKUNCI."])
def test_an_offer_can_be_chosen_by_its_title(typed):
    assert Story().says("masalah akun saya").says(typed).articles == ("locked-account",)


def test_the_words_of_the_chip_for_a_person_hand_over_too():
    assert Story().says("lupa kata sandi").says("bicara dengan tim").turn.asked_for_person


def test_none_of_the_offers_begins_a_case():
    story = Story().says("masalah akun saya").taps("none")
    assert story.memory.is_case
    assert "Apa dampaknya?" in story.text


def test_a_helped_visitor_is_asked_for_more_and_the_end_is_confirmed():
    story = Story().says("lupa kata sandi").taps("yes")
    assert "Adakah hal lain" in story.text
    assert story.memory.shown[0].helped is True
    assert not story.turn.ended
    assert story.taps("done").turn.ended


def test_thanks_after_an_answer_asks_for_more_and_thanks_again_ends():
    story = Story().says("lupa kata sandi").says("terima kasih")
    assert story.chips == ("done", "another", "person")
    assert story.says("terima kasih").turn.ended


def test_goodbye_before_anything_is_confirmed_first():
    story = Story().says("lupa kata sandi").says("sampai jumpa")
    assert not story.turn.ended
    assert story.says("sampai jumpa").turn.ended


def test_another_question_after_help_is_answered():
    story = Story().says("lupa kata sandi").taps("yes").taps("another").says("bagaimana cara ekspor ke Excel?")
    assert story.articles == ("export-excel",)


def test_what_did_not_help_and_why_finds_the_article_for_that():
    story = Story().says("lupa kata sandi").says("belum, akun saya malah terkunci")
    assert story.articles == ("locked-account",)
    assert story.memory.shown[0].helped is False


def test_a_visitor_who_goes_to_try_the_steps_is_waited_for():
    story = Story().says("lupa kata sandi").says("oke saya coba dulu ya")
    assert story.chips == ("works", "broken", "person")
    assert story.says("udah berhasil").memory.shown[0].helped is True


def test_a_call_for_attention_is_answered_like_a_greeting():
    story = Story().says("halo").says("min")
    assert "masih di sini" in story.text
    assert story.turn.hand_over is None


def test_details_out_of_the_blue_are_noted_and_the_open_question_is_repeated():
    story = Story().says("lupa kata sandi").says("email saya vera@contoh.co.id")
    assert "sudah kami catat" in story.text
    assert story.chips == ("yes", "no", "person")
    assert story.turn.details == {"email": "vera@contoh.co.id"}


def test_an_uncovered_topic_still_shows_the_article_that_answers_it():
    story = Story().says("tolong buatkan ekspor khusus untuk kami")
    assert story.articles == ("export-excel",)
    assert "di luar cakupan" in story.text


def test_another_topic_is_declined_and_not_guessed_at():
    story = Story().says("bagaimana cuaca besok di Bandung?")
    assert story.articles == ()
    assert "hanya membantu seputar DashPro" in story.text


@pytest.mark.parametrize("text", ["sudah bisa kak", "ya membantu", "ok makasih", "udah beres", "makasih kak udah bisa"])
def test_many_ways_to_say_that_it_helped(text):
    assert Story().says("lupa kata sandi").says(text).memory.shown[0].helped is True


@pytest.mark.parametrize(
    "text", ["belum kak", "ga bisa juga", "masih sama", "belum, emailnya tidak masuk ke kotak surat"]
)
def test_many_ways_to_say_that_it_did_not_help(text):
    assert Story().says("lupa kata sandi").says(text).memory.shown[0].helped is False


def test_a_burst_of_fragments_is_read_as_one_question():
    story = Story().says("ekspor")
    assert story.articles == ()
    assert story.says("ke excel").articles == ("export-excel",)
    assert story.memory.question == "ekspor\nke excel"


def test_a_new_question_is_not_joined_with_the_one_before():
    story = Story().says("lupa kata sandi").says("bagaimana cara ekspor ke Excel?")
    assert story.articles == ("export-excel",)
    assert story.memory.question == "bagaimana cara ekspor ke Excel?"


def test_an_uncovered_topic_is_told_kindly_with_what_can_be_done_and_a_person():
    story = Story().says("tolong betulkan laptop kantor kami")
    assert "di luar cakupan" in story.text
    assert "Kami memeriksa." in story.text
    story.taps("person")
    assert story.turn.hand_over.scope == "hardware"


def test_yes_to_the_offer_of_a_person_hands_over():
    assert Story("en").says("please write a custom module for us").says("yes").turn.hand_over.scope == "customisation"


def test_gibberish_is_asked_again_then_offered_a_person_then_handed_over():
    story = Story().says("asdf qwer zxcv")
    assert story.turn.hand_over is None
    story.says("asdf qwer zxcv")
    assert story.chips == ("person", "another")
    assert story.says("asdf qwer zxcv").turn.hand_over is not None


def test_an_insult_is_apologised_for_once_and_then_people_take_over():
    story = Story().says("bot bodoh")
    assert "mohon maaf" in story.text
    assert story.chips[0] == "person"
    story.says("bot bodoh")
    assert "maaf" not in story.text
    assert story.turn.hand_over is not None


def test_the_language_switches_on_request_and_the_open_question_is_repeated():
    story = Story().says("lupa kata sandi").says("English please")
    assert story.turn.language == "en"
    assert "Did this help?" in story.text


def test_an_open_case_is_shown_to_a_visitor_who_returns():
    story = Story(open_case=OpenCase("DP-7K3F-9Q2M", "Dijawab paling lambat 15.13 WIB")).says("halo")
    assert "DP-7K3F-9Q2M masih ditangani" in story.text
    assert "15.13 WIB." in story.text


def test_asking_the_same_again_does_not_show_the_same_article_for_ever():
    story = Story().says("lupa kata sandi")
    texts = []
    while story.turn.hand_over is None:
        texts.append(story.says("lupa kata sandi").text)
        assert len(texts) < 4
    assert texts[0] != texts[1]
