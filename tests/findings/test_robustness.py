import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from criteria.belief import Certainty, Evidence
from decision import edits
from decision.analysis import analyse
from decision.beliefs import cache, sample
from decision.beliefs.batches import Batch
from decision.engine.smallest_weight_change import smallest_weight_change
from decision.findings.robustness import robustness
from decision.findings.weight_changes import CanBeBest
from decision.model import Answer, revised
from tests import evidence_cases
from tests.decisions import decisions, founding_case, rated
from tests.evidence_cases import (
    FILTERED,
    MISSED,
    MONEY,
    THREE,
    answered,
    as_answer,
    catalog_of,
    rating_in,
    with_offers,
)
from tests.repetitions import examples

FEW = 1024
TWO = ("impact", "learning")


def sure_of(decision, n_draws=FEW, **options):
    return robustness(analyse(decision, all_offers=True), n_draws, **options)


def copied(decision, place):
    """The decision with a copy of one offer at its end, of the same employer."""
    offer = decision.offers[place]
    changes = {"key": "copied_here", "name": "Copied here", "is_present_job": False}
    copy = offer.model_copy(update={**changes, "origin": offer.first_original})
    return revised(decision, offers=(*decision.offers, copy))


def test_mirrored_specialists_share_the_first_place_and_have_central_weights_of_three_quarters():
    table = {"A": {"impact": 10, "learning": 0}, "B": {"impact": 0, "learning": 10}}
    found = sure_of(rated(table, TWO), 16_384)
    for shares in (found.first_place, found.any_weights, found.weights_only, found.ratings_only):
        assert shares == pytest.approx([0.5, 0.5], abs=1e-3)
    assert found.central_weights == pytest.approx(np.array([[0.75, 0.25], [0.25, 0.75]]), abs=1e-3)
    assert found.confidence_factors.tolist() == [1, 1]
    assert found.can_be_best == (CanBeBest.YES, CanBeBest.YES)


def test_two_uniform_unknowns_leave_a_sixth_of_the_scale_to_regret():
    found = sure_of(rated({"A": {}, "B": {}}, ("impact",)), 16_384)
    assert found.first_place == pytest.approx([0.5, 0.5], abs=0.01)
    assert found.expected_regret == pytest.approx([100 / 6, 100 / 6], abs=0.3)


def test_dots_and_range_of_a_uniform_unknown_are_those_of_the_uniform_distribution():
    found = sure_of(rated({"A": {}}, ("impact",)), 16_384)
    assert found.quantiles[0] == pytest.approx(np.arange(2.5, 100, 2.5), abs=0.1)
    assert found.dots[0] == pytest.approx(np.arange(2.5, 100, 5), abs=0.1)
    assert found.usual_range[0] == pytest.approx([5, 95], abs=0.1)


def test_a_triangular_rating_beats_a_sure_one_as_often_as_its_distribution_says():
    found = sure_of(rated({"A": {"impact": (0, 2, 10)}, "B": {"impact": 6}}, ("impact",)), 16_384)
    assert found.first_place[0] == pytest.approx(4**2 / (10 * 8), abs=0.002)
    assert found.pairwise_winning[0, 1] == pytest.approx(0.2, abs=0.002)


@settings(max_examples=examples(25), suppress_health_check=FILTERED)
@given(answered(contradict=False, each_told=True, families=((1, 1),), max_size=3, copies=False))
def test_shares_with_only_facts_unsure_equal_enumeration(case):
    decision, questions = case
    analysis = analyse(decision, catalog_of(questions), all_offers=True)
    assume(analysis.from_answers.all())
    found = robustness(analysis, 16_384)
    shares = [
        _values_by_enumeration(decision, questions, offer, analysis) for offer in decision.offers
    ]
    first = sum(
        p * q * (0.5 if abs(v - w) < 1e-4 else v > w) for p, v in shares[0] for q, w in shares[1]
    )
    assert found.ratings_only[0] == pytest.approx(first, abs=0.015)


def _values_by_enumeration(decision, questions, offer, analysis):
    every = evidence_cases.worlds(decision, questions, offer)
    total = sum(world[0] for world in every)
    dropped = {
        q.key
        for q in questions
        if (fact := evidence_cases.fact_of(decision, offer, q)) is not None and fact.option is None
    }
    return [
        (
            world[0] / total,
            sum(
                10 * weight * rating_in(world, questions, key, dropped)
                for key, weight in zip(decision.criteria, analysis.weights, strict=True)
            ),
        )
        for world in every
        if world[0] > 0
    ]


def test_a_fact_about_an_employer_is_the_same_for_all_its_offers():
    decision = with_offers(2)
    decision = edits.answer(decision, "offer_00", MISSED, Answer(option="d", certainty="written"))
    decision = edits.answer(decision, "offer_01", MISSED, Answer(option="a", certainty="written"))
    found = robustness(analyse(revised(decision, criteria=["impact"]), catalog_of(THREE)), FEW)
    assert found.pairwise_winning[0, 1] == 1


@settings(max_examples=examples(60))
@given(decisions(min_offers=1))
def test_shares_sum_to_one_and_ranks_and_wins_fit_together(decision):
    found = sure_of(decision)
    for shares in (found.first_place, found.any_weights, found.weights_only, found.ratings_only):
        assert shares.sum() == pytest.approx(1, abs=1e-9)
        assert (shares >= 0).all()
    assert found.family_shares.sum() == pytest.approx(1, abs=1e-9)
    assert found.rank_acceptability.sum(axis=1) == pytest.approx(1, abs=1e-9)
    assert (found.pairwise_winning + found.pairwise_winning.T <= 1 + 1e-9).all()
    assert (found.expected_regret >= -1e-6).all()


@settings(max_examples=examples(60))
@given(decisions(min_offers=2))
def test_what_is_exact_stands_above_what_is_simulated(decision):
    found = sure_of(decision)
    analysis = found.analysis
    assert not found.first_place[found.never_best].any()
    assert not found.ratings_only[found.never_best].any()
    never_as_things_look = np.array([can is CanBeBest.NO for can in found.can_be_best])
    assert not found.any_weights[never_as_things_look].any()
    assert not found.weights_only[never_as_things_look].any()
    for offer in np.flatnonzero(
        analysis.dominates_on_ranges.sum(axis=1) == len(analysis.offers) - 1
    ):
        assert found.first_place[offer] == found.any_weights[offer] == 1


@settings(max_examples=examples(60))
@given(decisions(min_offers=2))
def test_no_weights_make_an_offer_best_exactly_where_no_shift_does(decision):
    found = sure_of(decision)
    analysis = found.analysis
    for offer, can in enumerate(found.can_be_best):
        shift = smallest_weight_change(analysis.weights, analysis.expected, offer)
        assert (shift is None) == (can is CanBeBest.NO)


@settings(max_examples=examples(60))
@given(decisions(min_offers=2), st.integers(0, 4))
def test_a_copy_of_an_offer_changes_no_family(decision, place):
    before = sure_of(decision)
    after = sure_of(copied(decision, place % len(decision.offers)))
    np.testing.assert_allclose(after.family_shares, before.family_shares, atol=1e-12)


def test_what_is_sure_is_first_by_however_little():
    table = {"A": {"impact": 7.000002, "learning": 5}, "B": {"impact": 7, "learning": 5}}
    assert robustness(analyse(rated(table, TWO))).ratings_only.tolist() == [1, 0]
    level = {"A": {"impact": 7, "learning": 5}, "B": {"impact": 5, "learning": 7}}
    assert robustness(analyse(rated(level, TWO))).ratings_only.tolist() == [0.5, 0.5]


def test_an_answer_moves_no_other_fact():
    guess = Answer(option="b", certainty="guess")
    decision = edits.answer(with_offers(1, 1), "offer_00", MISSED, guess)
    ratings = []
    for fact in (None, Evidence("a", Certainty.WRITTEN), Evidence("c", Certainty.SAID)):
        answered_too = edits.answer(decision, "offer_10", MONEY, as_answer(fact))
        beliefs = analyse(answered_too, catalog_of(THREE), all_offers=True).beliefs
        values, _ = sample.sample(beliefs, Batch(0, 0, FEW), 1.5)
        ratings.append(np.sort(values[0], axis=-1))
    np.testing.assert_array_equal(ratings[0], ratings[1])
    np.testing.assert_array_equal(ratings[0], ratings[2])


def test_what_is_kept_stays_within_its_bound():
    cache.forget(100_000)
    sure_of(founding_case())
    assert 0 < cache.size() <= 100_000
    cache.forget()


def test_renaming_and_sliders_make_no_worlds_of_facts_anew(monkeypatch):
    decision = founding_case()
    sure_of(decision)
    monkeypatch.setattr(sample, "_values", None)
    renamed = edits.set_points(decision, {"impact": 77.0})
    assert sure_of(renamed).first_place.sum() == pytest.approx(1)


def test_another_seed_gives_other_worlds_and_nearly_the_same_shares():
    one, other = (sure_of(founding_case(), 16_384, seed=seed) for seed in (0, 1))
    assert (one.first_place != other.first_place).any()
    assert one.first_place == pytest.approx(other.first_place, abs=0.01)


def test_a_criterion_that_does_not_count_does_not_in_any_world():
    decision = rated(
        {"A": {"impact": 9, "learning": 0}, "B": {"impact": 1, "learning": 9}},
        TWO,
    )
    found = sure_of(edits.set_points(decision, {"learning": 0.0}))
    assert found.any_weights.tolist() == found.first_place.tolist() == [1, 0]
    assert found.can_be_best[1] is CanBeBest.YES


def test_whom_no_weights_put_first_has_neither_central_weights_nor_a_confidence_factor():
    found = sure_of(rated({"A": {"impact": 9}, "B": {"impact": 1}}, ("impact",)))
    assert found.central_weights[0].tolist() == [1]
    assert found.confidence_factors[0] == 1
    assert np.isnan(found.central_weights[1]).all()
    assert np.isnan(found.confidence_factors[1])
    assert found.hits.tolist() == [4 * FEW, 0]


def test_knowing_all_is_worth_the_least_expected_regret():
    found = sure_of(rated({"A": {}, "B": {}}, ("impact",)))
    assert found.evpi == found.expected_regret.min() > 0
    assert sure_of(rated({"A": {"impact": 9}, "B": {"impact": 1}}, ("impact",))).evpi == 0


def test_no_offer_or_no_world_is_refused():
    with pytest.raises(ValueError, match="found 0 offers, 5 draws"):
        sure_of(rated({}), 5)
    with pytest.raises(ValueError, match="found 4 offers, 0 draws"):
        sure_of(founding_case(), 0)
