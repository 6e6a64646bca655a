"""Pay beside answers and ratings: values of what is asked together, and what must not change."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.belief import Certainty
from criteria.pay_questions import PayQuestion
from criteria.question import Question
from decision import edits
from decision.analysis import analyse
from decision.findings.findings import Findings
from decision.findings.information import rank_information
from decision.findings.open_employer import Thing
from decision.model import Answer, Decision, PayCurve, revised
from tests.beliefs.test_pay_counts import curves, name_of, paying, worth
from tests.enumerated_sets import value_of_set
from tests.evidence_cases import THREE, catalog_of
from tests.pay_worlds import bases, family_worlds
from tests.pays import pays
from tests.repetitions import examples
from tests.settled import settled_answers

CATALOG = catalog_of(THREE)


@st.composite
def beside_answers(draw):
    """Two or three employers with an offer each, of which pay and one answer are known."""
    decision = paying(draw(st.lists(pays, min_size=2, max_size=3)), draw(curves()), draw(bases))
    criteria = [each.key for each in CATALOG.criteria]
    decision = revised(decision, criteria=(*criteria, *decision.criteria))
    for offer in decision.offers:
        asked = draw(st.sampled_from(THREE))
        option = draw(st.sampled_from(asked.answers)).key
        told = Answer(option=option, certainty=draw(st.sampled_from(list(Certainty)[1:])))
        decision = edits.answer(decision, offer.key, asked, told)
    return edits.set_points(decision, {key: draw(st.integers(1, 100)) for key in decision.criteria})


def pay_after(decision, offer, fact):
    """How likely each answer about an offer's pay is, and what its pay is worth then."""
    then = {}
    for chance, answers, (paid,) in family_worlds([decision.offers[offer]], decision.pay_basis):
        share, value = then.get(answers[fact], (0.0, 0.0))
        worths = chance * worth(paid, decision.pay_basis.curve)
        then[answers[fact]] = share + chance, value + worths
    return [(share, value / share) for share, value in then.values() if share]


@settings(max_examples=examples(80), deadline=None)
@given(beside_answers())
def test_an_answer_and_the_bonus_are_together_worth_what_all_their_answers_make(decision):
    analysis = analyse(decision, CATALOG)
    found = rank_information(analysis)
    of_pay = [each for each in found if isinstance(each.about, PayQuestion)][:1]
    of_answers = [
        each
        for each in found
        if isinstance(each.about, Question) and not isinstance(each.about, PayQuestion)
    ][:1]
    for paid, told in product(of_pay, of_answers):
        weight = 100 * analysis.weights[-1]
        today = analysis.expected[paid.offer, -1]
        fact = name_of(paid.about, decision.offers[paid.offer])
        best = 0.0
        for settled in settled_answers(analysis, told.offer, told.about):
            for share, value in pay_after(decision, paid.offer, fact):
                points = settled.overall.copy()
                points[paid.offer] += weight * (value - today)
                best += settled.probability * share * points.max()
        things = [Thing.of(each.offer, each.about) for each in (told, paid)]
        expected = best - analysis.overall.max()
        assert value_of_set(analysis, things) == pytest.approx(expected, abs=1e-7)


# Properties ------------------------------------------------------------------------------------


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(pays, min_size=2, max_size=3), curves(), st.sampled_from([0.01, 0.5, 1000.0]))
def test_scaling_all_money_and_the_amounts_asked_for_changes_nothing(offered, curve, factor):
    before = paying(offered, curve)
    scaled = {end: held and held * factor for end, held in curve}
    decision = edits.change_pay_basis(
        before, factors={"X": factor}, curve=PayCurve.model_validate(scaled)
    )
    for offer in decision.offers:
        decision = edits.pay_in(decision, offer.key, "X")
    ours, theirs = (Findings(analyse(each)) for each in (before, decision))
    for name in ("expected", "worst", "best"):
        pair = (getattr(each.analysis, name) for each in (ours, theirs))
        np.testing.assert_allclose(*pair, atol=1e-9)
    values = ([each.value for each in findings.information] for findings in (ours, theirs))
    np.testing.assert_allclose(*values, atol=1e-6)


@settings(max_examples=examples(100), deadline=None)
@given(pays, bases, curves())
def test_a_stake_and_further_grants_never_lower_what_pay_is_worth(pay, basis, curve):
    without = pay.model_copy(update={"stake": None, "refreshers": None})
    more, less = (analyse(paying([each], curve, basis)) for each in (pay, without))
    assert more.expected[0, 0] >= less.expected[0, 0] - 1e-12
    assert more.worst[0, 0] >= less.worst[0, 0] - 1e-12


@settings(max_examples=examples(100), deadline=None)
@given(pays, bases)
def test_pay_that_is_unsure_is_worth_no_more_than_its_mean_where_less_means_more(pay, basis):
    """Jensen: along a concave curve the value of the mean is the most."""
    concave = PayCurve(least=0, middle=60_000, enough=200_000)
    analysis = analyse(paying([pay.model_copy(update={"costs": None})], concave, basis))
    assert analysis.expected[0, 0] <= worth(analysis.ratings[1, 0, 0], concave) + 1e-9


def test_counting_pay_moves_no_draw_of_what_does_not_count_it():
    decision = edits.add_offers(Decision(title="A", criteria=("impact",)), [("A", {}), ("B", {})])
    for key in ("a", "b"):
        decision = edits.rate(decision, key, "impact", 1.0, 5.0, 9.0)
    paid = edits.change_pay(decision, "a", "base", amount=80_000.0)
    ours, theirs = (Findings(analyse(each)).robustness for each in (decision, paid))
    assert ours.first_place.tolist() == theirs.first_place.tolist()
