from math import inf

import numpy as np
import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.arrays import POINTS_TIE
from decision.engine.additive import effective_weights
from decision.engine.one_way import NOBODY
from decision.findings.weight_changes import (
    CanBeBest,
    SliderCrossover,
    slider_crossovers,
    smallest_weight_changes,
)
from tests.decisions import decisions, founding_case, of_twenty_criteria, rated
from tests.repetitions import examples

TWO = ("impact", "learning")
MIRRORED = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 6}}


def weighing(decision, **points):
    return edits.set_points(decision, {key: float(each) for key, each in points.items()})


def overall_at(analysis, criterion, position):
    points = [analysis.decision.points_of(each.key) for each in analysis.criteria]
    points[criterion] = position
    return 100 * analysis.expected @ effective_weights(points)


def by_brute_force(analysis, criterion, positions):
    """The nearest position at which the leader is behind, and who is first there."""
    for position in positions:
        overall = overall_at(analysis, criterion, position)
        if overall.max() - overall[analysis.leaders[0]] > POINTS_TIE:
            return position, overall
    return inf, None


def test_two_offers_are_level_after_the_shift_of_the_closed_form():
    (found,) = smallest_weight_changes(analyse(rated(MIRRORED, TWO)))
    assert found.offer == 1
    assert found.can_be_best is CanBeBest.YES
    assert found.weights == pytest.approx([0.25, 0.75])
    assert found.size == pytest.approx(0.25)
    assert found.factor == pytest.approx(3**0.5)


def test_an_offer_that_no_weights_put_first_has_no_shift():
    table = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 3}}
    (found,) = smallest_weight_changes(analyse(rated(table, TWO)))
    assert (found.can_be_best, found.weights) == (CanBeBest.NO, None)
    assert found.size == found.factor == inf


def test_an_offer_equal_on_one_criterion_draws_level_only_as_a_tie_where_that_alone_counts():
    table = {"A": {"impact": 8, "learning": 4}, "B": {"impact": 2, "learning": 4}}
    (found,) = smallest_weight_changes(analyse(rated(table, TWO)))
    assert found.can_be_best is CanBeBest.TIE
    assert found.weights == pytest.approx([0, 1])
    assert found.factor == inf


def test_offers_tied_today_need_no_shift():
    (found,) = smallest_weight_changes(
        analyse(rated({"A": {"impact": 5}, "B": {"impact": 5}}, ("impact",)))
    )
    assert (found.size, found.factor) == (0, 1)


def test_other_offers_of_the_leading_employer_come_last():
    table = {**MIRRORED, "Near A": {"impact": 7.9, "learning": 4.1}}
    decision = edits.set_employer(rated(table, TWO), "near_a", "A")
    found = smallest_weight_changes(analyse(decision))
    assert [(one.offer, one.of_leading_employer) for one in found] == [(1, False), (2, True)]
    assert found[1].size < found[0].size


def test_what_was_found_is_kept_and_cannot_be_written_to():
    analysis = analyse(founding_case())
    one, again = smallest_weight_changes(analysis)[0], smallest_weight_changes(analysis)[0]
    assert one.weights is again.weights
    assert not one.weights.flags.writeable


def test_no_offer_and_one_offer_have_no_shift_and_no_switch():
    for table in ({}, {"A": {"impact": 5}}):
        analysis = analyse(rated(table, TWO))
        assert smallest_weight_changes(analysis) == slider_crossovers(analysis) == ()


def test_sliders_all_at_zero_count_alike_and_one_moved_alone_counts_alone():
    analysis = analyse(weighing(rated(MIRRORED, TWO), impact=0, learning=0))
    (found,) = smallest_weight_changes(analysis)
    assert found.weights == pytest.approx([0.25, 0.75])
    of_impact, of_learning = slider_crossovers(analysis)
    assert (of_impact.below, of_impact.above) == (
        SliderCrossover(inf, NOBODY),
        SliderCrossover(inf, NOBODY),
    )
    assert of_learning.above == SliderCrossover(1, 1)


def test_a_takeover_beyond_the_sliders_end_is_told_from_none():
    analysis = analyse(weighing(rated(MIRRORED, TWO), impact=90, learning=50))
    of_impact, of_learning = slider_crossovers(analysis)
    assert of_learning.above == SliderCrossover(inf, 1)
    assert of_impact.above == SliderCrossover(inf, NOBODY)
    # Level where impact has a quarter of the weight: at 16.7 of 66.7 points.
    assert of_impact.below == SliderCrossover(16, 1)


def test_a_copy_of_the_leader_hides_nobody_who_takes_over():
    table = {"A": MIRRORED["A"], "Copy": MIRRORED["A"], "B": MIRRORED["B"]}
    of_impact, _ = slider_crossovers(analyse(weighing(rated(table, TWO), impact=50, learning=50)))
    assert of_impact.below == SliderCrossover(16, 2)


@settings(max_examples=examples(60))
@given(decisions(min_offers=2))
def test_every_shift_shares_first_place_and_none_exists_where_no_weights_do(decision):
    analysis = analyse(decision)
    found = smallest_weight_changes(analysis)
    assert sorted(one.offer for one in found) == sorted(analysis.order[1:])
    for one in found:
        assert (one.weights is None) == (one.can_be_best is CanBeBest.NO)
        if one.weights is not None:
            overall = analysis.expected @ one.weights
            assert overall[one.offer] >= overall.max() - 1e-7
            assert one.weights.sum() == pytest.approx(1, abs=1e-9)


@settings(max_examples=examples(60))
@given(decisions(min_offers=2))
def test_a_slider_switches_where_looking_at_every_position_says(decision):
    analysis = analyse(decision)
    for one in slider_crossovers(analysis):
        now = int(decision.points_of(analysis.criteria[one.criterion].key))
        for side, positions in (
            (one.below, range(now - 1, -1, -1)),
            (one.above, range(now + 1, 101)),
        ):
            position, overall = by_brute_force(analysis, one.criterion, positions)
            assert side.position == position
            if overall is not None:
                assert overall[side.first] >= overall.max() - POINTS_TIE


@settings(max_examples=examples(60))
@given(decisions(min_offers=2))
def test_no_single_slider_within_reach_moves_less_weight_than_the_smallest_shift(decision):
    analysis = analyse(decision)
    sizes = {one.offer: one.size for one in smallest_weight_changes(analysis)}
    for one in slider_crossovers(analysis):
        for side in (one.below, one.above):
            if side.first in sizes and side.position < inf:
                points = [decision.points_of(each.key) for each in analysis.criteria]
                points[one.criterion] = side.position
                moved = np.abs(effective_weights(points) - analysis.weights).sum() / 2
                assert moved >= sizes[side.first] - 1e-7


def test_twenty_criteria_are_no_trouble():
    analysis = analyse(of_twenty_criteria())
    assert len(slider_crossovers(analysis)) == 20
    assert all(one.weights is not None for one in smallest_weight_changes(analysis))
