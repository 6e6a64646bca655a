import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision import edits
from decision.analysis import analyse
from decision.beliefs.ratings import value_function
from decision.engine.value_functions import values
from decision.findings.scales import axis_marks, beyond_ends
from decision.model import OwnCriterion, OwnMeasure, Rating
from tests.decisions import measured_case
from tests.random_decisions import random_case
from tests.repetitions import examples

ends = st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000), st.integers(-3, 4)).filter(
    lambda three: three[0] != three[1]
)


def criterion(worst, best, half=None):
    measure = OwnMeasure(unit="u", worst=worst, best=best, half=half)
    return OwnCriterion(key="mine", name="Mine", measure=measure).as_criterion()


@given(ends)
def test_an_axis_has_a_few_round_marks_between_the_ends(three):
    worst, best = (10.0 ** three[2] * end for end in three[:2])
    marks, scale = axis_marks(criterion(worst, best)), abs(best - worst)
    amounts = np.array([mark.amount for mark in marks])
    assert 2 <= len(marks) <= 6
    assert (amounts >= min(worst, best) - 1e-9 * scale).all()
    assert (amounts <= max(worst, best) + 1e-9 * scale).all()
    step = np.diff(amounts)
    np.testing.assert_allclose(step, step[0], rtol=1e-6)
    leading = float(f"{step[0]:e}".split("e")[0])
    assert min(abs(leading - number) for number in (1, 2, 2.5, 5, 10)) < 1e-6
    np.testing.assert_allclose(amounts / step[0], np.round(amounts / step[0]), atol=1e-6)


def test_marks_stand_where_the_amounts_are_worth_what_they_are():
    pay = criterion(60_000, 120_000, half=80_000)
    marks = {mark.amount: mark.value for mark in axis_marks(pay)}
    assert marks == {60_000: 0, 80_000: 0.5, 100_000: 0.75, 120_000: 1}


def test_an_end_that_is_round_has_a_mark_despite_floats():
    assert [mark.amount for mark in axis_marks(criterion(0.2, 0.6))][-1] == pytest.approx(0.6)


def test_what_lies_beyond_is_told_by_end_and_whether_all_of_it_does():
    decision = edits.set_rating(
        measured_case(), "stay", "commute", Rating(low=80.0, likely=85.0, high=95.0)
    )
    (beyond,) = beyond_ends(analyse(decision))
    assert beyond == (0, 90, False, (0, 2), (2,))
    decision = edits.set_rating(decision, "startup", "pay", Rating(likely=130_000.0))
    assert beyond_ends(analyse(decision))[1] == (1, 120_000, True, (1,), ())


@pytest.mark.parametrize("seed", range(examples(60)))
def test_exactly_what_is_worth_as_much_as_an_end_and_is_not_one_lies_beyond(seed):
    case = random_case(seed)
    analysis = analyse(case.decision, case.catalog)
    told = {(each.criterion, place) for each in beyond_ends(analysis) for place in each.offers}
    for column, each in enumerate(analysis.criteria):
        for place in range(len(analysis.offers)):
            low, _, high = analysis.ratings[:, place, column]
            outside = bool(low < each.low or high > each.high) and each.measure is not None
            assert ((column, place) in told) == outside
            if outside and high <= each.low:
                worth = values(each.low, value_function(each))
                assert analysis.expected[place, column] == pytest.approx(worth)
