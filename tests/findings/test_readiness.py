import numpy as np
import pytest

from criteria.belief import Certainty
from decision import edits
from decision.files.decision_json import gallery
from decision.findings.readiness import ENOUGH_ANSWERS, readiness
from decision.model import Answer, OwnCriterion, Rating, Status, revised
from tests.decisions import FIVE, rated
from tests.evidence_cases import MISSED, MONEY, SIZE, THREE, catalog_of, with_offers
from tests.questionnaires import question
from tests.random_decisions import random_case

MANY = tuple(
    question(f"q{n}", ratings={"impact": (0, 4, 7, 10)}, shares={"impact": 10}) for n in range(10)
)


def told(decision, offer, questions, option="b"):
    for asked in questions:
        decision = edits.answer(decision, offer, asked, Answer(option=option))
    return decision


def test_an_offer_is_fit_with_eight_answers_and_not_before():
    catalog, decision = catalog_of(MANY), with_offers((1), (1))
    assert readiness(decision, catalog).offers == {"offer_00": 8, "offer_10": 8}
    decision = told(decision, "offer_00", MANY[:7])
    assert readiness(decision, catalog).offers == {"offer_00": 1, "offer_10": 8}
    decision = told(decision, "offer_00", MANY[:8])
    assert readiness(decision, catalog).offers["offer_00"] == 0


@pytest.mark.parametrize("status", [Status.EXPECTED, Status.PAST])
def test_what_is_expected_or_past_lacks_nothing_and_is_nothing_to_compare(status):
    catalog, decision = catalog_of(MANY), told(with_offers((1), (1)), "offer_00", MANY[:8])
    ready = readiness(edits.set_status(decision, "offer_10", status), catalog)
    assert ready.offers == {"offer_00": 0, "offer_10": 0}
    assert not ready.offers_are_fit
    three = edits.add_offers(decision, [("Old", {"status": status})])
    assert readiness(told(three, "offer_10", MANY[:8]), catalog).offers_are_fit


def test_what_is_answered_about_the_employer_counts_for_all_its_offers():
    decision = told(with_offers(2, 1), "offer_01", [MONEY])
    assert readiness(decision, catalog_of((MONEY, MISSED))).offers == {
        "offer_00": 1,
        "offer_01": 1,
        "offer_10": 2,
    }


def test_no_answer_is_what_does_not_apply_what_is_retired_or_what_informs_no_criterion():
    catalog, decision = catalog_of((*MANY, SIZE)), with_offers(1)
    decision = told(decision, "offer_00", [SIZE])
    decision = edits.answer(decision, "offer_00", MANY[0], Answer(does_not_apply=True))
    retired = {"gone": Answer(option="b"), "q1": Answer(option="gone"), "q2": Answer(note="hm")}
    (offer,) = decision.offers
    answers = {**offer.answers, **retired}
    decision = revised(decision, offers=[offer.model_copy(update={"answers": answers})])
    assert readiness(decision, catalog).offers == {"offer_00": ENOUGH_ANSWERS}


def test_what_does_not_apply_counts_among_the_eight_beside_an_answer():
    catalog, decision = catalog_of(MANY), with_offers(1)
    for asked in MANY[:7]:
        decision = edits.answer(decision, "offer_00", asked, Answer(does_not_apply=True))
    assert readiness(decision, catalog).offers == {"offer_00": 3}
    assert readiness(told(decision, "offer_00", MANY[7:8]), catalog).offers == {"offer_00": 0}


def test_where_few_questions_apply_all_of_them_are_enough():
    decision, catalog = with_offers(1), catalog_of(THREE)
    assert readiness(decision, catalog).offers == {"offer_00": 2}
    decision = edits.answer(decision, "offer_00", MISSED, Answer(does_not_apply=True))
    assert readiness(decision, catalog).offers == {"offer_00": 1}
    assert readiness(told(decision, "offer_00", [MONEY]), catalog).offers == {"offer_00": 0}


def test_an_offer_is_fit_with_an_own_rating_on_every_criterion_in_use():
    all_but_one = rated({"A": dict.fromkeys(FIVE, 5), "B": dict.fromkeys(FIVE[1:], 5)})
    ready = readiness(all_but_one)
    assert (ready.offers, ready.ratings) == ({"a": 0, "b": 8}, {"a": 0, "b": 1})
    one_less = edits.switch_off(all_but_one, FIVE[0])
    assert readiness(one_less).offers_are_fit
    noted = edits.set_rating(all_but_one, "b", FIVE[0], Rating(note="Nobody knows."))
    assert readiness(noted).ratings == {"a": 0, "b": 1}


def test_where_nothing_can_be_asked_own_ratings_are_missing():
    own = OwnCriterion(key="pay", name="Pay")
    decision = revised(rated({"A": {"pay": 5}, "B": {}}, ("pay",)), own_criteria=[own])
    assert readiness(decision).offers == readiness(decision).ratings == {"a": 0, "b": 1}


@pytest.mark.parametrize("edit", [
    lambda d: edits.set_points(d, {"impact": 51}),
    lambda d: revised(d, equal_is_right=True),
    lambda d: revised(d, profile="builder"),
    lambda d: revised(d, criteria=FIVE[:1]),
], ids=["a slider moved", "equal is right", "a profile", "one criterion"])  # fmt: skip
def test_weights_are_set_by(edit):
    table = {"A": dict.fromkeys(FIVE, 5), "B": dict.fromkeys(FIVE, 6)}
    decision = revised(rated(table), equal_is_right=False)
    assert readiness(decision).offers_are_fit
    assert not readiness(decision).is_fit
    assert readiness(edit(decision)).is_fit


def test_sliders_that_all_stand_elsewhere_alike_say_nothing_of_the_weights():
    decision = revised(rated({"A": {}}), equal_is_right=False)
    assert not readiness(edits.set_points(decision, dict.fromkeys(FIVE, 80.0))).weights_are_set
    off = edits.set_points(edits.switch_on(decision, "enjoyment"), {"enjoyment": 9.0})
    assert readiness(off).weights_are_set
    assert not readiness(edits.switch_off(off, "enjoyment")).weights_are_set


def test_one_offer_alone_is_no_choice():
    alone = edits.set_points(rated({"A": dict.fromkeys(FIVE, 5)}), {"impact": 9})
    assert readiness(alone).offers == {"a": 0}
    assert not readiness(alone).offers_are_fit


@pytest.mark.parametrize("sample", gallery(), ids=lambda sample: sample.title)
def test_every_sample_is_fit_to_use(sample):
    assert readiness(sample).is_fit


@pytest.mark.parametrize("seed", range(40))
def test_an_answer_more_never_makes_an_offer_less_fit(seed):
    case = random_case(seed)
    before = readiness(case.decision, case.catalog)
    rng = np.random.default_rng(seed)
    asked = case.catalog.questions[rng.integers(len(case.catalog.questions))]
    offer = case.decision.offers[rng.integers(len(case.decision.offers))]
    answer = Answer(option=asked.answers[0].key, certainty=Certainty.SAID)
    after = readiness(edits.answer(case.decision, offer.key, asked, answer), case.catalog)
    assert all(after.offers[key] <= missing for key, missing in before.offers.items())
