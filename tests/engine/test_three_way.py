import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from decision.engine.additive import effective_weights
from decision.engine.one_way import leader_intervals
from decision.engine.three_way import corner_values, leader_regions, shared_weight
from tests.engine.test_weight_stability import points_of_five, tables
from tests.repetitions import examples

THREE = (0, 2, 3)
corner_tables = arrays(float, (5, 3), elements=st.integers(0, 10).map(lambda n: n / 10))


def holds(region, points):
    """Which points lie in a convex polygon: on one side of all its edges."""
    one, other = region.corners, np.roll(region.corners, -1, axis=0)
    edge = (other - one)[None]
    to = points[:, None] - one[None]
    side = edge[..., 0] * to[..., 1] - edge[..., 1] * to[..., 0]
    return (side >= -1e-9).all(axis=1) | (side <= 1e-9).all(axis=1)


@pytest.mark.parametrize("seed", range(25))
def test_the_regions_are_what_100000_samples_find(seed):
    rng = np.random.default_rng(seed)
    corners = rng.random((7, 3))
    points = rng.dirichlet(np.ones(3), 100_000)
    overall = points @ corners.T
    first = overall.argmax(axis=1)
    clear = np.diff(np.sort(overall, axis=1)[:, -2:]).ravel() > 1e-7
    found = leader_regions(corners)
    assert {region.offers for region in found} >= {(offer,) for offer in np.unique(first)}
    for region in found:
        inside = holds(region, points)
        assert (inside == (first == region.offers[0]))[clear].all()
        assert region.area == pytest.approx(inside.mean(), abs=0.01)


@settings(max_examples=examples(300))
@given(corner_tables)
def test_regions_cover_the_triangle_once_and_all_who_lead_there_are_level(corners):
    found = leader_regions(corners)
    assert sum(region.area for region in found) == pytest.approx(1, abs=1e-6)
    for region in found:
        assert region.corners.sum(axis=1) == pytest.approx(1)
        assert (region.corners >= -1e-12).all()
        middle = corners @ region.corners.mean(axis=0)
        level = np.flatnonzero(middle >= middle.max() - 1e-11)
        assert level.tolist() == list(region.offers)
        ahead = region.corners @ corners.T
        assert (ahead[:, region.offers[0]] >= ahead.max(axis=1) - 1e-9).all()


@settings(max_examples=examples(200))
@given(points_of_five, tables)
def test_values_on_the_triangle_are_those_of_the_weights_there(points, expected):
    weights = effective_weights(points)
    chosen = list(THREE)
    total = shared_weight(weights, THREE)
    corners = corner_values(weights, expected, THREE)
    if weights[chosen].any():
        np.testing.assert_allclose(
            corners @ (weights[chosen] / total), 100 * expected @ weights, atol=1e-10
        )
    shares = np.array([0.2, 0.5, 0.3])
    moved = weights.copy() if weights[chosen].any() else np.zeros(5)
    moved[chosen] = total * shares
    assert moved.sum() == pytest.approx(1)
    np.testing.assert_allclose(corners @ shares, 100 * expected @ moved, atol=1e-10)


def test_three_without_weight_take_all_of_it_from_the_others():
    weights, expected = np.array([0.0, 0.4, 0.0, 0.0, 0.6]), np.random.default_rng(1).random((4, 5))
    assert shared_weight(weights, THREE) == 1
    corners = corner_values(weights, expected, THREE)
    np.testing.assert_array_equal(corners, 100 * expected[:, THREE])


def test_the_edge_of_the_map_is_the_strip_of_two_criteria_alone():
    rng = np.random.default_rng(3)
    expected, weights = rng.random((5, 3)), np.array([0.5, 0.5, 0.0])
    corners = corner_values(weights, expected, (0, 1, 2))
    leads = leader_intervals(weights, expected, 0)
    regions = {region.offers: region.corners for region in leader_regions(corners)}
    for lead in leads:
        on_edge = regions[lead.offers][regions[lead.offers][:, 2] < 1e-12, 0]
        assert [on_edge.min(), on_edge.max()] == pytest.approx([lead.start, lead.end])


def test_three_specialists_share_the_map_in_thirds():
    found = leader_regions(np.eye(3))
    assert [region.area for region in found] == pytest.approx([1 / 3] * 3)
    for region in found:
        middles = np.isclose(region.corners, 1 / 3).all(axis=1)
        assert middles.sum() == 1


def test_offers_that_are_equal_share_a_region():
    found = leader_regions(np.array([[1.0, 0, 0], [0.5, 0.5, 0.5], [1.0, 0, 0]]))
    assert [region.offers for region in found] == [(1,), (0, 2)]
    assert found[1].area == pytest.approx(0.25)
