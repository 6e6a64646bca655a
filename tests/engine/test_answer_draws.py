from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.engine.answer_draws import (
    Facts,
    answer_draws,
    kind_draws,
    rating_draws,
    stratified_pairing,
    values_in_draws,
)
from decision.engine.value_functions import linear, target, values
from decision.engine.weight_draws import low_discrepancy
from tests.engine.unsure import (
    COORDINATES,
    OF_KINDS,
    mean_values,
    random_decision,
    shares_by_kind_of_world,
)

DRAWS = 16_384


def two_facts():
    """One fact of an employer with two offers, one of the other employer's only offer."""
    ratings = np.zeros((2, 3, 3, 2))
    ratings[0, :, :2, 0] = np.array([1.0, 4.0, 8.0])[:, None]
    ratings[1, :, 2, 1] = [0.0, 5.0, 0.0]
    probabilities = np.array([[[0.2, 0.3, 0.5], [0.6, 0.4, 0.0]], [[0.5, 0.5, 0], [0.1, 0.9, 0]]])
    return Facts(np.array([0, 1]), probabilities, ratings, np.array([2, 3]))


def test_kinds_and_answers_come_as_often_as_they_should():
    kinds_of, facts = np.array([[0.3, 0.7], [0.9, 0.1]]), two_facts()
    uniforms = low_discrepancy(DRAWS, 4, np.random.default_rng(0))
    kinds = kind_draws(kinds_of, uniforms[:, :2])
    for fact, employer in enumerate(facts.employer):
        answers = answer_draws(
            facts.probabilities[fact], kinds[:, employer], uniforms[:, facts.coordinate[fact]]
        )
        for kind, answer in product(range(2), range(3)):
            together = np.mean((kinds[:, employer] == kind) & (answers == answer))
            expected = kinds_of[employer, kind] * facts.probabilities[fact, kind, answer]
            assert together == pytest.approx(expected, abs=2e-3)


@settings(max_examples=300)
@given(st.lists(st.integers(0, 3), min_size=2, max_size=5).filter(any), st.floats(1e-9, 1 - 1e-9))
def test_an_answer_of_probability_zero_is_never_drawn(tenths, uniform):
    probabilities = np.array([tenths], dtype=float) / sum(tenths)
    for dtype in (np.float64, np.float32):
        uniforms = np.array([uniform, 2.0**-31, 1 - 2.0**-31], dtype=dtype)
        answers = answer_draws(probabilities, np.zeros(3, dtype=np.uint8), uniforms)
        assert (probabilities[0, answers] > 0).all()


def test_a_fact_of_an_employer_is_the_same_for_all_its_offers():
    uniforms = low_discrepancy(256, 4, np.random.default_rng(0))
    kinds = kind_draws(np.array([[0.3, 0.7], [0.9, 0.1]]), uniforms[:, :2])
    sure = np.array([[1.0, 2.0], [1.5, 2.0], [3.0, 4.0]])
    ratings = rating_draws(sure, two_facts(), kinds, uniforms)
    np.testing.assert_array_equal(ratings[:, 1, 0], ratings[:, 0, 0] + 0.5)
    assert set(ratings[:, 0, 0].tolist()) == {2, 5, 9}
    assert set(ratings[:, 2, 1].tolist()) == {4, 9}
    assert (ratings[:, 2, 0] == 3).all()


def test_answering_one_question_leaves_the_worlds_of_the_others_as_they_were():
    uniforms = low_discrepancy(256, 4, np.random.default_rng(0))
    kinds = kind_draws(np.array([[0.3, 0.7], [0.9, 0.1]]), uniforms[:, :2])
    both, sure = two_facts(), np.zeros((3, 2))
    left = Facts(*(part[1:] for part in both))
    np.testing.assert_array_equal(
        rating_draws(sure, both, kinds, uniforms)[:, 2],
        rating_draws(sure, left, kinds, uniforms)[:, 2],
    )


def test_meeting_evenly_keeps_every_draw_of_every_employer_and_its_offers_together():
    ratings = np.random.default_rng(0).integers(0, 21, (1024, 3, 2)).astype(np.float32)
    uniforms = low_discrepancy(1024, 2, np.random.default_rng(1))
    met = stratified_pairing(ratings, np.array([0, 1, 0]), uniforms)
    for offers in ([0, 2], [1]):
        draws = [sorted(each[:, offers].reshape(1024, -1).tolist()) for each in (ratings, met)]
        assert draws[0] == draws[1]
    sums = met[:, [0, 2]].sum(axis=(1, 2))
    assert (np.diff(sums[np.argsort(uniforms[:, 0])]) >= 0).all()
    assert abs(np.corrcoef(sums, met[:, 1].sum(axis=1))[0, 1]) < 0.01


def test_mean_ratings_in_worlds_are_those_of_enumeration():
    _, kinds_of, sure, facts = decision = random_decision(3)
    uniforms = low_discrepancy(DRAWS, COORDINATES, np.random.default_rng(0))
    kinds = kind_draws(kinds_of, uniforms[:, OF_KINDS])
    simulated = rating_draws(sure, facts, kinds, uniforms).mean(axis=0, dtype=float)
    np.testing.assert_allclose(simulated, 10 * mean_values(decision), atol=0.01)
    assert len(decision[3].employer) > 10


def test_values_in_worlds_are_those_of_the_value_functions():
    ratings = np.random.default_rng(0).uniform(0, 10, (50, 3, 2)).astype(np.float32)
    functions = [linear(10, 0), target(4, 0, 10)]
    found = values_in_draws(ratings, functions)
    assert found.dtype == np.float32
    for criterion, function in enumerate(functions):
        expected = values(ratings[:, :, criterion], function)
        np.testing.assert_allclose(found[:, :, criterion], expected, atol=1e-6)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_shares_at_the_default_number_of_worlds_are_those_of_many_random_ones(seed):
    decision = random_decision(seed)
    worlds = low_discrepancy(DRAWS, COORDINATES, np.random.default_rng(0)).astype(np.float32, "K")
    rng = np.random.default_rng(seed)
    many = [
        shares_by_kind_of_world(
            decision,
            rng.random((COORDINATES, 100_000), np.float32).T,
            rng.random((5, 100_000)).T,
        )
        for _ in range(5)
    ]
    of_weights = low_discrepancy(4 * DRAWS, 5, np.random.default_rng(0))
    errors = shares_by_kind_of_world(decision, worlds, of_weights) - np.mean(many, axis=0)
    # Half a point, and three standard errors of the half million random worlds.
    assert np.abs(errors[0]).max() < 0.005 + 0.002
    assert np.abs(errors[1:]).max() < 0.0015 + 0.002
