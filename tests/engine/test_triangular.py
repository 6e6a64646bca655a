import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from decision.engine.value_functions import (
    expected_excess,
    expected_values,
    linear,
    mean_ratings,
    piecewise_linear,
    target,
    values,
)

halves = st.integers(0, 20).map(lambda n: n / 2)
beliefs = st.tuples(halves, halves, halves).map(sorted)
functions = st.one_of(
    st.sampled_from([linear(0, 10), linear(10, 0)]),
    halves.map(lambda ideal: target(ideal, 0, 10)),
    st.lists(st.floats(0, 1), min_size=4, max_size=4).map(
        lambda v: piecewise_linear([0, 3, 8, 10], v)
    ),
)


def mean_by_scipy(belief, function):
    low, likely, high = belief
    if low == high:
        return float(values(low, function))
    triangle = stats.triang((likely - low) / (high - low), loc=low, scale=high - low)
    bends = [c for c in (*function.cutoffs, likely) if low < c < high]
    area, _ = integrate.quad(
        lambda x: triangle.pdf(x) * values(x, function), low, high, points=bends or None
    )
    return area


@given(beliefs, functions)
def test_expected_values_equal_numerical_integration(belief, function):
    found = expected_values(*belief, function)
    assert found == pytest.approx(mean_by_scipy(belief, function), abs=1e-9)


@given(st.tuples(*3 * [st.integers(-10, 40).map(lambda n: n / 2)]).map(sorted), functions)
def test_beyond_its_cutoffs_a_function_stays_as_it_is_there(belief, function):
    found = expected_values(*belief, function)
    assert found == pytest.approx(mean_by_scipy(belief, function), abs=1e-8)


@given(beliefs, st.floats(-1, 11))
def test_the_excess_equals_numerical_integration(belief, cutoff):
    low, likely, high = belief
    found = expected_excess(*(np.array(part) for part in belief), cutoff)
    if low == high:
        expected = max(low - cutoff, 0)
    else:
        triangle = stats.triang((likely - low) / (high - low), loc=low, scale=high - low)
        start = min(max(low, cutoff), high)
        bends = [likely] if start < likely < high else None
        expected, _ = integrate.quad(
            lambda x: (x - cutoff) * triangle.pdf(x), start, high, points=bends
        )
    assert found == pytest.approx(expected, abs=1e-9)


def test_the_value_of_the_mean_is_not_the_mean_of_the_values_under_an_ideal_point():
    function = target(5, 0, 10)
    assert values(5, function) == 1
    assert expected_values(0, 5, 10, function) == pytest.approx(2 / 3)


@pytest.mark.parametrize("rating", [0.1, 0.7, 3.3, 6.1, 7.0, 9.9])
def test_a_sure_rating_keeps_its_exact_value(rating):
    assert mean_ratings(*(np.array(rating),) * 3) == rating
    assert expected_values(rating, rating, rating, linear(0, 10)) == rating / 10


def test_an_unknown_rating_is_worth_the_mean_over_the_whole_scale():
    nothing = np.full(1, np.nan)
    for function in [linear(0, 10), linear(10, 0), target(2, 0, 10)]:
        grid = values((np.arange(100_000) + 0.5) / 10_000, function)
        found = expected_values(nothing, nothing, nothing, function)
        assert found[0] == pytest.approx(grid.mean(), abs=1e-9)
        whole = np.diff(function.cutoffs) @ (function.values[1:] + function.values[:-1]) / 20
        assert found[0] == pytest.approx(whole, abs=1e-12)


@pytest.mark.parametrize("width", [1e-3, 1e-9, 1e-100, 1e-170, 5e-324])
def test_a_very_thin_triangle_is_worth_what_its_point_is(width):
    found = expected_values(0.0, 0.0, width, target(width / 2, 0, 10))
    assert found == pytest.approx(1, abs=1e-3)
    assert expected_values(5 - width, 5.0, 5.0, target(5, 0, 10)) == pytest.approx(1, abs=1e-3)
