from itertools import product
from math import prod
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.engine import answer_mixture
from decision.engine.answer_mixture import (
    Distribution,
    expected_value,
    mean,
    quantile,
    settled_values,
    support,
)
from decision.engine.value_functions import linear, piecewise_linear, target, values

halves = st.integers(0, 20).map(lambda n: n / 2)
functions = st.one_of(
    st.sampled_from([linear(0, 10), linear(10, 0)]),
    halves.map(lambda ideal: target(ideal, 0, 10)),
    st.lists(st.floats(0, 1), min_size=4, max_size=4).map(
        lambda v: piecewise_linear([0, 3, 8, 10], v)
    ),
)


class Term(NamedTuple):
    """One question: its percents, its answers' ratings, P(answer | kind) as rows of kinds."""

    share: int
    ratings: list
    probabilities: list


def as_arrays(terms):
    """Shares, ratings and probabilities of questions, padded to the most answers."""
    most = max(len(term.ratings) for term in terms)
    n_kinds = len(terms[0].probabilities)
    ratings, chances = np.zeros((len(terms), most)), np.zeros((len(terms), n_kinds, most))
    for place, term in enumerate(terms):
        ratings[place, : len(term.ratings)] = term.ratings
        chances[place, :, : len(term.ratings)] = term.probabilities
    return np.array([term.share for term in terms]), ratings, chances


def distribution(kinds, terms):
    return answer_mixture.distribution(np.array(kinds), *as_arrays(terms))


def probabilities(count):
    counts = st.lists(st.integers(0, 9), min_size=count, max_size=count).filter(any)
    return counts.map(lambda row: [n / sum(row) for n in row])


@st.composite
def terms(draw):
    count = draw(st.integers(2, 4))
    ratings = draw(st.lists(halves, min_size=count, max_size=count))
    chances = [draw(probabilities(count)) for _ in range(3)]
    return Term(draw(st.integers(1, 60)), ratings, chances)


questions = st.lists(terms(), min_size=1, max_size=4)


def enumerated(kinds, terms):
    """Every kind with every answer to every question: a list of (rating, probability)."""
    total = sum(term.share for term in terms)
    return [
        (
            sum(t.share * t.ratings[p] for t, p in zip(terms, places, strict=True)) / total,
            chance * prod(t.probabilities[k][p] for t, p in zip(terms, places, strict=True)),
        )
        for k, chance in enumerate(kinds)
        for places in product(*(range(len(term.ratings)) for term in terms))
    ]


@given(probabilities(3), questions)
def test_the_distribution_equals_enumeration(kinds, terms):
    worlds = enumerated(kinds, terms)
    found = distribution(kinds, terms)
    assert found.probabilities.sum() == pytest.approx(1, abs=1e-12)
    assert (np.diff(found.ratings) > 0).all()
    for rating, chance in zip(found.ratings, found.probabilities, strict=True):
        expected = sum(part for other, part in worlds if abs(other - rating) < 1e-9)
        assert chance == pytest.approx(expected, abs=1e-9)


@given(probabilities(3), questions, functions)
def test_means_ends_and_expected_values_equal_enumeration(kinds, terms, function):
    worlds = enumerated(kinds, terms)
    found = distribution(kinds, terms)
    assert mean(found) == pytest.approx(sum(r * p for r, p in worlds), abs=1e-9)
    worth = sum(float(values(rating, function)) * part for rating, part in worlds)
    assert expected_value(found, function) == pytest.approx(worth, abs=1e-9)
    possible = [rating for rating, part in worlds if part > 0]
    assert support(found) == pytest.approx((min(possible), max(possible)), abs=1e-9)


@given(probabilities(3), questions, st.integers(1, 99).map(lambda n: n / 100))
def test_a_quantile_is_the_first_rating_that_reaches_its_level(kinds, terms, level):
    found = distribution(kinds, terms)
    at = quantile(found, level)
    worlds = enumerated(kinds, terms)
    assert sum(part for rating, part in worlds if rating < at + 1e-9) >= level - 1e-9
    assert sum(part for rating, part in worlds if rating < at - 1e-9) < level + 1e-9


@given(probabilities(3), questions)
def test_the_order_of_the_questions_changes_nothing(kinds, terms):
    there, back = distribution(kinds, terms), distribution(kinds, terms[::-1])
    np.testing.assert_allclose(there.ratings, back.ratings, atol=1e-12)
    np.testing.assert_allclose(there.probabilities, back.probabilities, atol=1e-12)


def test_shares_that_do_not_add_up_to_a_hundred_leave_no_atom_beside_the_grid():
    third, rest = Term(1, [0, 10], [[0.5, 0.5]]), Term(2, [0, 10], [[0.5, 0.5]])
    found = distribution([1.0], [third, rest])
    assert found.ratings.tolist() == pytest.approx([0, 10 / 3, 20 / 3, 10], abs=1e-15)
    assert found.probabilities.tolist() == [0.25] * 4


def test_kinds_that_go_together_keep_the_range_wide():
    together = [Term(50, [0, 10], [[1, 0], [0, 1]])] * 2
    assert support(distribution([0.5, 0.5], together)) == (0, 10)
    assert distribution([0.5, 0.5], together).probabilities.tolist() == [0.5, 0.5]


def test_the_value_of_the_mean_rating_is_not_the_expected_value_at_a_bend():
    found = Distribution(np.array([0.0, 10.0]), np.array([0.5, 0.5]))
    assert expected_value(found, target(5, 0, 10)) == 0
    assert values(mean(found), target(5, 0, 10)) == 1


def test_a_range_that_is_a_point_is_that_point():
    found = distribution([0.2, 0.8], [Term(30, [7, 3], [[1, 0], [1, 0]])])
    assert (quantile(found, 0.05), mean(found), quantile(found, 0.95)) == (7, 7, 7)
    assert support(found) == (7, 7)


@given(questions, functions)
def test_the_value_with_a_question_settled_is_that_of_a_sure_answer_to_it(terms, function):
    shares, ratings, chances = as_arrays(terms)
    found = settled_values(shares, ratings, chances, function)
    assert found.shape == chances.shape
    for place, term in enumerate(terms):
        for answer in range(len(term.ratings)):
            sure = term._replace(probabilities=np.eye(len(term.ratings))[[answer] * 3])
            then = [*terms[:place], sure, *terms[place + 1 :]]
            for kind, only in enumerate(np.eye(3)):
                expected = expected_value(distribution(only, then), function)
                assert found[place, kind, answer] == pytest.approx(expected, abs=1e-12)
