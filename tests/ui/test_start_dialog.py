"""What a decision begins with, asked in a dialog; and other samples."""

import pytest

from criteria.catalog import FOLDER, SETTING
from decision.files.decision_json import first_decision, gallery
from decision.model import AskedFirst
from decision.ui.start import NEW
from tests.decisions import FIVE
from tests.ui.screen import button, in_dialog, shown

OPENS = "New decision"
READ_A_MINUTE = 238  # words, silently; Brysbaert, Journal of Memory and Language 109 (2019)


@pytest.fixture
def sample(store):
    return shown("files", store.create(first_decision()))


def newest(store):
    return store.newest(store.last_opened()).decision


def press(screen, word, offers):
    """Open the dialog, name the offers, and press one of its buttons."""
    button(screen, OPENS).click().run()
    screen.text_area(key="begin_offers").set_value(offers)
    button(screen, OPENS).click()
    button(screen, word).click().run()


def test_a_decision_begins_with_its_offers(store, sample):
    press(sample, "Start", "Data scientist, fintech\n\nML engineer, bank ")
    decision = newest(store)
    names = [offer.name for offer in decision.offers]
    assert names == ["Data scientist, fintech", "ML engineer, bank"]
    assert decision.asked_first == tuple(AskedFirst)
    assert decision.criteria == FIVE
    assert not any(offer.is_present_job for offer in decision.offers)


def test_two_offers_of_one_name_are_refused_in_words(store, sample):
    press(sample, "Start", "Lab\n*x*\nlab")
    assert "Two offers are called Lab. Give each its own name." in sample.error[0].value
    assert newest(store) == first_decision()


def test_who_closes_the_dialog_starts_nothing(store, sample):
    press(sample, "Cancel", "Lab")
    assert "begin_offers" not in [each.key for each in sample.text_area]
    assert newest(store) == first_decision()
    assert len(store.all()) == 1


def test_another_sample_is_opened_as_it_is(store, sample):
    other = gallery()[1]
    in_dialog(sample, button(sample, "Samples"), other.title)
    assert newest(store) == other


def test_the_work_is_about_machine_learning_unless_said_otherwise(store, sample):
    press(sample, "Start", "Lab")
    assert newest(store).is_about_ml


def test_who_says_that_it_is_not_begins_with_questions_for_any_work(store, sample):
    button(sample, OPENS).click().run()
    sample.text_area(key="begin_offers").set_value("Clinic\nHospital")
    sample.radio(key="begin_ml").set_value("No")
    button(sample, OPENS).click()
    button(sample, "Start").click().run()
    assert not newest(store).is_about_ml
    assert [offer.name for offer in newest(store).offers] == ["Clinic", "Hospital"]


def test_a_catalogue_without_questions_on_it_does_not_ask(store, sample, tmp_path, monkeypatch):
    words = (FOLDER / "criteria.toml").read_text(encoding="utf-8")
    (tmp_path / "criteria.toml").write_text(words, encoding="utf-8")
    monkeypatch.setenv(SETTING, str(tmp_path))
    button(sample, OPENS).click().run()
    assert "begin_offers" in [each.key for each in sample.text_area]
    assert "begin_ml" not in [each.key for each in sample.radio]


def test_who_comes_from_a_sample_of_another_trade_need_not_say_it_again(store):
    (nurse,) = [each for each in gallery() if not each.is_about_ml]
    press(shown("files", store.create(nurse)), "Start", "Clinic")
    assert [offer.name for offer in newest(store).offers] == ["Clinic"]
    assert not newest(store).is_about_ml


def read_in_the_dialog(screen):
    """All that stands in the dialog without being asked for, tips and placeholders left out."""
    before = len(screen.markdown)
    button(screen, OPENS).click().run()
    kinds = (screen.text_area, screen.text_input, screen.toggle, screen.date_input, screen.checkbox)
    asked = [each.label for kind in kinds for each in kind if str(each.key).startswith("begin")]
    (trade,) = [each for each in screen.radio if each.key == "begin_ml"]
    said = [each.value for each in screen.markdown[before:]]
    presses = [each.label for each in screen.button if each.form_id == "begin"]
    return " ".join([NEW, *asked, trade.label, *trade.options, *said, *presses])


def test_what_stands_in_the_dialog_is_read_in_fifteen_seconds(sample):
    text = read_in_the_dialog(sample)
    assert "What counts, besides pay?" in text
    assert "Cancel" in text
    assert len(text.split()) <= READ_A_MINUTE * 15 / 60
