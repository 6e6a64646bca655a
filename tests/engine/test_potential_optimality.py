from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from decision.engine.dominance import best_margins, never_best, strictly_dominates
from tests.repetitions import examples

tables = arrays(float, (4, 3), elements=st.integers(0, 20).map(lambda n: n / 20))
STEPS = 60
GRID = np.array([w for w in product(range(STEPS + 1), repeat=3) if sum(w) == STEPS]) / STEPS


def sampled_margins(own, others):
    """The greatest lead over a fine grid of all weights."""
    mine, theirs = GRID @ own.T, GRID @ others.T
    leads = [
        (mine[:, [offer]] - np.delete(theirs, offer, axis=1)).min(axis=1)
        for offer in range(len(own))
    ]
    return np.max(leads, axis=1)


@settings(max_examples=examples(60))
@given(tables, tables)
def test_the_margin_is_what_a_fine_grid_of_weights_finds(one, other):
    best, worst = np.maximum(one, other), np.minimum(one, other)
    for own, others in [(one, one), (best, worst)]:
        exact, sampled = best_margins(own, others), sampled_margins(own, others)
        assert (sampled <= exact + 1e-9).all()
        # Between neighbours on the grid a lead changes by less than the weight that moves.
        assert (exact <= sampled + 2 / STEPS).all()


@settings(max_examples=examples(25))
@given(tables, tables)
def test_who_is_never_best_is_not_best_wherever_the_truth_lies(one, other):
    best, worst = np.maximum(one, other), np.minimum(one, other)
    never = never_best(best, worst)
    for truth in [one, other, best, worst, (one + other) / 2]:
        assert not (never & (best_margins(truth) > 1e-9)).any()


@settings(max_examples=examples(50))
@given(tables)
def test_who_is_strictly_dominated_cannot_be_best(table):
    beaten = strictly_dominates(table).any(axis=0)
    assert (best_margins(table)[beaten] < -1e-9).all()


def test_two_equal_offers_can_be_best_only_as_a_tie():
    margins = best_margins(np.array([[0.7, 0.2], [0.7, 0.2], [0.1, 0.1]]))
    np.testing.assert_allclose(margins[:2], 0, atol=1e-12)
    assert margins[2] < -1e-9


def test_an_offer_beaten_by_a_mixture_of_two_specialists_cannot_be_best_though_none_dominates_it():
    table = np.array([[1.0, 0.0], [0.0, 1.0], [0.45, 0.45]])
    assert not strictly_dominates(table).any()
    np.testing.assert_allclose(best_margins(table)[2], -0.05, atol=1e-9)


def test_an_offer_alone_can_be_best():
    assert best_margins(np.array([[0.2, 0.3]])).tolist() == [np.inf]


def test_who_leads_by_enough_on_one_criterion_alone_is_sorted_as_by_programmes():
    rng = np.random.default_rng(5)
    for _ in range(40):
        table = rng.integers(0, 6, (4, 3)) / 5
        for enough in (-1e-9, 1e-9):
            quick = best_margins(table, enough=enough)
            np.testing.assert_array_equal(quick > enough, best_margins(table) > enough)
