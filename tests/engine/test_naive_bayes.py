from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from decision.engine.naive_bayes import answers_given, flattened, kind_posterior, kinds_given

PRIOR = np.array([0.5, 0.3, 0.2])


def shares(*shape):
    """Probabilities along the last axis, some of them zero."""
    counts = arrays(float, shape, elements=st.integers(0, 9).map(float))
    counts = counts.filter(lambda table: (table.sum(axis=-1) > 0).all())
    return counts.map(lambda table: table / table.sum(axis=-1, keepdims=True))


@st.composite
def facts(draw):
    """P(answer | kind) of one to three facts, and how well answers explain what was told."""
    n = draw(st.integers(1, 3))
    return draw(shares(n, 3, 3)), draw(shares(n, 3) | st.just(np.ones((n, 3))))


def enumerated(chances, likelihood):
    """Every kind with every answer to every fact: [(probability, kind, answers)], sum 1."""
    worlds = [
        (
            PRIOR[kind] * prod(
                chances[n, kind, a] * likelihood[n, a] for n, a in enumerate(answers)
            ),
            kind,
            answers,
        )
        for kind in range(3)
        for answers in product(range(3), repeat=len(chances))
    ]  # fmt: skip
    total = sum(part for part, _, _ in worlds)
    assume(total > 0)
    return [(part / total, kind, answers) for part, kind, answers in worlds]


def explained(chances, likelihood):
    return np.einsum("fka,fa->fk", chances, likelihood)


@given(facts())
def test_the_kinds_and_answers_equal_enumeration(case):
    worlds = enumerated(*case)
    kinds = kind_posterior(PRIOR, explained(*case))
    expected = [sum(part for part, kind, _ in worlds if kind == k) for k in range(3)]
    assert kinds == pytest.approx(np.array(expected), abs=1e-9)
    given_kind = answers_given(*case)
    for n, a in product(range(len(case[0])), range(3)):
        share = sum(part for part, _, answers in worlds if answers[n] == a)
        assert kinds @ given_kind[n, :, a] == pytest.approx(share, abs=1e-9)


@given(facts())
def test_the_kinds_after_each_answer_equal_enumeration_and_average_to_those_of_today(case):
    worlds = enumerated(*case)
    kinds = kind_posterior(PRIOR, explained(*case))
    probabilities, after = kinds_given(kinds, answers_given(*case))
    assert probabilities.sum(axis=1) == pytest.approx(1, abs=1e-9)
    assert np.einsum("fa,fak->fk", probabilities, after) == pytest.approx(
        np.tile(kinds, (len(case[0]), 1)), abs=1e-9
    )
    for n, a in product(range(len(case[0])), range(3)):
        these = [world for world in worlds if world[2][n] == a]
        share = sum(part for part, _, _ in these)
        assert probabilities[n, a] == pytest.approx(share, abs=1e-9)
        for k in range(3) if share > 0 else ():
            expected = sum(part for part, kind, _ in these if kind == k) / share
            assert after[n, a, k] == pytest.approx(expected, abs=1e-9)


@given(shares(2, 3, 4), st.floats(0, 1))
def test_flattened_probabilities_are_proper_and_nearer_to_each_other(chances, belief):
    flat = flattened(chances, PRIOR, belief)
    assert flat.sum(axis=-1) == pytest.approx(1, abs=1e-12)
    assert (flat[chances == 0] == 0).all()
    if (chances > 0).all():
        spread, before = np.ptp(flat, axis=1), np.ptp(chances, axis=1)
        assert spread == pytest.approx(belief * before, abs=1e-12)


def test_believed_in_full_nothing_is_flattened():
    chances = np.array([[[0.7, 0.3, 0.0], [0.2, 0.5, 0.3], [0.0, 0.1, 0.9]]])
    assert flattened(chances, PRIOR, 1.0) == pytest.approx(chances)


def test_evidence_that_contradicts_itself_leaves_the_prior_and_what_was_told_stands():
    chances = np.array([[[0.7, 0.3], [0.2, 0.8], [0.0, 1.0]], [[1.0, 0.0], [1.0, 0.0], [0.5, 0.5]]])
    written = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert kind_posterior(PRIOR, explained(chances, written)).tolist() == PRIOR.tolist()
    assert answers_given(chances, written)[1, 0].tolist() == [0, 1]


def test_the_evidence_of_very_many_answers_is_still_weighed():
    assert kind_posterior(PRIOR, np.full((100, 3), 1e-9)) == pytest.approx(PRIOR)


def test_the_order_of_the_evidence_changes_no_digit():
    pieces = np.random.default_rng(0).random((30, 3))
    assert kind_posterior(PRIOR, pieces).tolist() == kind_posterior(PRIOR, pieces[::-1]).tolist()
