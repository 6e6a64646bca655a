from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings

from decision import edits
from decision.analysis import analyse
from decision.beliefs.ratings import value_function
from decision.engine.value_functions import values
from decision.findings.trade_offs import trade_offs
from decision.model import Decision
from tests.decisions import decisions, of_twenty_criteria, rated

THREE = ("impact", "learning", "stability")


def weighing(*points):
    return edits.set_points(rated({"A": {}}, THREE), dict(zip(THREE, points, strict=True)))


def found_in(decision: Decision):
    return trade_offs(analyse(decision))


def test_a_step_is_worth_as_many_steps_as_the_weights_are_apart():
    found = found_in(weighing(20.0, 60.0, 40.0))
    assert (found.criterion, found.start, found.end) == (1, 5, 6)
    assert [one.criterion for one in found.worth] == [2, 0]
    assert [one.rating for one in found.worth] == pytest.approx([6.5, 8])


def test_what_the_rest_of_a_scale_is_not_worth_has_no_rating():
    found = found_in(weighing(10.0, 60.0, 12.0))
    assert found.worth[0].rating == pytest.approx(10)
    assert isnan(found.worth[1].rating)


def test_less_is_better_goes_down():
    decision = edits.set_ideal_point(weighing(50.0, 100.0, 0.0), "learning", 0.0)
    found = found_in(decision)
    assert (found.start, found.end) == (5, 4)
    assert found.worth[0].rating == pytest.approx(7)


def test_an_ideal_point_in_the_middle_is_approached_from_what_is_worth_half():
    found = found_in(edits.set_ideal_point(weighing(50.0, 50.0, 0.0), "impact", 5.0))
    # From the far end to the ideal are five points: each is worth two of the whole scale.
    assert (found.criterion, found.start, found.end) == (0, 2.5, 3.5)
    assert found.worth[0].rating == pytest.approx(7)
    other = found_in(edits.set_ideal_point(weighing(50.0, 60.0, 0.0), "impact", 5.0)).worth[0]
    assert (other.start, other.rating) == pytest.approx((2.5, 3.1))


def test_all_weights_at_zero_count_alike_and_one_alone_has_nothing_to_trade():
    assert [one.rating for one in found_in(weighing(0.0, 0.0, 0.0)).worth] == pytest.approx([6, 6])
    assert found_in(weighing(0.0, 30.0, 0.0)) is None


@settings(max_examples=60)
@given(decisions())
def test_both_sides_of_a_trade_are_worth_the_same(decision):
    analysis, found = analyse(decision), found_in(decision)
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
    assert len(found_in(of_twenty_criteria()).worth) == 19
