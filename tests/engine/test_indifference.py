import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.engine.additive import effective_weights
from decision.engine.indifference import break_even_rating, break_even_value, trade_off_rating
from decision.engine.value_functions import linear, piecewise_linear, target, values
from tests.engine.test_weight_stability import points_of_five, tables
from tests.repetitions import examples

halves = st.integers(0, 20).map(lambda n: n / 2)
functions = st.one_of(
    st.sampled_from(
        [linear(0, 10), linear(10, 0), piecewise_linear([0, 4, 6, 10], [0, 1, 1, 0.2])]
    ),
    halves.map(lambda ideal: target(ideal, 0, 10)),
)


@settings(max_examples=examples(300))
@given(points_of_five, tables, st.integers(0, 3), st.integers(0, 4))
def test_at_the_break_even_value_the_offer_is_level_with_the_best_other(
    points, expected, offer, criterion
):
    weights = effective_weights(points)
    found = break_even_value(weights, expected, offer, criterion)
    if weights[criterion] == 0:
        assert np.isnan(found)
        return
    expected[offer, criterion] = found
    overall = expected @ weights
    assert overall[offer] == pytest.approx(np.delete(overall, offer).max(), abs=1e-9)


def test_an_offer_alone_has_no_break_even_value():
    assert np.isnan(break_even_value(np.array([1.0]), np.array([[0.4]]), 0, 0))


@settings(max_examples=examples(300))
@given(functions, st.floats(-0.2, 1.2), halves)
def test_the_break_even_rating_is_the_nearest_of_its_value(function, value, today):
    found = break_even_rating(value, float(values(today, function)), today, function)
    scale = np.linspace(0, 10, 20_001)
    # Where neighbours on the scale lie on either side of the value, one between them has it.
    above = values(scale, function) >= value
    crossings = scale[:-1][above[:-1] != above[1:]]
    if np.isnan(found):
        assert not crossings.size
    else:
        assert values(found, function) == pytest.approx(value, abs=1e-8)
        assert not crossings.size or abs(found - today) <= np.abs(crossings - today).min() + 6e-4


def test_the_price_of_an_offer_is_the_pay_at_which_it_draws_level():
    pay = piecewise_linear([40_000, 80_000, 160_000], [0, 0.6, 1])
    weights, expected = np.array([0.5, 0.5]), np.array([[0.3, 0.9], [0.6, 0.7]])
    needed = break_even_value(weights, expected, offer=0, criterion=0)
    # 0.5 x v + 0.45 = 0.65
    assert needed == pytest.approx(0.4)
    assert break_even_rating(needed, 0.3, 60_000, pay) == pytest.approx(40_000 + 40_000 * 0.4 / 0.6)
    assert np.isnan(break_even_rating(1.2, 0.3, 60_000, pay))


def test_a_step_is_worth_what_lifts_the_other_criterion_by_as_many_points():
    function = target(6, 0, 10)
    found = trade_off_rating(gain=0.4 * 0.25, weight=0.5, start=3.0, function=function)
    assert 0.5 * (values(found, function) - values(3, function)) == pytest.approx(0.1)
    assert found == pytest.approx(4.2)
    assert np.isnan(trade_off_rating(0.4, 0.5, 3.0, function))
    assert np.isnan(trade_off_rating(0.4, 0.0, 3.0, function))
