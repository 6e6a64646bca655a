import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from decision.engine.smaa import (
    ENOUGH_WORLDS,
    central_weights,
    confidence_factors,
    expected_regret,
    first_counts,
    first_place_shares,
    rank_acceptability,
    ranks_in_draws,
    value_quantiles,
)
from decision.engine.weight_draws import (
    low_discrepancy,
    overall_in_draws,
    uniform_weights,
)

DRAWS = 16_384
twentieths = st.integers(0, 20).map(lambda n: n / 20)
tables = arrays(float, (4, 3), elements=twentieths)
points_of_three = arrays(float, 3, elements=st.integers(0, 100).map(float))
worlds = arrays(float, st.tuples(st.integers(1, 12), st.integers(1, 6)), elements=twentieths)


def any_weights(criteria, n_draws=DRAWS):
    return uniform_weights(low_discrepancy(n_draws, criteria, np.random.default_rng(0)))


def overall_of(case):
    """Overall values of a published case of given worlds, and its weights."""
    weights = np.array(case["inputs"]["weights"], dtype=float)
    return overall_in_draws(weights, np.array(case["inputs"]["values"], dtype=float)), weights


def published_rows(rows):
    return [row or [np.nan] * 3 for row in rows]


@pytest.mark.parametrize(
    "name", ["smaa-dominance-na-central-weight", "smaa-single-iteration-winner"]
)
def test_the_published_central_weights_are_met(published, name):
    case = published[name]
    overall, weights = overall_of(case)
    central = central_weights(weights, ranks_in_draws(overall)[0])
    expected = published_rows(case["expected"]["central_weights"])
    np.testing.assert_allclose(central, expected, atol=case["tolerance"])


def test_who_is_never_first_has_neither_central_weights_nor_a_confidence_factor(published):
    case = published["smaa-dominance-na-central-weight"]
    overall, weights = overall_of(case)
    central = central_weights(weights, ranks_in_draws(overall)[0])
    factors = confidence_factors(central, np.array(case["inputs"]["values"], dtype=float))
    assert np.isnan(central[1]).all()
    assert factors[0] == case["expected"]["confidence_factors"][0]
    assert case["expected"]["confidence_factors"][1] is None
    assert np.isnan(factors[1])


def test_the_published_pairwise_wins_are_met(published):
    case = published["smaa-pairwise-10"]
    _, wins = ranks_in_draws(overall_of(case)[0])
    np.testing.assert_allclose(wins, case["expected"]["pairwise_winning"], atol=case["tolerance"])


def test_the_published_worlds_of_five_offers_are_met(published):
    case = published["smaa-inline-5x5-60weights"]
    overall, weights = overall_of(case)
    ranks, wins = ranks_in_draws(overall)
    found = {
        "rank_acceptability": rank_acceptability(ranks),
        "central_weights": central_weights(weights, ranks),
        "pairwise_winning": wins,
    }
    for name, expected in case["expected"].items():
        np.testing.assert_allclose(found[name], expected, atol=case["tolerance"])


def test_identical_offers_are_both_first_and_split_the_share(published):
    case = published["smaa-jsmaa-identical-offers"]
    weights = any_weights(3, case["inputs"]["N"])
    ranks, wins = ranks_in_draws(
        overall_in_draws(weights, np.array(case["inputs"]["values"], dtype=float))
    )
    np.testing.assert_allclose(
        central_weights(weights, ranks), case["expected"]["central_weights"], atol=case["tolerance"]
    )
    assert rank_acceptability(ranks)[:, 0].tolist() == [1, 1]
    assert first_place_shares(ranks).tolist() == [0.5, 0.5]
    assert not wins.any()


def test_two_mirrored_specialists_share_the_first_place_with_weights_of_three_quarters():
    weights, values = any_weights(2), np.eye(2)
    ranks, wins = ranks_in_draws(overall_in_draws(weights, values))
    central = central_weights(weights, ranks)
    np.testing.assert_allclose(first_place_shares(ranks), [0.5, 0.5], atol=1e-3)
    np.testing.assert_allclose(wins, [[0, 0.5], [0.5, 0]], atol=1e-3)
    np.testing.assert_allclose(central, [[0.75, 0.25], [0.25, 0.75]], atol=1e-3)
    assert confidence_factors(central, values).tolist() == [1, 1]


@given(worlds)
def test_ranks_and_wins_are_what_their_definitions_say(overall):
    ranks, wins = ranks_in_draws(overall)
    n_offers = overall.shape[1]
    for world, place in zip(overall, ranks, strict=True):
        assert place.tolist() == [1 + int((world > own).sum()) for own in world]
    for one, other in np.ndindex(n_offers, n_offers):
        assert wins[one, other] == pytest.approx((overall[:, one] > overall[:, other]).mean())


@given(worlds)
def test_shares_sum_to_one_and_ties_are_split(overall):
    ranks, _ = ranks_in_draws(overall)
    first = overall == overall.max(axis=1, keepdims=True)
    split = (first / first.sum(axis=1, keepdims=True)).mean(axis=0)
    np.testing.assert_allclose(first_place_shares(ranks), split, atol=1e-6)
    assert first_place_shares(ranks).sum() == pytest.approx(1, abs=1e-12)
    np.testing.assert_allclose(rank_acceptability(ranks).sum(axis=1), 1, atol=1e-12)
    assert first_counts(ranks).tolist() == first.sum(axis=0).tolist()


def test_ranks_of_very_many_offers_are_counted_right():
    overall = np.arange(300.0)[None]
    ranks, _ = ranks_in_draws(overall)
    assert ranks[0].tolist() == list(range(300, 0, -1))


def test_few_worlds_are_told_from_enough_of_them():
    values = np.array([[1.0, 0.0], [0.0, 0.002]])
    counts = first_counts(ranks_in_draws(overall_in_draws(any_weights(2), values))[0])
    # The second offer is first with less than 0.002 / 1.002 of the first criterion's weight.
    assert 0 < counts[1] < ENOUGH_WORLDS < counts[0]


def test_the_confidence_factor_counts_the_worlds_of_the_facts():
    values = np.array([[[1.0], [0.5]], [[0.2], [0.5]], [[0.9], [0.5]], [[0.8], [0.5]]])
    assert confidence_factors(np.ones((2, 1)), values).tolist() == [0.75, 0.25]


@given(worlds, st.integers(0, 5))
def test_the_regret_is_the_mean_distance_to_the_best_of_each_world(overall, offer):
    leader = offer % overall.shape[1]
    expected = np.mean([world.max() - world[leader] for world in overall])
    assert expected_regret(overall, leader) == pytest.approx(expected)
    assert expected_regret(overall, leader) >= 0


def test_the_published_expected_regrets_are_met(published):
    case = published["expected-regret-evpi"]
    payoff, probabilities = np.array(case["inputs"]["payoff"]), case["inputs"]["probabilities"]
    # As many worlds of each state as its probability is tenths.
    overall = np.repeat(payoff.T, np.round(10 * np.array(probabilities)).astype(int), axis=0)
    found = [expected_regret(overall, offer) for offer in range(4)]
    np.testing.assert_allclose(found, case["expected"]["expected_regret"], atol=case["tolerance"])
    assert int(np.argmin(found)) + 1 == case["expected"]["best"]


def test_quantiles_are_of_each_offer():
    overall = np.stack([np.arange(101.0), np.full(101, 7.0)], axis=1)
    assert value_quantiles(overall, [0.05, 0.5]).tolist() == [[5, 50], [7, 7]]


@pytest.mark.parametrize("n_draws", [1, 2, 100, 1023])
def test_quantiles_are_those_of_numpy(n_draws):
    overall = np.random.default_rng(n_draws).normal(50, 20, (n_draws, 3))
    levels = [0.0, 0.025, 0.5, 0.975, 1.0]
    np.testing.assert_allclose(
        value_quantiles(overall, levels), np.quantile(overall, levels, axis=0).T, atol=1e-12
    )


def test_quantiles_of_what_is_not_a_number_are_none():
    overall = np.array([[1.0, np.nan], [2.0, 5.0]])
    found = value_quantiles(overall, [0.0, 0.5])
    assert found[0].tolist() == [1.0, 1.5]
    assert np.isnan(found[1]).all()
