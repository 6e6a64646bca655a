from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.beliefs.ratings import value_function
from decision.engine.value_functions import values
from decision.findings.break_even import break_even_ratings, trade_offs
from decision.model import Decision, Rating
from tests.decisions import decisions, founding_case, measured_case, of_twenty_criteria, rated
from tests.repetitions import examples

TWO = ("impact", "learning")
CROSSED = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 6}}
THREE = ("impact", "learning", "stability")


def found_in(decision):
    return {
        (one.offer, one.criterion): one
        for one in break_even_ratings(analyse(decision, all_offers=True))
    }


def test_a_gap_of_two_points_of_value_is_closed_by_four_points_of_rating_at_half_the_weight():
    found = found_in(rated(CROSSED, TWO))
    assert {place: one.rating for place, one in found.items()} == pytest.approx(
        {(0, 0): 4, (0, 1): 0, (1, 0): 6, (1, 1): 10}
    )
    assert {place: one.today for place, one in found.items()} == pytest.approx(
        {(0, 0): 8, (0, 1): 4, (1, 0): 2, (1, 1): 6}
    )
    assert not any(one.is_believed for one in found.values())


def test_what_the_scale_does_not_hold_is_not_possible():
    table = {"A": {"impact": 9, "learning": 9}, "B": {"impact": 2, "learning": 9}}
    found = found_in(rated(table, TWO))
    assert found[1, 0].rating == pytest.approx(9)
    assert not found[1, 1].is_possible
    assert np.isnan(found[1, 1].rating)


def test_a_range_that_reaches_so_far_makes_it_believed():
    table = {"A": {"impact": (3, 8, 10), "learning": 4}, "B": {"impact": 2, "learning": (5, 6, 7)}}
    found = found_in(rated(table, TWO))
    assert found[0, 0].is_believed
    assert not found[1, 1].is_believed
    # A range counts by its mean, as a sure 7 does.
    assert found[0, 0].today == pytest.approx(7)


def test_of_two_ratings_around_an_ideal_point_the_one_on_todays_side_is_named():
    decision = edits.set_ideal_point(rated(CROSSED, ("impact",)), "impact", 5.0)
    found = found_in(decision)
    assert found[0, 0].today == pytest.approx(8)
    assert found[0, 0].rating == pytest.approx(8)
    closer = {"A": {"impact": 6}, "B": {"impact": 2}}
    found = found_in(edits.set_ideal_point(rated(closer, ("impact",)), "impact", 5.0))
    assert found[1, 0].rating == pytest.approx(4)
    assert found[0, 0].rating == pytest.approx(8)


def test_todays_side_of_an_ideal_point_is_that_of_the_mean_not_of_the_likeliest():
    table = {"A": {"impact": (4, 4.5, 10)}, "B": {"impact": 2}}
    found = found_in(edits.set_ideal_point(rated(table, ("impact",)), "impact", 5.0))
    assert found[0, 0].today > 5


def test_where_nothing_is_known_today_is_the_middle():
    found = found_in(rated({"A": {}, "B": {"impact": 6}}, ("impact",)))
    assert found[0, 0].today == pytest.approx(5)
    assert found[0, 0].rating == pytest.approx(6)
    assert found[0, 0].is_believed


def test_criteria_that_do_not_count_and_an_offer_alone_have_none():
    none = edits.set_points(rated(CROSSED, TWO), {"learning": 0.0})
    assert {criterion for _, criterion in found_in(none)} == {0}
    assert found_in(rated({"A": {}})) == found_in(rated({})) == {}


def test_weights_all_at_zero_count_alike():
    zero = edits.set_points(rated(CROSSED, TWO), dict.fromkeys(TWO, 0.0))
    assert found_in(zero)[1, 0].rating == pytest.approx(6)


@settings(max_examples=examples(60))
@given(decisions(min_offers=2))
def test_an_offer_with_that_rating_is_level_with_the_best_other(decision):
    for (place, column), one in found_in(decision).items():
        if not one.is_possible:
            continue
        given_rating = Rating(likely=min(max(one.rating, 0.0), 10.0))
        key = decision.criteria[column]
        then = analyse(edits.set_rating(decision, decision.offers[place].key, key, given_rating))
        others = np.delete(then.overall, place)
        assert then.overall[place] == pytest.approx(others.max(), abs=1e-6)


@settings(max_examples=examples(60))
@given(decisions(min_offers=2))
def test_a_rating_of_today_made_sure_changes_no_overall_value(decision):
    analysis = analyse(decision)
    for (place, column), one in found_in(decision).items():
        sure = Rating(likely=min(max(one.today, 0.0), 10.0))
        key = decision.criteria[column]
        then = analyse(edits.set_rating(decision, decision.offers[place].key, key, sure))
        assert then.overall == pytest.approx(analysis.overall, abs=1e-6)


@pytest.mark.parametrize("decision", [founding_case(), of_twenty_criteria()])
def test_every_offer_has_one_for_every_criterion_that_counts(decision):
    found = break_even_ratings(analyse(decision))
    assert len(found) == len(decision.offers) * len(decision.criteria)
    assert all(np.isfinite(one.today) for one in found)


def weighing(*points):
    return edits.set_points(rated({"A": {}}, THREE), dict(zip(THREE, points, strict=True)))


def rates_in(decision: Decision):
    return trade_offs(analyse(decision))


def test_a_step_is_worth_as_many_steps_as_the_weights_are_apart():
    found = rates_in(weighing(20.0, 60.0, 40.0))
    assert (found.criterion, found.start, found.end) == (1, 5, 6)
    assert [one.criterion for one in found.worth] == [2, 0]
    assert [one.rating for one in found.worth] == pytest.approx([6.5, 8])


def test_what_the_rest_of_a_scale_is_not_worth_has_no_rating():
    found = rates_in(weighing(10.0, 60.0, 12.0))
    assert found.worth[0].rating == pytest.approx(10)
    assert isnan(found.worth[1].rating)


def test_less_is_better_goes_down():
    decision = edits.set_ideal_point(weighing(50.0, 100.0, 0.0), "learning", 0.0)
    found = rates_in(decision)
    assert (found.start, found.end) == (5, 4)
    assert found.worth[0].rating == pytest.approx(7)


def test_an_ideal_point_in_the_middle_is_approached_from_what_is_worth_half():
    found = rates_in(edits.set_ideal_point(weighing(50.0, 50.0, 0.0), "impact", 5.0))
    # From the far end to the ideal are five points: each is worth two of the whole scale.
    assert (found.criterion, found.start, found.end) == (0, 2.5, 3.5)
    assert found.worth[0].rating == pytest.approx(7)
    other = rates_in(edits.set_ideal_point(weighing(50.0, 60.0, 0.0), "impact", 5.0)).worth[0]
    assert (other.start, other.rating) == pytest.approx((2.5, 3.1))


def test_a_step_stays_between_the_ends_where_half_is_worth_almost_the_best():
    decision = edits.set_points(measured_case(), {"commute": 100.0})
    near = edits.change_measure(decision, "commute", half=12)
    found = rates_in(near)
    assert (found.criterion, found.start, found.end) == (0, 12, 10)
    steep = rates_in(edits.change_measure(decision, "commute", half=30))
    assert (steep.start, steep.end) == (30, 22)


def test_all_weights_at_zero_count_alike_and_one_alone_has_nothing_to_trade():
    assert [one.rating for one in rates_in(weighing(0.0, 0.0, 0.0)).worth] == pytest.approx([6, 6])
    assert rates_in(weighing(0.0, 30.0, 0.0)) is None


@settings(max_examples=examples(60))
@given(decisions())
def test_both_sides_of_a_trade_are_worth_the_same(decision):
    analysis, found = analyse(decision), rates_in(decision)
    for one in found.worth if found else ():
        gains = [
            analysis.weights[place]
            * np.diff(values([start, end], value_function(analysis.criteria[place])))[0]
            for place, start, end in ((found.criterion, found.start, found.end), one)
        ]
        assert gains[0] > 0
        if isnan(one.rating):
            assert gains[0] > analysis.weights[one.criterion] * 0.5 - 1e-9
        else:
            assert gains[1] == pytest.approx(gains[0], abs=1e-9)


def test_twenty_criteria_are_traded_against_one():
    assert len(rates_in(of_twenty_criteria()).worth) == 19
