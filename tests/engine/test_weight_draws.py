from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from decision.engine.weight_draws import (
    overall_in_draws,
    slider_factors,
    slider_weights,
    triangular_ratings,
    uniform_weights,
)
from tests.engine.unsure import unit_cube
from tests.repetitions import examples

DRAWS = 16_384
MOST_CRITERIA = 30


def drawn(coordinates, worlds=DRAWS, seed=0):
    return unit_cube(worlds, coordinates, seed)


@pytest.mark.parametrize("seed", range(3))
def test_every_two_coordinates_of_the_weights_fill_the_square_evenly(seed):
    points = drawn(MOST_CRITERIA, seed=seed)
    for one, other in combinations(range(MOST_CRITERIA), 2):
        counts, *_ = np.histogram2d(points[one], points[other], 16, [(0, 1)] * 2)
        # 64 belong in each of 256 squares; random points would be off by 8, and by 24 somewhere.
        assert counts.std() < 4
        assert np.abs(counts - 64).max() <= 16


def test_every_coordinate_is_even_by_itself_however_many_there_are():
    points = drawn(300)
    assert points.min() > 0
    assert points.max() < 1
    counts = [np.bincount((column * 128).astype(int), minlength=128) for column in points]
    assert (np.array(counts) == DRAWS / 128).all()


def test_a_draw_is_the_same_however_many_follow_or_were_skipped():
    many, few = drawn(4, worlds=1024), drawn(4, worlds=300)
    np.testing.assert_array_equal(many[:, :300], few)
    later = unit_cube(1024 - 256, 4, skip=256)
    np.testing.assert_array_equal(many[:, 256:], later)


def test_another_seed_gives_other_worlds():
    assert not np.array_equal(drawn(4, seed=1), drawn(4, seed=2))


def test_a_slider_is_off_by_more_than_the_factor_one_time_in_ten():
    for factor in (1.2, 1.5, 3):
        errors = slider_factors(drawn(5), factor)
        within = (errors <= factor) & (errors >= 1 / factor)
        np.testing.assert_allclose(within.mean(axis=1), 0.9, atol=2e-3)
        np.testing.assert_allclose(np.median(errors, axis=1), 1, atol=1e-3)


def test_sliders_that_are_firm_are_what_they_are():
    weights = slider_weights([30, 10, 0], slider_factors(drawn(3, worlds=64), factor=1))
    assert (weights.T == [0.75, 0.25, 0]).all()


@given(
    arrays(float, 5, elements=st.integers(0, 100).map(float)),
    st.sampled_from([1.2, 1.5, 3.0]),
)
def test_weights_in_worlds_are_shares_and_a_slider_at_zero_never_counts(points, factor):
    weights = slider_weights(points, slider_factors(drawn(5, worlds=256), factor))
    assert (weights >= 0).all()
    np.testing.assert_allclose(weights.sum(axis=0), 1, atol=1e-12)
    assert not points.any() or (weights[points == 0] == 0).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("power", [-1020, -150, -1, 1])
def test_only_how_points_stand_to_each_other_counts_however_small_they_are(power, dtype):
    points = np.array([64.0, 32.0, 1.0, 0.0])  # powers of two: their ratios are exact
    errors = slider_factors(drawn(4, worlds=64), factor=1.5).astype(dtype)
    weights = slider_weights(np.ldexp(points, power), errors)
    assert weights.dtype == dtype
    np.testing.assert_array_equal(weights, slider_weights(points, errors))
    moved = points[:, None] * errors
    np.testing.assert_allclose(weights, moved / moved.sum(axis=0), rtol=1e-6)


def test_all_sliders_at_zero_count_equally_and_are_as_unsure_as_any():
    errors = slider_factors(drawn(4, worlds=256), 1.5)
    np.testing.assert_array_equal(slider_weights([0] * 4, errors), slider_weights([1] * 4, errors))


def test_uniform_weights_have_the_moments_of_the_flat_dirichlet_distribution():
    for criteria in (2, 3, 5, 8):
        weights, flat = uniform_weights(drawn(criteria)), stats.dirichlet(np.ones(criteria))
        np.testing.assert_allclose(weights.sum(axis=0), 1, atol=1e-12)
        np.testing.assert_allclose(weights.mean(axis=1), flat.mean(), atol=5e-4)
        np.testing.assert_allclose(np.cov(weights), flat.cov(), atol=5e-4)


@pytest.mark.parametrize("belief", [(0, 5, 10), (2, 2, 7), (1, 6, 6), (3, 3.5, 9)])
def test_own_ratings_follow_the_triangular_distribution(belief):
    low, likely, high = belief
    uniforms = np.linspace(0.001, 0.999, 999)
    found = triangular_ratings(tuple(np.array(float(x)) for x in belief), (0, 10), uniforms)
    triangle = stats.triang((likely - low) / (high - low), loc=low, scale=high - low)
    np.testing.assert_allclose(found, triangle.ppf(uniforms), atol=1e-12)


def test_a_sure_own_rating_is_itself_and_an_unknown_one_anything_on_the_scale():
    beliefs = tuple(np.array([[[7.3], [np.nan]]]) for _ in range(3))
    found = triangular_ratings(beliefs, (2.0, 12.0), np.full((1, 2, 2), [0.25, 0.75]))
    assert found[0, 0].tolist() == [7.3, 7.3]
    assert found[0, 1].tolist() == [4.5, 9.5]


tables = arrays(float, (4, 5), elements=st.floats(0, 1))


@settings(max_examples=examples(300))
@given(tables, st.integers(0, 2**30))
def test_overall_values_are_weighted_sums_in_every_world(table, seed):
    weights = np.random.default_rng(seed).dirichlet(np.ones(5), size=8).T
    expected = 100 * table @ weights
    in_all = np.broadcast_to(table[..., None], (4, 5, 8))
    np.testing.assert_allclose(overall_in_draws(weights, table), expected, atol=1e-11)
    np.testing.assert_array_equal(
        overall_in_draws(weights, table), overall_in_draws(weights, in_all)
    )


@settings(max_examples=examples(300))
@given(tables, arrays(float, 5, elements=st.floats(0, 1)), st.integers(0, 2**30))
def test_no_rounding_puts_a_dominated_offer_first(table, worse, seed):
    weights = np.random.default_rng(seed).dirichlet(np.ones(5), size=64).T
    overall = overall_in_draws(weights, np.vstack([table, table[0], np.minimum(table[0], worse)]))
    assert (overall[4] == overall[0]).all()
    assert (overall[5] <= overall[0]).all()


def test_moving_a_slider_by_a_point_and_back_gives_the_identical_worlds():
    errors, table = slider_factors(drawn(3), 1.5), np.random.default_rng(0).random((4, 3))
    found = [
        overall_in_draws(slider_weights(points, errors), table)
        for points in ([40, 30, 30], [41, 30, 30], [40, 30, 30])
    ]
    np.testing.assert_array_equal(found[0], found[2])
    assert not np.array_equal(found[0], found[1])


@given(tables, st.integers(0, 2**30))
def test_weights_that_stay_are_those_repeated_in_every_draw(table, seed):
    rng = np.random.default_rng(seed)
    weights, values = rng.dirichlet(np.ones(5)), rng.random((4, 5, 8))
    in_all = np.broadcast_to(weights[:, None], (5, 8))
    np.testing.assert_array_equal(
        overall_in_draws(weights, values), overall_in_draws(in_all, values)
    )
