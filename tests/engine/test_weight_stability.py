import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from decision.engine.additive import effective_weights, leaders
from decision.engine.dominance import best_margins
from decision.engine.one_way import (
    NOBODY,
    slider_points,
    stability_intervals,
)
from tests.repetitions import examples

tables = arrays(float, (4, 5), elements=st.integers(0, 20).map(lambda n: n / 20))
points_of_five = arrays(float, 5, elements=st.integers(0, 100).map(float))


def swept_weights(weights, criterion, steps):
    """One weight from 0 to 1, the others in proportion, equal where they are all zero."""
    rest = np.delete(weights, criterion)
    rest = rest / rest.sum() if rest.any() else np.full(rest.shape, 1 / rest.size)
    return np.insert((1 - steps)[:, None] * rest, criterion, steps, axis=1)


@pytest.mark.parametrize("seed", range(25))
def test_the_interval_is_what_a_grid_of_100000_weights_finds(seed):
    rng = np.random.default_rng(seed)
    expected, weights = rng.random((5, 4)), rng.dirichlet(np.ones(4))
    leader = int((expected @ weights).argmax())
    steps = np.linspace(0, 1, 100_001)
    found = stability_intervals(weights, expected)
    for criterion in range(4):
        first = (expected @ swept_weights(weights, criterion, steps).T).argmax(axis=0)
        stays = steps[first == leader]
        assert found.lower[criterion] == pytest.approx(stays.min(), abs=1e-5)
        assert found.upper[criterion] == pytest.approx(stays.max(), abs=1e-5)
        before, after = first[steps < stays.min()], first[steps > stays.max()]
        assert found.below[criterion] == (before[-1] if before.size else NOBODY)
        assert found.above[criterion] == (after[0] if after.size else NOBODY)


def test_the_published_intervals_are_met(published):
    case = published["weight-stability-two-criteria"]
    expected = case["expected"]
    weights, matrix = (np.array(case["inputs"][name]) for name in ("weights", "matrix"))
    np.testing.assert_allclose(matrix @ weights, expected["scores"], atol=case["tolerance"])
    assert leaders(100 * matrix @ weights).tolist() == [expected["winner"] - 1]
    found = stability_intervals(weights, matrix)
    intervals = np.stack([found.lower, found.upper], axis=1)
    np.testing.assert_allclose(intervals, expected["intervals"], atol=case["tolerance"])
    # The case counts offers from 1.
    takes_over = np.stack([found.below, found.above], axis=1) + 1
    assert takes_over.tolist() == expected["challenger_below_above"]


@settings(max_examples=examples(300))
@given(points_of_five, tables)
def test_the_present_weight_lies_inside_its_interval_and_the_leader_leads_there(points, expected):
    weights = effective_weights(points)
    found = stability_intervals(weights, expected)
    assert (found.lower <= weights).all()
    assert (weights <= found.upper).all()
    leader = int(np.flatnonzero(expected @ weights >= (expected @ weights).max() - 1e-11)[0])
    for criterion in range(5):
        ends = np.array([found.lower[criterion], found.upper[criterion]])
        overall = swept_weights(weights, criterion, ends) @ expected.T
        assert (overall[:, leader] >= overall.max(axis=1) - 1e-9).all()


@settings(max_examples=examples(300))
@given(points_of_five, tables)
def test_just_outside_the_interval_who_takes_over_is_ahead_of_the_leader(points, expected):
    weights = effective_weights(points)
    found = stability_intervals(weights, expected)
    leader = int(np.flatnonzero(expected @ weights >= (expected @ weights).max() - 1e-11)[0])
    for criterion in range(5):
        for end, other, way in [
            (found.lower[criterion], found.below[criterion], -1e-7),
            (found.upper[criterion], found.above[criterion], 1e-7),
        ]:
            if other != NOBODY:
                outside = swept_weights(weights, criterion, np.array([end + way]))[0]
                assert expected[other] @ outside > expected[leader] @ outside


def test_a_shared_lead_has_an_interval_without_width():
    found = stability_intervals(np.array([0.5, 0.5]), np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert found.lower.tolist() == found.upper.tolist() == [0.5, 0.5]
    assert found.below.tolist() == [1, NOBODY]
    assert found.above.tolist() == [NOBODY, 1]


def test_nobody_takes_over_who_is_level_only_at_all_the_weight():
    expected = np.array([[0.9, 0.3], [0.2, 0.3], [0.1, 0.3]])
    found = stability_intervals(np.array([0.3, 0.7]), expected)
    assert (found.lower.tolist(), found.upper.tolist()) == ([0, 0], [1, 1])
    assert (found.below.tolist(), found.above.tolist()) == ([NOBODY] * 2, [NOBODY] * 2)


def test_equal_offers_take_nothing_over_from_each_other():
    found = stability_intervals(np.array([0.5, 0.5]), np.array([[0.3, 0.4], [0.3, 0.4]]))
    assert found.below.tolist() == found.above.tolist() == [NOBODY, NOBODY]


def test_a_copy_of_the_leader_hides_nobody_who_takes_over():
    alone = np.array([[0.8, 0.4], [0.2, 0.6]])
    doubled = alone[[0, 0, 1]]
    found, one = (stability_intervals(np.array([0.5, 0.5]), table) for table in (doubled, alone))
    assert (found.lower.tolist(), found.upper.tolist()) == (one.lower.tolist(), one.upper.tolist())
    assert found.lower[0] == pytest.approx(0.25)
    assert (found.below.tolist(), found.above.tolist()) == ([2, NOBODY], [NOBODY, 2])


def test_where_all_other_sliders_stand_at_zero_the_others_move_equally():
    expected = np.array([[1.0, 0.0, 0.0], [0.4, 0.8, 0.4]])
    found = stability_intervals(np.array([1.0, 0.0, 0.0]), expected)
    # t x 1 = t x 0.4 + (1 - t) x 0.6
    assert found.lower[0] == pytest.approx(0.5)
    assert found.below[0] == 1


def test_who_draws_level_only_at_the_end_of_the_strip_takes_nothing_over():
    expected = np.array([[0.0, 0.0], [0.0, 0.05]])
    found = stability_intervals(np.array([1 / 3, 2 / 3]), expected)
    assert (found.upper[0], found.above[0]) == (1, NOBODY)


def test_the_weight_of_the_only_criterion_changes_nothing():
    found = stability_intervals(np.array([1.0]), np.array([[0.9], [0.2]]))
    assert (found.lower[0], found.upper[0]) == (0, 1)
    assert found.below[0] == found.above[0] == NOBODY


@settings(max_examples=examples(200))
@given(points_of_five, tables)
def test_a_criterion_on_which_all_are_equal_never_switches_the_leader_alone(points, expected):
    expected[:, 1] = 0.5
    found = stability_intervals(effective_weights(points), expected)
    others = effective_weights(points)[[0, 2, 3, 4]]
    if others.any() and found.lower[1] < found.upper[1]:
        assert found.below[1] == NOBODY
        assert found.upper[1] == pytest.approx(1)


@given(points_of_five, st.integers(0, 4), st.floats(0.01, 0.99))
def test_the_slider_at_the_points_of_a_weight_gives_that_weight(points, criterion, weight):
    found = slider_points(weight, points, criterion)
    rest = points.sum() - points[criterion]
    if rest == 0:
        assert found == np.inf
    else:
        points[criterion] = found
        assert effective_weights(points)[criterion] == pytest.approx(weight)


def test_no_slider_takes_all_the_weight_and_one_at_its_start_takes_none():
    points = np.array([50.0, 50.0])
    assert slider_points(1.0, points, 0) == np.inf
    assert slider_points(0.0, points, 0) == 0


@settings(max_examples=examples(200))
@given(points_of_five, tables)
def test_who_dominates_strictly_stays_first_whatever_one_weight_is(points, expected):
    expected[0] = expected.max(axis=0) + 0.01
    found = stability_intervals(effective_weights(points), expected)
    np.testing.assert_allclose(found.lower, 0, atol=1e-12)
    np.testing.assert_allclose(found.upper, 1, atol=1e-12)
    assert (found.below == NOBODY).all()
    assert (found.above == NOBODY).all()


@settings(max_examples=examples(40))
@given(points_of_five, tables)
def test_no_offer_takes_over_that_no_weights_make_best(points, expected):
    """A leader said to be safe whatever the weights has no weight at which it falls behind."""
    found = stability_intervals(effective_weights(points), expected)
    takers = np.unique(np.concatenate([found.below, found.above]))
    assert (best_margins(expected)[takers[takers != NOBODY]] >= -1e-9).all()
