import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.findings.information import Provenance
from decision.findings.robustness import robustness
from decision.model import Answer
from tests.decisions import decisions, founding_case, of_twenty_criteria, rated
from tests.evidence_cases import MISSED, MONEY, THREE, catalog_of, with_offers
from tests.repetitions import examples

TWO = ("impact", "learning")


def sure_of(decision, n_draws=1024):
    return robustness(analyse(decision), n_draws)


def guesses_in(analysis):
    return Findings(analysis).decisive_facts


def test_sure_ratings_leave_doubt_about_the_weights_alone():
    table = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 8}}
    found = sure_of(rated(table, TWO), 16_384).doubt_by_source
    assert found.offers == (0,)
    assert found.of_facts == 0
    assert 0 < found.of_weights == pytest.approx(found.in_all, abs=0.01)


def test_one_criterion_leaves_doubt_about_the_facts_alone():
    table = {"A": {"impact": (0, 2, 10)}, "B": {"impact": 6}}
    found = sure_of(rated(table, ("impact",)), 16_384).doubt_by_source
    assert found.offers == (1,)
    assert found.of_weights == 0
    # The upper end of a triangle: 4^2 of 10 x 8.
    assert found.of_facts == found.in_all == pytest.approx(0.2, abs=0.002)


def test_a_copy_of_the_leader_adds_no_doubt():
    table = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 8}}
    alone = sure_of(rated(table, TWO)).doubt_by_source
    copied = edits.duplicate_offer(rated(table, TWO), "a")
    found = sure_of(copied).doubt_by_source
    assert found.offers == (0, 1)
    assert found.in_all == pytest.approx(alone.in_all)
    near = rated({**table, "Near": table["A"]}, TWO)
    found = sure_of(edits.set_employer(near, "near", "A")).doubt_by_source
    assert found.offers == (0, 2)
    assert found.in_all == pytest.approx(alone.in_all, abs=0.01)  # other draws


def test_within_the_only_family_the_leader_stands_alone():
    table = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 8}}
    alone = sure_of(edits.set_employer(rated(table, TWO), "b", "A"))
    assert alone.doubt_by_source.offers == (0,)


@settings(max_examples=examples(40))
@given(decisions(min_offers=1))
def test_doubts_are_shares_and_guesses_have_a_value_and_a_chance(decision):
    sure = sure_of(decision)
    found = sure.doubt_by_source
    assert all(0 <= lost <= 1 for lost in (found.in_all, found.of_weights, found.of_facts))
    for one in guesses_in(sure.analysis):
        assert one.value > 0
        assert one.chance > 0


@pytest.mark.parametrize(
    ("told", "footing"),
    [
        (None, Provenance.UNKNOWN),
        (Answer(option="b", certainty="guess"), Provenance.GUESS),
        (Answer(option="b", certainty="said"), Provenance.SAID),
    ],
)
@pytest.mark.parametrize("question", [MISSED, MONEY])
def test_a_fact_is_known_as_surely_as_it_was_told(question, told, footing):
    decision = with_offers(1, 1)
    for offer in ("offer_00", "offer_10"):
        for other in (MISSED, MONEY):
            answer = told if other == question else Answer(option="b", certainty="guess")
            if answer is not None:
                decision = edits.answer(decision, offer, other, answer)
    analysis = analyse(decision, catalog_of(THREE))
    found = {one.footing for one in guesses_in(analysis) if one.about.key == question.key}
    assert found == {footing}


def test_what_is_in_writing_is_no_guess():
    decision = with_offers(1, 1)
    written = Answer(option="b", certainty="written")
    decision = edits.answer(decision, "offer_00", MISSED, written)
    analysis = analyse(decision, catalog_of(THREE))
    places = {one.offer for one in guesses_in(analysis) if one.about == MISSED}
    assert 0 not in places


def test_own_ratings_are_unknown_or_a_range():
    table = {"A": {"impact": (2, 5, 8)}, "B": {}, "C": {"impact": 5}}
    found = guesses_in(analyse(rated(table, ("impact",)), all_offers=True))
    assert {one.offer: one.footing for one in found} == {
        0: Provenance.RANGE,
        1: Provenance.UNKNOWN,
    }


def test_the_founding_case_and_twenty_criteria_keep_the_order_of_what_is_worth_most():
    for decision in (founding_case(), of_twenty_criteria()):
        values = [round(one.value, 9) for one in guesses_in(analyse(decision))]
        assert values == sorted(values, reverse=True)
        assert values
