"""What holds of shares in every decision, whatever its numbers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from decision.engine.dominance import best_margins, never_best, strictly_dominates
from decision.engine.smaa import family_values, first_counts, ranks_in_draws
from decision.engine.weight_draws import overall_in_draws, slider_factors, slider_weights
from tests.engine.unsure import unit_cube
from tests.repetitions import examples

twentieths = st.integers(0, 20).map(lambda n: n / 20)
tables = arrays(float, (4, 3), elements=twentieths)
points_of_three = arrays(float, 3, elements=st.integers(0, 100).map(float))
SOME = unit_cube(256, 3)


def shares_with(points, values):
    weights = slider_weights(points, slider_factors(SOME, 3.0))
    return first_counts(ranks_in_draws(overall_in_draws(weights, values))) / 256


@settings(max_examples=examples(300))
@given(points_of_three, tables)
def test_a_copy_of_an_offer_changes_the_share_of_no_family(points, table):
    weights = slider_weights(points, slider_factors(SOME, 3.0))
    before = overall_in_draws(weights, table)
    after = overall_in_draws(weights, np.vstack([table, table[:1]]))
    families = np.array([0, 1, 1, 2])
    found = [
        first_counts(ranks_in_draws(family_values(overall, of)))
        for overall, of in [(before, families), (after, np.append(families, 0))]
    ]
    np.testing.assert_array_equal(found[0], found[1])


@settings(max_examples=examples(300))
@given(points_of_three, tables, arrays(float, 3, elements=twentieths))
def test_an_added_weaker_offer_reorders_nobody(points, table, weak):
    weak = np.minimum(weak, table[0]) - 0.01
    weights = slider_weights(points, slider_factors(SOME, 3.0))
    before = ranks_in_draws(overall_in_draws(weights, table))
    after = ranks_in_draws(overall_in_draws(weights, np.vstack([table, weak])))
    np.testing.assert_array_equal(np.argsort(after[:4], 0), np.argsort(before, 0))
    np.testing.assert_array_equal(first_counts(after)[:4], first_counts(before))


@settings(max_examples=examples(300))
@given(points_of_three, tables)
def test_a_criterion_on_which_all_are_equal_changes_no_rank(points, table):
    table[:, 1] = 0.5
    weights = slider_weights(points, slider_factors(SOME, 3.0))
    if not points[[0, 2]].any():
        return
    without = np.delete(weights, 1, axis=0)
    gaps = overall_in_draws(weights, table) - overall_in_draws(without, np.delete(table, 1, 1))
    np.testing.assert_allclose(gaps, gaps[:1] + np.zeros((4, 1)), atol=1e-9)


@settings(max_examples=examples(300))
@given(points_of_three, tables, tables, st.integers(0, 2**30))
def test_who_dominates_on_ranges_is_first_in_every_world(points, one, other, seed):
    best, worst = np.maximum(one, other), np.minimum(one, other)
    worst[0] = np.maximum(worst[0], best[1:].max(axis=0) + 0.01)
    best[0] = np.maximum(best[0], worst[0])
    assert strictly_dominates(worst, best)[0, 1:].all()
    part = np.random.default_rng(seed).random((4, 3, 256))
    shares = shares_with(points, worst[..., None] + part * (best - worst)[..., None])
    assert shares.tolist() == [1, 0, 0, 0]


@settings(max_examples=examples(40))
@given(points_of_three, tables, tables, st.integers(0, 2**30))
def test_who_is_never_best_is_first_in_no_world(points, one, other, seed):
    best, worst = np.maximum(one, other), np.minimum(one, other)
    part = np.random.default_rng(seed).random((4, 3, 256))
    shares = shares_with(points, worst[..., None] + part * (best - worst)[..., None])
    assert (shares[never_best(best, worst)] == 0).all()


@settings(max_examples=examples(40))
@given(points_of_three, tables)
def test_whoever_is_first_in_some_world_of_weights_can_be_best(points, table):
    assert (best_margins(table)[shares_with(points, table) > 0] >= -1e-9).all()
