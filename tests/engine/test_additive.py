import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from decision.engine.additive import (
    contributions,
    deciding_shares,
    effective_weights,
    leaders,
    overall_values,
    ranks,
)
from decision.engine.value_functions import linear, values

points_of_five = arrays(float, 5, elements=st.integers(0, 100).map(float))
tables = arrays(float, (4, 5), elements=st.floats(0, 1))


@pytest.mark.parametrize("name", ["saw-raw-additive", "saw-value-scores", "saw-balanced-tie"])
def test_the_published_additive_sums_are_met(published, name):
    case = published[name]
    assert case["inputs"]["normalization"] == "none"  # ours never normalises by the offers
    matrix, weights = np.array(case["inputs"]["matrix"]), np.array(case["inputs"]["weights"])
    overall = overall_values(contributions(effective_weights(weights), matrix))
    np.testing.assert_allclose(
        overall * weights.sum() / 100, case["expected"]["scores"], atol=case["tolerance"]
    )
    if "ranks" in case["expected"]:
        assert ranks(overall).tolist() == case["expected"]["ranks"]


def test_offers_of_the_published_tie_all_lead(published):
    case = published["saw-balanced-tie"]["inputs"]
    overall = overall_values(contributions(np.array(case["weights"]), np.array(case["matrix"])))
    assert leaders(overall).tolist() == [0, 1, 2, 3, 4]


def test_the_published_ranged_table_is_met(published):
    case = published["mavt-range-linear"]
    performance = np.array(case["inputs"]["performance"])
    ranges = case["inputs"]["ranges"]
    columns = [values(performance[:, i], linear(*ranges[i])) for i in range(2)]
    parts = contributions(np.array(case["inputs"]["weights"]), np.stack(columns, axis=1))
    np.testing.assert_allclose(overall_values(parts) / 100, case["expected"]["total"], atol=1e-12)


@given(points_of_five)
def test_effective_weights_are_shares_whatever_the_sliders(points):
    weights = effective_weights(points)
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    assert not points.any() or (weights[points == 0] == 0).all()


def test_all_sliders_at_zero_count_every_criterion_alike():
    assert effective_weights([0, 0, 0, 0]).tolist() == [0.25] * 4


@given(points_of_five, tables)
def test_what_a_criterion_decides_is_its_weight_times_the_spread(points, expected):
    weights = effective_weights(points)
    shares = deciding_shares(weights, expected)
    spread = expected.max(axis=0) - expected.min(axis=0)
    if (weights * spread).sum() > 0:
        assert shares.sum() == pytest.approx(1)
        np.testing.assert_allclose(shares * (weights * spread).sum(), weights * spread, atol=1e-12)
    else:
        assert not shares.any()


@given(points_of_five, tables)
def test_a_criterion_on_which_all_are_equal_changes_no_order(points, expected):
    expected[:, 2] = 0.4
    without = np.delete(expected, 2, axis=1)
    weights, fewer = effective_weights(points), np.delete(points, 2)
    if not fewer.any():
        return
    with_it = overall_values(contributions(weights, expected))
    left = overall_values(contributions(effective_weights(fewer), without))
    gaps, gaps_left = with_it[:, None] - with_it, (left[:, None] - left) * (1 - weights[2])
    np.testing.assert_allclose(gaps, gaps_left, atol=1e-9)


@given(points_of_five, tables, arrays(float, 5, elements=st.floats(0, 1)))
def test_an_added_offer_moves_no_other(points, expected, added):
    weights = effective_weights(points)
    before = overall_values(contributions(weights, expected))
    after = overall_values(contributions(weights, np.vstack([expected, added])))
    np.testing.assert_array_equal(after[:4], before)


def test_values_within_a_hair_of_the_group_s_first_share_its_rank():
    overall = np.array([50.0, 50 - 0.9e-9, 50 - 1.8e-9, 20.0])
    assert ranks(overall).tolist() == [1, 1, 3, 4]


@given(arrays(float, st.integers(1, 8), elements=st.integers(0, 5).map(float)))
def test_a_rank_is_one_more_than_the_number_strictly_better(overall):
    assert ranks(overall).tolist() == [1 + int((overall > own).sum()) for own in overall]
