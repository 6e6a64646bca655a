"""Values of answers where offers may fail a must-have, held to going through all worlds."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from criteria.question import Question
from decision import edits
from decision.analysis import analyse
from decision.findings.information import rank_information
from decision.findings.open_employer import Thing
from tests.decisions import rated
from tests.enumerated_sets import EveryWorld, open_questions, value_of_set
from tests.evidence_cases import FILTERED, answered, catalog_of
from tests.repetitions import examples

FAMILIES = ((1, 1), (2, 1))


@st.composite
def limits_on_answers(draw, questions):
    asked = draw(st.sampled_from(questions))
    keys = [option.key for option in asked.answers]
    options = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    return {"answer": {"question": asked.key, "options": options}}


def limits_on_ratings():
    side = st.sampled_from(["at_least", "at_most"])
    return st.builds(
        lambda key, end, quarters: {"rating": {"criterion": key, end: quarters / 4}},
        st.sampled_from(["impact", "learning"]), side, st.integers(0, 40),
    )  # fmt: skip


@st.composite
def screened_cases(draw, *, rated=True, families=FAMILIES):
    """A decision with some limits on answers and at most one on a rating, all hard."""
    decision, questions = draw(answered(contradict=False, each_told=True, families=families))
    musts = draw(st.lists(limits_on_answers(questions), max_size=2))
    musts += [draw(limits_on_ratings())] if rated and draw(st.booleans()) else []
    for must in musts:
        decision = edits.add_must_have(decision, **must)
    analysis = analyse(decision, catalog_of(questions))
    assume(len(analysis.offers) > 1)
    assume(analysis.beliefs.may_fail.any())
    assume(analysis.from_answers.all())
    return analysis, questions


def of_questions(analysis):
    return [one for one in rank_information(analysis) if isinstance(one.about, Question)]


@settings(max_examples=examples(40), suppress_health_check=FILTERED)
@given(screened_cases())
def test_the_value_of_every_answer_equals_enumeration(case):
    analysis, questions = case
    every_world = EveryWorld(analysis, questions)
    for one in of_questions(analysis):
        value = every_world.value_of([Thing.of(one.offer, one.about)])
        assert one.value == pytest.approx(value, abs=1e-9)


@settings(max_examples=examples(30), suppress_health_check=FILTERED)
@given(screened_cases())
def test_what_an_offer_counts_is_no_more_than_its_points_and_these_stay(case):
    analysis, _ = case
    free = analyse(analysis.decision.model_copy(update={"must_haves": ()}), analysis.catalog)
    np.testing.assert_array_equal(analysis.overall, free.overall)
    assert (analysis.counted <= analysis.overall + 1e-9).all()
    sure = ~analysis.beliefs.may_fail
    assert analysis.counted[sure] == pytest.approx(analysis.overall[sure])


def test_an_own_rating_that_may_fail_is_worth_what_going_through_its_range_says():
    rng = np.random.default_rng(3)
    for _ in range(examples(20)):
        table = {
            name: {"impact": (1, float(rng.integers(1, 9)), 9), "learning": float(rng.integers(9))}
            for name in "AB"
        }
        decision = edits.set_points(rated(table, ("impact", "learning")), {"impact": 70.0})
        limit = {"criterion": "impact", "at_least": float(rng.integers(2, 9))}
        analysis = analyse(edits.add_must_have(decision, rating=limit))
        weights = analysis.weights
        for one in [each for each in rank_information(analysis) if each.about.key == "impact"]:
            mine, other = one.offer, 1 - one.offer
            low, likely, high = analysis.ratings[:, mine, 0]
            # Quantiles of the triangle, by its inverse distribution function.
            u = (np.arange(200_000) + 0.5) / 200_000
            split = (likely - low) / (high - low)
            x = np.where(u < split, low + np.sqrt(u * (high - low) * (likely - low)),
                         high - np.sqrt((1 - u) * (high - low) * (high - likely)))  # fmt: skip
            rest = weights[1] * analysis.ratings[1, mine, 1]
            points = np.where(x >= limit["at_least"], 10 * (weights[0] * x + rest), 0)
            theirs = analysis.counted[other]
            value = np.maximum(points, theirs).mean() - max(points.mean(), theirs)
            assert one.value == pytest.approx(value, abs=2e-3)


@settings(max_examples=examples(40), suppress_health_check=FILTERED, deadline=None)
@given(screened_cases(rated=False), st.data())
def test_the_value_of_answers_together_equals_enumeration_with_limits_on_answers(case, data):
    analysis, questions = case
    things = open_questions(analysis)
    assume(len(things) > 1)
    some = data.draw(st.lists(st.sampled_from(things), min_size=1, max_size=3, unique=True))
    value = EveryWorld(analysis, questions).value_of(some)
    assert value_of_set(analysis, some) == pytest.approx(value, abs=1e-9)


@settings(max_examples=examples(40), suppress_health_check=FILTERED, deadline=None)
@given(screened_cases())
def test_alone_each_answer_is_worth_the_same_in_a_set(case):
    analysis, _ = case
    for one in of_questions(analysis):
        alone = value_of_set(analysis, [Thing.of(one.offer, one.about)])
        assert alone == pytest.approx(one.value, abs=1e-9)
