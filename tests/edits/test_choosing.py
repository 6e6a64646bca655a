"""A choice is kept with what was expected of it, and goes with what it is about."""

import json
from datetime import date

import pytest

from criteria.criterion import PAY_KEY
from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.files.problems import BadFileError
from decision.findings.looking_back import expectations
from decision.model import SCHEMA_VERSION, Choice, Door, Rating, revised
from tests.decisions import founding_case, measured_case, rated

DAY, LATER = date(2026, 11, 29), date(2027, 5, 29)


def chosen(decision, place=0):
    analysis = analyse(decision)
    offer = analysis.offers[place]
    return edits.choose(decision, offer.key, DAY, expectations(analysis, place), 0.64)


def test_a_choice_keeps_what_is_expected_of_the_offer_on_its_day():
    decision = chosen(measured_case())
    assert decision.choice.expected["hours"] == Rating(low=38.0, likely=40.0, high=45.0)
    assert set(decision.choice.expected) == {"commute", "pay", "hours", "learning"}  # what is known
    later = edits.set_rating(decision, decision.choice.offer, "learning", Rating(likely=1.0))
    assert later.choice == decision.choice


def test_another_choice_keeps_reasons_door_and_day_but_not_what_was_expected_of_the_first():
    decision = edits.change_choice(chosen(founding_case()), reasons="Why", door="one_way",
                                   review_on=LATER)  # fmt: skip
    decision = edits.look_back(decision, "impact", 5.0, LATER)
    other = chosen(decision, 1).choice
    assert (other.reasons, other.door, other.review_on) == ("Why", Door.ONE_WAY, LATER)
    assert other.turned_out == {}
    assert other.expected != decision.choice.expected
    assert edits.take_back_choice(decision).choice is None


def test_how_it_turned_out_is_said_and_taken_back():
    decision = edits.look_back(chosen(founding_case()), "impact", 5.0, LATER)
    assert (decision.choice.turned_out, decision.choice.looked_back_on) == ({"impact": 5.0}, LATER)
    assert edits.look_back(decision, "impact", None, LATER).choice.turned_out == {}
    with pytest.raises(LookupError, match="nothing is chosen any more"):
        edits.look_back(founding_case(), "impact", 5.0, LATER)


def test_a_choice_goes_with_its_offer_alone():
    decision = chosen(founding_case())
    first, second, *_ = decision.offers
    assert edits.delete_offer(decision, first.key).choice is None
    assert edits.delete_offer(decision, second.key).choice == decision.choice


@pytest.mark.parametrize("edit", [edits.rate_criterion, edits.delete_own_criterion])
def test_what_is_expected_goes_with_the_scale_that_it_is_on(edit):
    decision = edits.look_back(chosen(measured_case()), "commute", 130.0, LATER)
    after = edit(decision, "commute").choice
    assert "commute" not in {*after.expected, *after.turned_out}
    assert after.expected["hours"] == decision.choice.expected["hours"]


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_files_of_every_version_are_read_and_nothing_is_chosen_in_them(version):
    document = founding_case().model_dump(mode="json")
    del document["choice"]
    written = json.dumps({**document, "schema_version": version}).encode()
    assert decision_json.read("a.json", written) == founding_case()


def test_a_choice_is_read_as_it_was_written():
    decision = edits.change_choice(
        edits.look_back(chosen(measured_case()), "commute", 130.0, LATER),
        reasons="Why\nnot", door=Door.TWO_WAY, review_on=LATER, would_choose_again=False,
        afterwards="Ask more.",
    )  # fmt: skip
    assert decision_json.read("a.json", decision_json.written(decision).encode()) == decision


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"offer": "nobody"}, "the choice is an unknown offer: nobody"),
        ({"turned_out": {"impact": 11.0}}, "choice → turned_out → impact: found \"11.0\""),
        ({"expected": {"impact": {"likely": -1.0}}}, "choice → expected → impact → low"),
        ({"expected": {"nothing": {"likely": 1.0}}}, 'unknown criterion "nothing"'),
        ({"door": "no"}, "choice → door"),
        ({"first_place_share": 1.5}, "choice → first_place_share"),
        ({"review_on": 5}, "expected a date written as 2026-12-31"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_place(changes, message):
    document = chosen(founding_case()).model_dump(mode="json")
    document["choice"] |= changes
    with pytest.raises(BadFileError) as refused:
        decision_json.read("a.json", json.dumps(document).encode())
    assert message.removeprefix("expected ") in str(refused.value)


def test_amounts_of_pay_may_be_larger_than_ratings():
    choice = Choice(offer="lab", turned_out={PAY_KEY: 90_000.0})
    assert revised(rated({"Lab": {"impact": 5}}), choice=choice).choice == choice
