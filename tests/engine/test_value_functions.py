import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.engine.value_functions import linear, piecewise_linear, target, value_range, values

ratings = st.floats(0, 10)
functions = st.one_of(
    st.just(linear(0, 10)),
    st.just(linear(10, 0)),
    ratings.map(lambda ideal: target(ideal, 0, 10)),
    st.lists(st.floats(0, 1), min_size=4, max_size=4).map(
        lambda v: piecewise_linear([0, 3, 8, 10], v)
    ),
)


@pytest.mark.parametrize(
    "name",
    [
        "pvf-linear-increasing",
        "pvf-linear-decreasing",
        "pvf-piecewise-increasing",
        "pvf-piecewise-decreasing",
    ],
)
def test_the_published_partial_value_functions_are_met(published, name):
    case = published[name]
    function = piecewise_linear(case["inputs"]["cutoffs"], case["inputs"]["values"])
    found = values(case["inputs"]["x"], function)
    np.testing.assert_allclose(found, case["expected"]["v"], atol=case["tolerance"])


def test_linear_is_the_published_line_in_both_directions(published):
    rising = published["pvf-linear-increasing"]
    falling = published["pvf-linear-decreasing"]
    for case, function in [(rising, linear(-0.15, 0.35)), (falling, linear(100, 50))]:
        np.testing.assert_allclose(
            values(case["inputs"]["x"], function), case["expected"]["v"], atol=case["tolerance"]
        )


@given(ratings, ratings)
def test_a_target_falls_by_distance_to_zero_at_the_farther_end(ideal, rating):
    reach = max(ideal, 10 - ideal)
    expected = 1 - abs(rating - ideal) / reach
    assert values(rating, target(ideal, 0, 10)) == pytest.approx(expected, abs=1e-12)


@given(functions, ratings, ratings)
def test_the_range_of_values_holds_every_value_of_the_interval(function, one, other):
    low, high = sorted([one, other])
    worst, best = value_range(low, high, function)
    within = values(np.linspace(low, high, 501), function)
    assert worst <= within.min() + 1e-12
    assert best >= within.max() - 1e-12
    steepest = np.abs(np.diff(function.values) / np.diff(function.cutoffs)).max()
    assert worst >= within.min() - steepest * (high - low) / 500
    assert best <= within.max() + steepest * (high - low) / 500


@pytest.mark.parametrize(
    ("cutoffs", "heights", "message"),
    [
        ([0, 0], [0, 1], "increase strictly"),
        ([1, 0], [0, 1], "increase strictly"),
        ([0], [0], "two or more"),
        ([0, 1], [0], "a value each"),
    ],
)
def test_points_that_make_no_function_are_refused(cutoffs, heights, message):
    with pytest.raises(ValueError, match=message):
        piecewise_linear(cutoffs, heights)
