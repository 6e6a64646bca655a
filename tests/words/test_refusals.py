"""What is said when something clicked or typed is not taken: what to do, and never a key."""

from functools import partial

import pytest
from pydantic import ValidationError

from decision import edits
from decision.model import CRITERION_LIMIT, NAME_LIMIT, OFFER_LIMIT, Rating, revised
from decision.ui import saving
from decision.words import refusals
from tests.decisions import rated

TWO = rated({"Research lab": {"impact": 5}, "Team": {}})


def said(edit, what=""):
    return saving.refusal(lambda: saving.sound(edit)(TWO), what)


@pytest.mark.parametrize("name", ["Research lab", "research LAB", " Research  lab "])
def test_a_name_that_another_offer_has_is_said_as_it_stands_there(name):
    refusal = "There is already an offer called Research lab."
    for decision in (TWO, edits.move_offer(TWO, "team", -1)):
        rename = partial(edits.change_offer, decision, "team", name=name)
        assert saving.refusal(rename, "name of an offer") == refusal
    assert said(lambda d: edits.add_offers(d, [(name, {})]), "offer added") == refusal


def test_a_name_that_another_own_criterion_has_is_said_too():
    pay = edits.add_own_criterion(TWO, "Pay", [])
    refusal = saving.refusal(lambda: edits.add_own_criterion(pay, "PAY", []))
    assert refusal == "You already have a criterion called Pay."
    both = edits.add_own_criterion(edits.add_own_criterion(TWO, "Commute", []), "Pay", [])
    rename = partial(edits.change_own_criterion, both, "commute", name="pay")
    assert saving.refusal(rename) == refusal


@pytest.mark.parametrize("name", ["", " ", "\u200b"])
def test_without_a_name_one_is_asked_for(name):
    refusal = said(lambda d: edits.change_offer(d, "team", name=name), "name of an offer")
    assert refusal == "Please enter a name with at least one visible character."


def test_a_second_present_job_is_refused_in_words():
    offers = [offer.model_copy(update={"is_present_job": True}) for offer in TWO.offers]
    refusal = said(lambda d: revised(d, offers=offers))
    assert refusal == "Only one offer can be your present job."


@pytest.mark.parametrize(
    ("edit", "refusal"),
    [
        (
            lambda d: edits.change_offer(d, "team", name="x" * (NAME_LIMIT + 1)),
            f"Name: please enter at most {NAME_LIMIT} characters.",
        ),
        (
            lambda d: edits.add_offers(d, [(f"n {n}", {}) for n in range(OFFER_LIMIT)]),
            f"There can be at most {OFFER_LIMIT} offers.",
        ),
        (
            lambda d: revised(d, criteria=[f"c{n}" for n in range(CRITERION_LIMIT + 1)]),
            f"There can be at most {CRITERION_LIMIT} criteria.",
        ),
        (
            lambda d: edits.set_rating(d, "team", "impact", Rating(likely=11)),
            "Rating: please enter a number of at most 10.",
        ),
        (
            lambda d: edits.set_rating(d, "team", "impact", Rating(likely=-1)),
            "Rating: please enter a number of at least 0.",
        ),
    ],
)
def test_what_is_too_long_or_beside_the_scale_says_the_limit(edit, refusal):
    assert said(edit, "name" if "characters" in refusal else "rating") == refusal


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: edits.change_offer(d, "its_key", name="A"),
        lambda d: edits.move_criterion(d, "its_key", 1),
        lambda d: edits.change_measure(d, "its_key", worst=5.0),
        lambda _: {}["its_key"],
    ],
)
def test_what_is_gone_is_said_without_its_key(edit):
    refusal = said(edit)
    assert "its_key" not in refusal
    assert refusal.endswith(" not there any more. It may have been changed in another tab.") or (
        "not in use any more." in refusal
    )


def test_what_was_typed_is_said_after_what_is_expected():
    assert refusals.in_words('found "a lot"; expected a number') == (
        'Please enter a number. You entered "a lot".'
    )


def test_a_refusal_of_the_model_that_is_no_click_stays_as_precise_as_it_was():
    with pytest.raises(ValidationError, match="offer key used twice: team"):
        revised(TWO, offers=(*TWO.offers, TWO.offers[1]))
