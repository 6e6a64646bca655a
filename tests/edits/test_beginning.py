from datetime import date

import pytest
from pydantic import ValidationError

from criteria import catalog
from decision import edits
from decision.edits.overlap import changed_fields
from decision.files import decision_json
from decision.files.decision_json import gallery
from decision.findings.readiness import weights_are_set
from decision.model import AskedFirst
from tests.decisions import FIVE, founding_case, rated

FRIDAY = date(2026, 12, 4)


def begun(*offers, title="Friday", **more):
    return edits.begun(title, offers, FIVE, **more)


def test_offers_stand_one_a_line_and_empty_lines_are_none():
    assert edits.offers_in(" Lab \n\n\t\n\u200b\nBank,  Berlin\r\n") == ["Lab", "Bank, Berlin"]
    assert edits.offers_in("") == []


def test_a_decision_that_begins_asks_for_gut_feeling_and_weights_first():
    decision = begun("Lab", "Bank")
    assert decision.asked_first == (AskedFirst.GUT_FEELING, AskedFirst.WEIGHTS)
    assert [offer.name for offer in decision.offers] == ["Lab", "Bank"]
    assert [employer.name for employer in decision.employers] == ["Lab", "Bank"]
    assert not any(offer.is_present_job for offer in decision.offers)


def test_with_a_job_now_staying_is_an_offer_of_its_employer_without_a_deadline():
    decision = begun("Lab", "Bank", present_employer="Acme", deadline=FRIDAY)
    lab, bank, stay = decision.offers
    assert (stay.name, decision.employer_of(stay).name) == ("Stay at Acme", "Acme")
    assert (stay.is_present_job, stay.deadline) == (True, None)
    assert lab.deadline == bank.deadline == FRIDAY


def test_an_employer_without_a_name_still_has_one_to_stay_with():
    decision = begun("Lab", present_employer=" ")
    stay = decision.offers[-1]
    assert (stay.name, decision.employer_of(stay).name) == ("Stay", edits.PRESENT_EMPLOYER)


def test_an_offer_of_the_present_employer_is_of_the_same_family_as_staying():
    decision = begun("acme", present_employer="Acme")
    assert [employer.name for employer in decision.employers] == ["acme"]
    assert len(decision.family_of(decision.offers[0])) == 2


@pytest.mark.parametrize("title", ["", " ", "\u200b"])
def test_a_decision_without_a_title_gets_a_plain_one(title):
    assert begun("Lab", title=title).title == edits.UNTITLED


def test_two_offers_of_one_name_are_refused_and_so_is_counting_nothing():
    with pytest.raises(ValidationError, match="already an offer called Lab"):
        begun("Lab", "LAB")
    with pytest.raises(ValidationError, match="at least 1 item"):
        edits.begun("Friday", ["Lab"], [])


def test_what_is_said_or_left_out_is_asked_no_more():
    decision = begun("Lab", "Bank")
    felt = edits.feel_for(decision, "bank")
    assert (felt.gut_feeling, felt.asked_first) == ("bank", (AskedFirst.WEIGHTS,))
    skipped = edits.ask_no_more(decision, AskedFirst.GUT_FEELING)
    assert (skipped.gut_feeling, skipped.asked_first) == (None, (AskedFirst.WEIGHTS,))
    left_out = edits.ask_no_more(felt, AskedFirst.WEIGHTS)
    assert (left_out.asked_first, left_out.equal_is_right) == ((), False)
    with pytest.raises(LookupError, match="not there any more"):
        edits.feel_for(decision, "gone")


def test_weights_that_are_said_already_are_not_asked_for():
    moved = edits.set_points(begun("Lab", "Bank"), {"impact": 60.0})
    assert edits.feel_for(moved, "bank").asked_first == ()
    assert edits.ask_no_more(moved, AskedFirst.GUT_FEELING).asked_first == ()
    felt = edits.feel_for(begun("Lab", "Bank"), "bank")
    assert edits.set_points(felt, {"impact": 60.0}).asked_first == (AskedFirst.WEIGHTS,)


def test_with_one_criterion_there_are_no_weights_to_ask_for():
    gut = (AskedFirst.GUT_FEELING,)
    assert edits.begun("Friday", ["Lab"], FIVE[:1]).asked_first == gut
    two = edits.begun("Friday", ["Lab"], FIVE[:2])
    assert len(two.asked_first) == 2
    assert edits.switch_off(two, FIVE[1]).asked_first == gut
    own = edits.add_own_criterion(edits.begun("Friday", ["Lab"], FIVE[:2]), "Sun", FIVE)
    own = edits.switch_off(own, FIVE[1])
    assert len(own.asked_first) == 2
    assert edits.delete_own_criterion(own, "sun").asked_first == gut


def test_deleting_the_offer_of_the_gut_feeling_clears_it_and_no_other_does():
    felt = edits.feel_for(begun("Lab", "Bank"), "bank")
    assert edits.delete_offer(felt, "bank").gut_feeling is None
    assert edits.delete_offer(felt, "lab").gut_feeling == "bank"


def test_equal_weights_are_meant_until_a_slider_stands_elsewhere():
    equal = edits.accept_equal_weights(begun("Lab", "Bank"))
    assert (equal.equal_is_right, equal.asked_first[1:]) == (True, ())
    assert edits.set_points(equal, dict.fromkeys(FIVE, 50.0)).equal_is_right
    moved = edits.set_points(equal, {"impact": 60.0})
    assert not moved.equal_is_right
    assert not edits.level_points(moved).equal_is_right
    assert not edits.take_profile(equal, catalog.load().profiles[0]).equal_is_right


def test_levelled_weights_are_not_those_of_a_profile():
    taken = edits.take_profile(begun("Lab", "Bank"), catalog.load().profiles[0])
    levelled = edits.level_points(taken)
    assert (levelled.profile, weights_are_set(levelled)) == (None, False)


def test_a_sample_is_ones_own_under_another_title():
    sample = gallery()[0]
    assert sample.is_sample
    assert edits.set_title(sample, f" {sample.title} ").is_sample
    assert not edits.set_title(sample, "Mine").is_sample
    first = sample.offers[0]
    assert edits.rename_offer(sample, first.key, first.name).is_sample
    assert not edits.rename_offer(sample, first.key, "Bank").is_sample
    assert not edits.delete_offer(sample, first.key).is_sample
    assert not edits.add_offers(sample, [("Bank", {})]).is_sample


def test_samples_and_what_is_brought_in_ask_nothing_first():
    read = decision_json.read("a.json", decision_json.written(rated({"A": {}})).encode())
    assert {sample.asked_first for sample in (*gallery(), read)} == {()}


def test_what_is_not_answered_yet_survives_being_saved():
    decision = edits.feel_for(begun("Lab", "Bank"), "bank")
    assert decision_json.read("a.json", decision_json.written(decision).encode()) == decision


def test_a_sample_in_a_file_is_no_sample_until_it_is_opened_as_one():
    assert not founding_case().is_sample


def test_what_follows_from_a_name_is_no_field_of_its_own():
    sample = gallery()[0]
    first = sample.offers[0]
    renamed = edits.rename_offer(sample, first.key, "Bank")
    assert not renamed.is_sample
    assert {path[-1] for path in changed_fields(sample, renamed)} == {"name"}
