"""What holds of the exact results of every decision."""

import numpy as np

from decision.arrays import WEIGHT_TIE
from decision.engine.one_way import NOBODY
from decision.engine.smallest_weight_change import smallest_weight_change, weight_moved
from decision.findings.weight_changes import CanBeBest
from tests.invariants.examined import of_every_decision


@of_every_decision
def test_no_weights_make_an_offer_best_exactly_where_no_shift_does(one):
    analysis = one.analysis
    for offer, can in enumerate(one.sure.can_be_best):
        shift = smallest_weight_change(analysis.weights, analysis.expected, offer)
        assert (shift is None) == (can is CanBeBest.NO)


@of_every_decision
def test_the_smallest_shift_is_at_most_any_single_switch(one):
    analysis, found = one.analysis, one.switching
    for ends, takers in ((found.lower, found.below), (found.upper, found.above)):
        for place in np.flatnonzero(takers != NOBODY):
            after = smallest_weight_change(analysis.weights, analysis.expected, int(takers[place]))
            switch = abs(ends[place] - analysis.weights[place])
            assert weight_moved(analysis.weights, after) <= switch + 1e-8


@of_every_decision
def test_after_the_smallest_shift_the_offer_is_level_with_the_lead(one):
    analysis = one.analysis
    for offer in range(len(analysis.offers)):
        after = smallest_weight_change(analysis.weights, analysis.expected, offer)
        if after is not None:
            overall = analysis.expected @ after
            assert overall[offer] >= overall.max() - 1e-8
            assert after.min() >= 0
            assert abs(after.sum() - 1) <= 1e-9


@of_every_decision
def test_the_present_weight_lies_inside_its_interval(one):
    weights, found = one.analysis.weights, one.switching
    assert (found.lower <= weights).all()
    assert (weights <= found.upper).all()
    assert (found.lower >= 0).all()
    assert (found.upper <= 1).all()


@of_every_decision
def test_nobody_takes_over_only_where_a_criterion_counts_for_nothing_or_everything(one):
    found = one.switching
    assert (found.lower[found.below != NOBODY] > WEIGHT_TIE).all()
    assert (found.upper[found.above != NOBODY] < 1 - WEIGHT_TIE).all()


@of_every_decision
def test_who_dominates_all_on_ranges_stays_first_whatever_one_weight_is(one):
    if one.outclassing is not None:
        assert one.analysis.leaders == [one.outclassing]
        assert not one.switching.lower.any()
        assert (one.switching.upper == 1).all()
        found = one.sure
        assert found.can_be_best[one.outclassing] is CanBeBest.YES
        assert not found.never_best[one.outclassing]
        assert found.never_best.sum() == len(one.decision.offers) - 1


@of_every_decision
def test_who_is_never_best_is_not_so_as_things_look(one):
    for offer in np.flatnonzero(one.sure.never_best):
        assert one.sure.can_be_best[offer] is CanBeBest.NO
