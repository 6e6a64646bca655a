import numpy as np
import pytest
from hypothesis import given

from decision.analysis import CriterionError, analyse
from decision.edits import add_offers, set_points
from decision.model import revised
from tests.decisions import FIVE, decisions, founding_case, rated

HALF = {"impact": 5, "learning": 5}


@given(decisions())
def test_contributions_add_up_to_the_overall_value(decision):
    analysis = analyse(decision)
    np.testing.assert_allclose(analysis.contributions.sum(axis=1), analysis.overall, atol=1e-12)
    assert ((analysis.overall >= 0) & (analysis.overall <= 100 + 1e-9)).all()
    assert analysis.weights.sum() == pytest.approx(1, abs=1e-12)


@given(decisions())
def test_what_is_expected_lies_between_the_worst_and_the_best(decision):
    analysis = analyse(decision)
    assert (analysis.worst <= analysis.expected + 1e-12).all()
    assert (analysis.expected <= analysis.best + 1e-12).all()


@given(decisions(min_offers=2))
def test_an_added_weak_offer_reorders_nobody(decision):
    before = analyse(decision)
    nothing = {key: {"likely": 0.0} for key in FIVE}
    weak = [("the weakest of all", {"ratings": nothing})]
    after = analyse(revised(add_offers(decision, weak), ideal_points=decision.ideal_points))
    others = [offer for offer in after.order if offer < len(decision.offers)]
    assert others == before.order
    np.testing.assert_array_equal(after.overall[:-1], before.overall)


@given(decisions(min_offers=2))
def test_who_beats_another_for_sure_also_does_so_as_things_look(decision):
    analysis = analyse(decision)
    for better, worse in np.argwhere(analysis.dominates_on_ranges):
        assert analysis.overall[better] > analysis.overall[worse]
        assert analysis.dominated[worse]


def test_a_triangle_around_seven_is_worth_its_mean():
    analysis = analyse(rated({"A": {"impact": (1, 7, 10)}}, ("impact",)))
    assert analysis.overall[0] == pytest.approx(60)


def test_an_unknown_rating_counts_as_the_average_of_all_it_could_be():
    analysis = analyse(rated({"A": {}}, ("impact",)), all_offers=True)
    assert analysis.unknown.all()
    assert (analysis.worst[0, 0], analysis.expected[0, 0], analysis.best[0, 0]) == (0, 0.5, 1)


def test_an_ideal_point_turns_the_order_around():
    decision = rated({"deep": {"specialization": 10}, "T": {"specialization": 5}}, FIVE[2:3])
    assert analyse(decision).order == [0, 1]
    aimed = analyse(revised(decision, ideal_points={"specialization": 5}))
    assert aimed.order == [1, 0]
    assert aimed.overall.tolist() == [0, 100]
    assert aimed.criteria[0].ideal_point == 5


def test_under_an_ideal_point_the_best_may_lie_inside_the_range():
    decision = rated({"A": {"specialization": (2, 4, 8)}}, FIVE[2:3])
    analysis = analyse(revised(decision, ideal_points={"specialization": 5}))
    assert (analysis.worst[0, 0], analysis.best[0, 0]) == (pytest.approx(0.4), 1)


def test_a_slider_at_zero_takes_its_criterion_out():
    decision = rated({"A": {**HALF, "impact": 9}, "B": HALF}, FIVE[:2])
    assert analyse(set_points(decision, {"impact": 0})).leaders == [0, 1]


def test_moving_a_slider_there_and_back_gives_the_identical_result():
    decision = founding_case()
    moved = set_points(set_points(decision, {"impact": 61}), {"impact": 60})
    np.testing.assert_array_equal(analyse(moved).overall, analyse(decision).overall)


def test_a_criterion_described_nowhere_is_refused_with_the_nearest_name():
    with pytest.raises(CriterionError, match='"imapct"; did you mean impact'):
        analyse(rated({}, ("imapct",)))


def test_no_offers_give_an_empty_analysis():
    analysis = analyse(rated({}))
    assert (analysis.order, analysis.leaders, analysis.overall.size) == ([], [], 0)
    assert not analysis.deciding_shares.any()


def test_the_noise_of_floats_makes_no_offer_better():
    table = {"A": {"impact": (0.1, 0.2, 0.3), "learning": 3}, "B": {"impact": 0.2, "learning": 3}}
    analysis = analyse(rated(table, FIVE[:2]))
    assert analysis.leaders == [0, 1]
    assert not analysis.dominated.any()


def test_an_own_criterion_that_is_built_in_already_is_refused():
    for own in ({"key": "impact", "name": "Mine"}, {"key": "mine", "name": "IMPACT"}):
        decision = revised(founding_case(), own_criteria=(own,))
        with pytest.raises(CriterionError, match="is built in already"):
            analyse(decision)
