"""Offers that may fail a must-have: what they count is what they count in very many draws."""

import numpy as np
import pytest

from criteria import catalog
from decision import edits
from decision.analysis import State, analyse
from decision.arrays import POINTS
from decision.beliefs.batches import batches
from decision.beliefs.sample import sample
from decision.model import Rating
from tests.plain_worlds import open_decision
from tests.repetitions import examples

QUESTIONS = catalog.load().questions


def with_must_haves(seed):
    """Random answers and ratings, and two limits, one perhaps on a criterion not in use."""
    rng = np.random.default_rng([seed, 7])
    decision = open_decision(seed)
    asked = QUESTIONS[rng.integers(len(QUESTIONS))]
    options = [option.key for option in asked.answers if rng.random() < 0.6]
    options = options or [asked.answers[0].key]
    decision = edits.add_must_have(decision, answer={"question": asked.key, "options": options})
    key = str(rng.choice([*decision.criteria, "enjoyment", "daily_life"]))
    side = str(rng.choice(["at_least", "at_most"]))
    decision = edits.add_must_have(decision, rating={"criterion": key, side: rng.integers(9) / 2})
    first = decision.offers[0].key
    return edits.set_rating(decision, first, "enjoyment", Rating(low=1, likely=2, high=7))


@pytest.mark.parametrize("seed", range(examples(20)))
def test_what_an_offer_counts_is_the_mean_over_draws(seed):
    analysis = analyse(with_must_haves(seed))
    if not analysis.offers:
        return
    (batch,) = batches(2**14, 0)
    values, _ = sample(analysis.beliefs, batch, 1.5)
    drawn = POINTS * np.einsum("c,ocd->o", analysis.weights, values.astype(float)) / 2**14
    # An offer of which nothing is answered has ratings that no answers make in draws.
    answered = np.array([all(row) for row in analysis.from_answers])
    assert drawn[answered] == pytest.approx(analysis.counted[answered], abs=0.3)


def test_some_of_these_may_fail():
    cases = [analyse(with_must_haves(seed)) for seed in range(20)]
    assert sum(case.beliefs.may_fail.sum() for case in cases) > 20
    assert any(check.state is State.HOLDS for c in cases for each in c.checks.values()
               for check in each)  # fmt: skip


def test_draws_without_must_haves_that_may_fail_are_as_before():
    decision = open_decision(1)
    sure = edits.add_must_have(decision, rating={"criterion": "impact", "at_least": 0.0})
    (batch,) = batches(256, 0)
    plain, limited = (sample(analyse(d).beliefs, batch, 1.5)[0] for d in (decision, sure))
    np.testing.assert_array_equal(plain, limited)
