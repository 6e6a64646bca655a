from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.engine.answer_draws import (
    OpenFacts,
    answer_draws,
    rating_draws,
    stratified_pairing,
    values_in_draws,
)
from decision.engine.value_functions import linear, target, values
from tests.engine.unsure import (
    COORDINATES,
    OFFERS,
    mean_values,
    random_decision,
    random_points,
    rating_draws_of,
    shares_by_kind_of_world,
    unit_cube,
)
from tests.repetitions import examples

DRAWS = 16_384


NO_KIND = np.zeros(1, dtype=np.uint8)
KINDS = np.array([[0.3, 0.7]])


def two_facts():
    """One fact of an employer with two offers, and one of its third offer's role."""
    added = np.zeros((2, 3, 3, 2))
    added[0, :, :2, 0] = np.array([1.0, 4.0, 8.0])[:, None]
    added[1, :, 2, 1] = [0.0, 5.0, 0.0]
    chances = np.array([[[0.2, 0.3, 0.5], [0.6, 0.4, 0.0]], [[0.5, 0.5, 0], [0.1, 0.9, 0]]])
    return OpenFacts(chances, added, np.array([1, 2]))


def test_kinds_and_answers_come_as_often_as_they_should():
    facts, uniforms = two_facts(), unit_cube(DRAWS, 3)
    kinds = answer_draws(KINDS, NO_KIND, uniforms[0])
    for chances, coordinate in zip(facts.chances, facts.coordinates, strict=True):
        answers = answer_draws(chances, kinds, uniforms[coordinate])
        for kind, answer in product(range(2), range(3)):
            together = np.mean((kinds == kind) & (answers == answer))
            assert together == pytest.approx(KINDS[0, kind] * chances[kind, answer], abs=2e-3)


@settings(max_examples=examples(300))
@given(st.lists(st.integers(0, 3), min_size=2, max_size=5).filter(any), st.floats(1e-9, 1 - 1e-9))
def test_an_answer_of_probability_zero_is_never_drawn(tenths, uniform):
    probabilities = np.array([tenths], dtype=float) / sum(tenths)
    for dtype in (np.float64, np.float32):
        uniforms = np.array([uniform, 2.0**-31, 1 - 2.0**-31], dtype=dtype)
        answers = answer_draws(probabilities, np.zeros(3, dtype=np.uint8), uniforms)
        assert (probabilities[0, answers] > 0).all()


def test_a_fact_of_an_employer_is_the_same_for_all_its_offers():
    uniforms = unit_cube(256, 3)
    kinds = answer_draws(KINDS, NO_KIND, uniforms[0])
    settled = np.array([[1.0, 2.0], [1.5, 2.0], [3.0, 4.0]])
    ratings = rating_draws(settled, two_facts(), kinds, uniforms)
    np.testing.assert_array_equal(ratings[1, 0], ratings[0, 0] + 0.5)
    assert set(ratings[0, 0].tolist()) == {2, 5, 9}
    assert set(ratings[2, 1].tolist()) == {4, 9}
    assert (ratings[2, 0] == 3).all()


def test_answering_one_question_leaves_the_draws_of_the_others_as_they_were():
    uniforms = unit_cube(256, 3)
    kinds = answer_draws(KINDS, NO_KIND, uniforms[0])
    both, settled = two_facts(), np.zeros((3, 2))
    left = OpenFacts(both.chances[1:], both.added[1:], both.coordinates[1:])
    np.testing.assert_array_equal(
        rating_draws(settled, both, kinds, uniforms)[2],
        rating_draws(settled, left, kinds, uniforms)[2],
    )


def test_meeting_evenly_keeps_every_draw_of_every_employer_and_its_offers_together():
    ratings = np.random.default_rng(0).integers(0, 21, (3, 2, 1024)).astype(np.float32)
    uniforms = unit_cube(1024, 2, seed=1)
    met = np.empty_like(ratings)
    for offers, coordinate in zip(([0, 2], [1]), uniforms, strict=True):
        places = stratified_pairing(ratings[offers], coordinate)
        assert sorted(places) == list(range(1024))
        met[offers] = ratings[offers].take(places, axis=-1)
    sums = met[[0, 2]].sum(axis=(0, 1))
    assert (np.diff(sums[np.argsort(uniforms[0])]) >= 0).all()
    assert abs(np.corrcoef(sums, met[1].sum(axis=0))[0, 1]) < 0.01


def test_mean_ratings_in_draws_are_those_of_enumeration():
    decision, uniforms = random_decision(3), unit_cube(DRAWS, COORDINATES)
    simulated = [
        rating_draws_of(decision, uniforms, offer).mean(axis=-1, dtype=float)[0]
        for offer in range(OFFERS)
    ]
    np.testing.assert_allclose(simulated, 10 * mean_values(decision), atol=0.01)
    assert sum(len(facts.coordinates) for facts in decision[3]) > 10


def test_values_in_draws_are_those_of_the_value_functions():
    ratings = np.random.default_rng(0).uniform(0, 10, (3, 2, 50)).astype(np.float32)
    functions = [linear(10, 0), target(4, 0, 10)]
    found = values_in_draws(ratings, functions)
    assert found.dtype == np.float32
    for criterion, function in enumerate(functions):
        expected = values(ratings[:, criterion], function)
        np.testing.assert_allclose(found[:, criterion], expected, atol=1e-6)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_shares_at_the_default_number_of_worlds_are_those_of_many_random_ones(seed):
    decision = random_decision(seed)
    worlds = unit_cube(DRAWS, COORDINATES).astype(np.float32)
    rng = np.random.default_rng(seed)
    many = [
        shares_by_kind_of_world(
            decision,
            random_points(100_000, COORDINATES, rng).astype(np.float32),
            random_points(100_000, 5, rng),
        )
        for _ in range(5)
    ]
    of_weights = unit_cube(4 * DRAWS, 5)
    errors = shares_by_kind_of_world(decision, worlds, of_weights) - np.mean(many, axis=0)
    # Half a point, and three standard errors of the half million random worlds.
    assert np.abs(errors[0]).max() < 0.005 + 0.002
    assert np.abs(errors[1:]).max() < 0.0015 + 0.002
