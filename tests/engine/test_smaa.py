import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import rankdata

from decision.engine.smaa import (
    COMPARED_IN_PAIRS,
    SORTED_WHOLE,
    central_weights,
    confidence_counts,
    first_counts,
    hit_counts,
    lead_counts,
    rank_counts,
    ranks_in_draws,
    regret_sums,
    value_quantiles,
    weights_where_first,
    win_counts,
)
from decision.engine.weight_draws import overall_in_draws, uniform_weights
from decision.findings.robustness import ENOUGH_DRAWS
from tests.engine.unsure import unit_cube

DRAWS = 16_384
twentieths = st.integers(0, 20).map(lambda n: n / 20)
tables = arrays(float, (4, 3), elements=twentieths)
points_of_three = arrays(float, 3, elements=st.integers(0, 100).map(float))
draws = arrays(float, st.tuples(st.integers(1, 6), st.integers(1, 12)), elements=twentieths)


def any_weights(criteria, n_draws=DRAWS):
    return uniform_weights(unit_cube(n_draws, criteria))


def values_of(case):
    """Values of a published case; where they are listed by draw, draws become the last axis."""
    values = np.array(case["inputs"]["values"], dtype=float)
    return values if values.ndim == 2 else np.moveaxis(values, 0, -1)


def overall_of(case):
    """Overall values of a published case of given worlds, and its weights."""
    weights = np.array(case["inputs"]["weights"], dtype=float).T
    return overall_in_draws(weights, values_of(case)), weights


def central_of(weights, ranks):
    return central_weights(weights_where_first(weights, ranks), hit_counts(ranks))


def published_rows(rows):
    return [row or [np.nan] * 3 for row in rows]


@pytest.mark.parametrize(
    "name", ["smaa-dominance-na-central-weight", "smaa-single-iteration-winner"]
)
def test_the_published_central_weights_are_met(published, name):
    case = published[name]
    overall, weights = overall_of(case)
    central = central_of(weights, ranks_in_draws(overall))
    expected = published_rows(case["expected"]["central_weights"])
    np.testing.assert_allclose(central, expected, atol=case["tolerance"])


def test_who_is_never_first_has_neither_central_weights_nor_a_confidence_factor(published):
    case = published["smaa-dominance-na-central-weight"]
    overall, weights = overall_of(case)
    central = central_of(weights, ranks_in_draws(overall))
    factors = confidence_counts(central, values_of(case)) / overall.shape[1]
    assert np.isnan(central[1]).all()
    assert factors[0] == case["expected"]["confidence_factors"][0]
    assert case["expected"]["confidence_factors"][1] is None
    assert np.isnan(factors[1])


def test_the_published_pairwise_wins_are_met(published):
    case = published["smaa-pairwise-10"]
    overall, weights = overall_of(case)
    wins = win_counts(ranks_in_draws(overall)) / weights.shape[1]
    np.testing.assert_allclose(wins, case["expected"]["pairwise_winning"], atol=case["tolerance"])


def test_the_published_worlds_of_five_offers_are_met(published):
    case = published["smaa-inline-5x5-60weights"]
    overall, weights = overall_of(case)
    ranks = ranks_in_draws(overall)
    found = {
        "rank_acceptability": rank_counts(ranks) / ranks.shape[1],
        "central_weights": central_of(weights, ranks),
        "pairwise_winning": win_counts(ranks) / ranks.shape[1],
    }
    for name, expected in case["expected"].items():
        np.testing.assert_allclose(found[name], expected, atol=case["tolerance"])


def test_identical_offers_are_both_first_and_split_the_share(published):
    case = published["smaa-jsmaa-identical-offers"]
    weights = any_weights(3, case["inputs"]["N"])
    ranks = ranks_in_draws(
        overall_in_draws(weights, np.array(case["inputs"]["values"], dtype=float))
    )
    np.testing.assert_allclose(
        central_of(weights, ranks), case["expected"]["central_weights"], atol=case["tolerance"]
    )
    n_draws = case["inputs"]["N"]
    assert rank_counts(ranks)[:, 0].tolist() == [n_draws, n_draws]
    assert first_counts(ranks).tolist() == [n_draws / 2, n_draws / 2]
    assert not win_counts(ranks).any()


def test_two_mirrored_specialists_share_the_first_place_with_weights_of_three_quarters():
    weights, values = any_weights(2), np.eye(2)
    ranks = ranks_in_draws(overall_in_draws(weights, values))
    central = central_of(weights, ranks)
    np.testing.assert_allclose(first_counts(ranks) / DRAWS, [0.5, 0.5], atol=1e-3)
    np.testing.assert_allclose(win_counts(ranks) / DRAWS, [[0, 0.5], [0.5, 0]], atol=1e-3)
    np.testing.assert_allclose(central, [[0.75, 0.25], [0.25, 0.75]], atol=1e-3)
    assert confidence_counts(central, values).tolist() == [1, 1]


@given(draws)
def test_ranks_and_wins_are_what_their_definitions_say(overall):
    ranks = ranks_in_draws(overall)
    wins = win_counts(ranks)
    for world, place in zip(overall.T, ranks.T, strict=True):
        assert place.tolist() == [1 + int((world > own).sum()) for own in world]
    for one, other in np.ndindex(wins.shape):
        assert wins[one, other] == (overall[one] > overall[other]).sum()


@given(draws)
def test_first_places_sum_to_the_draws_and_ties_are_split(overall):
    ranks = ranks_in_draws(overall)
    n_draws = overall.shape[1]
    first = overall == overall.max(axis=0)
    split = (first / first.sum(axis=0)).sum(axis=1)
    np.testing.assert_allclose(first_counts(ranks), split, atol=1e-6)
    assert first_counts(ranks).sum() == pytest.approx(n_draws, abs=1e-12)
    assert (rank_counts(ranks).sum(axis=1) == n_draws).all()
    assert hit_counts(ranks).tolist() == first.sum(axis=1).tolist()
    assert lead_counts(overall).tolist() == first_counts(ranks).tolist()


@given(st.integers(COMPARED_IN_PAIRS + 1, 300), st.integers(1, 20), st.integers(0, 2**32 - 1))
def test_the_ranks_of_many_offers_are_those_of_another_library(n_offers, n_values, seed):
    overall = np.random.default_rng(seed).integers(0, n_values, (n_offers, 3)).astype(float)
    expected = rankdata(-overall, method="min", axis=0)
    np.testing.assert_array_equal(ranks_in_draws(overall), expected)


@given(draws, st.floats(0, 0.3))
def test_who_is_nearly_as_good_as_the_best_shares_its_place(overall, tie):
    first = overall >= overall.max(axis=0) - tie
    np.testing.assert_allclose(lead_counts(overall, tie), (first / first.sum(axis=0)).sum(axis=1))


def test_ranks_of_very_many_offers_are_counted_right():
    overall = np.arange(300.0)[:, None]
    ranks = ranks_in_draws(overall)
    assert ranks[:, 0].tolist() == list(range(300, 0, -1))


def test_few_hits_are_told_from_enough_of_them():
    values = np.array([[1.0, 0.0], [0.0, 0.002]])
    hits = hit_counts(ranks_in_draws(overall_in_draws(any_weights(2), values)))
    # The second offer is first with less than 0.002 / 1.002 of the first criterion's weight.
    assert 0 < hits[1] < ENOUGH_DRAWS < hits[0]


@given(draws, st.integers(1, 11))
def test_counts_and_sums_of_batches_add_up_to_those_of_all_draws(overall, place):
    weights = np.arange(2.0 * overall.shape[1]).reshape(2, -1)
    ranks = ranks_in_draws(overall)
    parts = [
        (ranks_in_draws(part), of)
        for part, of in zip(
            np.split(overall, [place], 1), np.split(weights, [place], 1), strict=True
        )
    ]
    for count in (first_counts, hit_counts, rank_counts, win_counts):
        np.testing.assert_allclose(sum(count(part) for part, _ in parts), count(ranks))
    np.testing.assert_allclose(
        sum(weights_where_first(of, part) for part, of in parts),
        weights_where_first(weights, ranks),
    )


def test_the_confidence_factor_counts_the_draws_of_the_facts():
    values = np.array([[[1.0, 0.2, 0.9, 0.8]], [[0.5, 0.5, 0.5, 0.5]]])
    assert confidence_counts(np.ones((2, 1)), values).tolist() == [3, 1]


@given(draws, st.integers(0, 5))
def test_the_regret_is_the_mean_distance_to_the_best_of_each_world(overall, offer):
    leader = offer % len(overall)
    expected = np.sum([world.max() - world[leader] for world in overall.T])
    assert regret_sums(overall)[leader] == pytest.approx(expected, abs=1e-12)
    assert regret_sums(overall)[leader] >= -1e-12


@given(draws)
def test_knowing_all_is_worth_the_least_regret(overall):
    gain = overall.max(axis=0).mean() - overall.mean(axis=1).max()
    assert regret_sums(overall).min() / overall.shape[1] == pytest.approx(gain, abs=1e-12)


def test_the_published_expected_regrets_are_met(published):
    case = published["expected-regret-evpi"]
    payoff, probabilities = np.array(case["inputs"]["payoff"]), case["inputs"]["probabilities"]
    # As many worlds of each state as its probability is tenths.
    overall = np.repeat(payoff, np.round(10 * np.array(probabilities)).astype(int), axis=1)
    found = regret_sums(overall) / overall.shape[1]
    np.testing.assert_allclose(found, case["expected"]["expected_regret"], atol=case["tolerance"])
    assert int(np.argmin(found)) + 1 == case["expected"]["best"]


def test_quantiles_are_of_each_offer():
    overall = np.stack([np.arange(101.0), np.full(101, 7.0)])
    assert value_quantiles(overall, [0.05, 0.5]).tolist() == [[5, 50], [7, 7]]


@pytest.mark.parametrize("n_draws", [1, 2, 100, 1023])
def test_quantiles_are_those_of_numpy(n_draws):
    overall = np.random.default_rng(n_draws).normal(50, 20, (3, n_draws))
    levels = [0.0, 0.025, 0.5, 0.975, 1.0]
    np.testing.assert_allclose(
        value_quantiles(overall, levels), np.quantile(overall, levels, axis=1).T, atol=1e-12
    )


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_quantiles_of_many_draws_are_those_that_stand_there_once_sorted(dtype):
    rng, n_draws = np.random.default_rng(1), SORTED_WHOLE + 1
    usual = rng.normal(50, 5, n_draws)
    rows = [usual, usual.round(), np.append(usual[1:], 1e9), np.full(n_draws, 7.0), -usual * 1e-300]
    overall, levels = np.array(rows).astype(dtype), np.arange(0, n_draws, 64) / (n_draws - 1)
    found = value_quantiles(overall, levels)
    np.testing.assert_array_equal(found, np.sort(overall, axis=1)[:, ::64])


def test_quantiles_of_what_is_not_a_number_are_none():
    overall = np.array([[1.0, 2.0], [np.nan, 5.0]])
    found = value_quantiles(overall, [0.0, 0.5])
    assert found[0].tolist() == [1.0, 1.5]
    assert np.isnan(found[1]).all()
