import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import integrate, stats

from decision.engine.smaa import regret_sums
from decision.engine.value_functions import (
    expected_values,
    linear,
    piecewise_linear,
    target,
    values,
)
from decision.engine.value_of_information import (
    evppi_of_question,
    evppi_of_rating,
)
from tests.repetitions import examples

halves = st.integers(0, 20).map(lambda n: n / 2)
beliefs = st.tuples(halves, halves, halves).map(sorted)
functions = st.one_of(
    st.sampled_from([linear(0, 10), linear(10, 0)]),
    halves.map(lambda ideal: target(ideal, 0, 10)),
    st.lists(halves.map(lambda n: n / 10), min_size=4, max_size=4).map(
        lambda v: piecewise_linear([0, 3, 8, 10], v)
    ),
)
three_offers = arrays(float, 3, elements=st.integers(0, 100).map(float))
answers = arrays(float, (4, 3), elements=st.integers(0, 100).map(float))
probabilities = arrays(float, 4, elements=st.integers(0, 9).map(float)).filter(
    lambda p: p.sum() > 0
)


@settings(max_examples=examples(500))
@given(probabilities, answers)
def test_the_worth_of_an_answer_equals_enumeration(tenths, given_answer):
    p = tenths / tenths.sum()
    today = sum(p[a] * given_answer[a] for a in range(4))
    settled = sum(p[a] * max(given_answer[a]) for a in range(4))
    tied = [i for i in range(3) if today[i] >= max(today) - 1e-9]
    chances = [
        sum(p[a] for a in range(4) if given_answer[a][i] < max(given_answer[a]) - 1e-9)
        for i in tied
    ]
    found = evppi_of_question(p, given_answer)
    assert found.value == pytest.approx(settled - max(today), abs=1e-9)
    assert found.chance == pytest.approx(min(chances), abs=1e-12)


@settings(max_examples=examples(500))
@given(probabilities, answers)
def test_an_answer_is_worth_something_exactly_where_it_may_change_the_choice(tenths, given_answer):
    found = evppi_of_question(tenths / tenths.sum(), given_answer / 3)
    assert found.value >= 0
    assert (found.value > 0) == (found.chance > 0)


def test_many_questions_are_worth_what_each_is_by_itself():
    rng = np.random.default_rng(0)
    p, given_answer = rng.dirichlet(np.ones(4), size=7), rng.uniform(0, 100, (7, 4, 3))
    found = evppi_of_question(p, given_answer)
    each = [evppi_of_question(p[q], given_answer[q]) for q in range(7)]
    assert found.value.tolist() == [float(one.value) for one in each]
    assert found.chance.tolist() == [float(one.chance) for one in each]


def test_an_answer_beyond_a_question_s_own_counts_nothing():
    given_answer = np.array([[40.0, 50.0], [70.0, 50.0]])
    padded = evppi_of_question(np.array([0.5, 0.5, 0]), np.vstack([given_answer, [1e3, 0]]))
    alone = evppi_of_question(np.array([0.5, 0.5]), given_answer)
    assert (padded.value, padded.chance) == (alone.value, alone.chance)


def test_the_published_value_of_perfect_information_is_met(published):
    case = published["expected-regret-evpi"]
    payoff = np.array(case["inputs"]["payoff"], dtype=float)
    found = evppi_of_question(np.array(case["inputs"]["probabilities"]), payoff.T)
    assert found.value == pytest.approx(min(case["expected"]["expected_regret"]))


def test_between_tied_leaders_the_choice_changes_only_if_both_may_lose():
    split = evppi_of_question(np.array([0.5, 0.5]), np.array([[60.0, 40.0], [40.0, 60.0]]))
    assert (split.value, split.chance) == (10, 0.5)
    equal = evppi_of_question(np.array([0.5, 0.5]), np.array([[60.0, 60.0], [40.0, 40.0]]))
    assert (equal.value, equal.chance) == (0, 0)


def rating_by_scipy(belief, function, step, overall, offer):
    """The value, the chance to be in front, and the lead today, by numerical integration."""
    low, likely, high = belief
    shape = stats.triang((likely - low) / (high - low), loc=low, scale=high - low)
    other = np.delete(overall, offer).max()
    rest = overall[offer] - step * float(expected_values(*belief, function))

    def ahead(rating):
        return rest + step * values(rating, function) - other

    grid = np.linspace(low, high, 2001)
    bends = [c for c in (*function.cutoffs, likely) if low < c < high]
    bends += [r for r in grid[1:-1] if abs(ahead(r)) < step / 500][:40]
    gain, _ = integrate.quad(
        lambda r: max(ahead(r), 0) * shape.pdf(r), low, high, points=bends or None, limit=400
    )
    middles = (grid[1:] + grid[:-1]) / 2
    mass = np.diff(shape.cdf(grid))
    front = mass[ahead(middles) > 0].sum()
    return gain - max(overall[offer] - other, 0), front, overall[offer] - other


@settings(max_examples=examples(60))
@given(beliefs, functions, st.integers(1, 100), three_offers, st.integers(0, 2))
def test_the_worth_of_an_own_rating_equals_numerical_integration(
    belief, function, step, overall, offer
):
    found = evppi_of_rating(belief, function, float(step), overall, offer)
    if belief[0] == belief[2]:
        assert (found.value, found.chance) == (0, 0)
        return
    value, front, lead = rating_by_scipy(belief, function, step, overall, offer)
    assert found.value == pytest.approx(value, abs=1e-5 * step)
    flat = len(np.unique(function.values)) < len(function.values)
    if abs(lead) > 1e-9 and not flat:
        assert found.chance == pytest.approx(front if lead < 0 else 1 - front, abs=5e-3)


@settings(max_examples=examples(500))
@given(beliefs, functions, st.integers(1, 100), three_offers, st.integers(0, 2))
def test_an_own_rating_is_worth_something_exactly_where_it_may_change_the_choice(
    belief, function, step, overall, offer
):
    found = evppi_of_rating(belief, function, float(step), overall, offer)
    assert found.value >= 0
    assert 0 <= found.chance <= 1 + 1e-12
    assert (found.value > 0) == (found.chance > 0)


def test_an_unknown_rating_is_worth_the_closed_form_of_a_uniform_one():
    unknown = (np.nan, np.nan, np.nan)
    # Level at 7: from there to 10 the mean gain is 3 x 10 / 2 points, three times in ten.
    found = evppi_of_rating(unknown, linear(0, 10), 100.0, np.array([50.0, 70.0]), 0)
    assert found.value == pytest.approx(0.3 * 15)
    assert found.chance == pytest.approx(0.3)


def test_a_rating_that_counts_nothing_or_an_offer_alone_is_worth_nothing_to_settle():
    belief = (0.0, 5.0, 10.0)
    assert evppi_of_rating(belief, linear(0, 10), 0.0, np.array([50.0, 50.0]), 0).value == 0
    assert evppi_of_rating(belief, linear(0, 10), 100.0, np.array([50.0]), 0).value == 0


@settings(max_examples=examples(300))
@given(probabilities, answers, answers)
def test_knowing_everything_is_worth_no_less_than_one_answer(tenths, one, other):
    """Two independent facts as worlds: every pair of answers, as often as its probability."""
    p = tenths.astype(int)
    overall = np.array(
        [one[a] + other[b] for a in range(4) for b in range(4) for _ in range(p[a] * p[b])]
    ).T
    p = p / p.sum()
    single = evppi_of_question(p, one + p @ other)
    assert regret_sums(overall).min() / overall.shape[1] >= single.value - 1e-9


def test_strict_dominance_on_ranges_leaves_nothing_worth_knowing():
    given_answer = np.array([[80.0, 30.0], [60.0, 50.0]])
    assert evppi_of_question(np.array([0.4, 0.6]), given_answer).value == 0
    overall = np.array([68.0, 42.0])
    found = evppi_of_rating((6.0, 7.0, 9.0), linear(0, 10), 50.0, overall, 0)
    assert (found.value, found.chance) == (0, 0)
