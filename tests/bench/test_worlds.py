"""How fast are worlds of weights and of facts, and how close to the truth are their shares?

What counts are the ratios, measured side by side in one run: to one matrix product with a sort of
every world, and to a loop over the same weights with pymcdm.
"""

import statistics
import sys
import time

import numpy as np
import pytest
from pymcdm.methods import WSM

from decision.engine.smaa import first_counts, rank_counts, ranks_in_draws
from decision.engine.weight_draws import (
    overall_in_draws,
    slider_factors,
    slider_weights,
    uniform_weights,
)
from tests.engine.unsure import (
    COORDINATES,
    CRITERIA,
    fact_values,
    random_decision,
    random_points,
    shares_by_kind_of_world,
    unit_cube,
)

DRAWS, MANY, TURNS = 16_384, 100_000, 15
# Four million random worlds a decision, which is what takes so long.
DECISIONS, CHUNKS, CHUNK = 2, 32, 2**17
TABLE = np.random.default_rng(0).random((5, 5))
POINTS = [40.0, 30.0, 20.0, 20.0, 10.0]


def say(capsys, text):
    with capsys.disabled():
        sys.stdout.write(f"\n{text}\n")


def seconds(step):
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def ranks_of(weights):
    return ranks_in_draws(overall_in_draws(weights, TABLE))


def test_ranks_of_many_weights_beside_a_product_and_a_sort(capsys):
    ours = uniform_weights(unit_cube(MANY, 5))
    weights, table = np.ascontiguousarray(ours.T), np.ascontiguousarray(TABLE.T)
    pairs = [
        (seconds(lambda: ranks_of(ours)), seconds(lambda: np.argsort(weights @ table, axis=1)))
        for _ in range(TURNS)
    ]
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    say(capsys, f"ranks of {MANY} weights: {1e3 * mine:.2f} ms, {mine / theirs:.2f} of the product")
    sorted_ranks = 1 + np.argsort(np.argsort(-(weights @ table), axis=1), axis=1)
    np.testing.assert_array_equal(ranks_of(ours).T, sorted_ranks)


def test_ranks_of_many_weights_beside_a_loop_with_pymcdm(capsys):
    ours = uniform_weights(unit_cube(MANY, 5))
    few, benefit = np.ascontiguousarray(ours[:, :2000].T), np.ones(5)
    method = WSM(normalization_function=lambda column, cost: column)
    theirs = seconds(lambda: [method.rank(method(TABLE, w, benefit)) for w in few]) * MANY / 2000
    mine = statistics.median(seconds(lambda: ranks_of(ours)) for _ in range(TURNS))
    say(capsys, f"a loop with pymcdm takes {theirs / mine:.0f} times as long ({theirs:.1f} s)")
    found = [method.rank(method(TABLE, weights, benefit)) for weights in few]
    np.testing.assert_array_equal(ranks_of(ours)[:, :2000].T, found)


def test_weights_and_ranks_after_a_slider_move(benchmark):
    uniforms = unit_cube(DRAWS, COORDINATES)
    errors = slider_factors(uniforms[:CRITERIA], 1.5)
    values = fact_values(random_decision(0), uniforms.astype(np.float32))

    def move():
        ranks = ranks_in_draws(overall_in_draws(slider_weights(POINTS, errors), values))
        return first_counts(ranks) / DRAWS, rank_counts(ranks) / DRAWS

    assert benchmark(move)[0].sum() == pytest.approx(1)


def test_worlds_of_facts_after_an_answer(benchmark):
    uniforms = unit_cube(DRAWS, COORDINATES)
    uniforms = uniforms.astype(np.float32)
    assert benchmark(fact_values, random_decision(0), uniforms).shape == (5, 5, DRAWS)


def test_shares_are_those_of_four_million_worlds(capsys):
    worlds = unit_cube(DRAWS, COORDINATES).astype(np.float32)
    of_weights = unit_cube(4 * DRAWS, CRITERIA)
    errors = np.array([share_errors(seed, worlds, of_weights) for seed in range(DECISIONS)])
    for name, points in zip(
        ["all", "weights only", "any weights"], errors.swapaxes(0, 1), strict=True
    ):
        rms, most = np.sqrt((points**2).mean()), np.quantile(np.abs(points), 0.99)
        say(capsys, f"{name}: RMS {rms:.3f} percentage points, 99 % within {most:.3f}")
    assert np.sqrt((errors[:, 0] ** 2).mean()) < 0.2
    assert np.quantile(np.abs(errors[:, 0]), 0.99) < 0.5
    assert np.quantile(np.abs(errors[:, 1:]), 0.99) < 0.15


def share_errors(seed, worlds, of_weights):
    decision, rng = random_decision(seed), np.random.default_rng(seed)
    chunks = (
        (
            random_points(CHUNK, COORDINATES, rng).astype(np.float32),
            random_points(CHUNK, CRITERIA, rng),
        )
        for _ in range(CHUNKS)
    )
    truth = np.mean([shares_by_kind_of_world(decision, *chunk) for chunk in chunks], axis=0)
    return 100 * (shares_by_kind_of_world(decision, worlds, of_weights) - truth)
