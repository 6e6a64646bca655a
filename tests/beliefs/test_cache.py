import numpy as np
import pytest

from decision import edits
from decision.analysis import analyse, criteria_in_use
from decision.beliefs import cache
from decision.findings.findings import Findings
from decision.model import CRITERION_LIMIT, Decision, OwnCriterion, Rating
from tests.decisions import founding_case, rated


@pytest.fixture(autouse=True)
def room_for_three():
    cache.forget(3 * (80 + cache.LEAST))
    yield
    cache.forget()


def ten(number):
    return lambda: np.full(10, float(number))  # 80 bytes


def test_what_is_kept_is_the_same_and_made_once():
    first = cache.cached("a", ten(1))
    assert cache.cached("a", ten(2)) is first
    assert cache.size() == 80 + cache.LEAST


def test_what_was_not_used_for_longest_is_given_up():
    for key in "abc":
        cache.cached(key, ten(1))
    cache.cached("a", ten(2))
    cache.cached("d", ten(1))
    assert cache.size() == 3 * (80 + cache.LEAST)
    assert cache.cached("a", ten(2))[0] == 1
    assert cache.cached("b", ten(2))[0] == 2


def test_what_is_larger_than_the_bound_is_returned_and_displaces_nothing():
    cache.cached("a", ten(1))
    assert cache.cached("large", lambda: np.ones(99)).sum() == 99
    assert cache.cached("large", lambda: np.zeros(99)).sum() == 0
    assert cache.size() == 80 + cache.LEAST


def test_nothing_kept_can_be_written_to():
    one, other = cache.cached("two", lambda: (np.zeros(2), np.zeros(3)))
    assert cache.size() == 40 + cache.LEAST
    for each in (one, other):
        with pytest.raises(ValueError, match="read-only"):
            each[0] = 1


def test_what_is_made_anew_under_a_key_counts_once():
    cache.cached("a", lambda: [cache.cached("a", ten(1)), ten(2)()][1])
    assert cache.size() == 80 + cache.LEAST
    cache.forget()
    assert cache.size() == 0


def test_the_very_same_objects_are_one_key_and_equal_ones_are_not():
    one, other = [1.0], [1.0]
    first = cache.cached(cache.Same(one, other), ten(1))
    assert cache.cached(cache.Same(one, other), ten(2)) is first
    for key in (cache.Same(other, one), cache.Same(one), cache.Same(one, other, one)):
        assert cache.cached(key, ten(2))[0] == 2


def test_what_a_key_holds_on_to_counts():
    cache.cached("a", ten(1), lambda: 100)
    assert cache.size() == 180
    cache.cached("too much", ten(1), lambda: 10_000)
    assert cache.size() == 180


def test_the_tables_in_a_key_count_and_tell_it_from_others():
    row, column = np.zeros((1, 2)), np.zeros((2, 1))
    cache.cached(("a", cache.as_key(row)), ten(1))
    assert cache.size() == 80 + cache.LEAST + row.nbytes
    assert cache.cached(("a", cache.as_key(row.copy())), ten(2))[0] == 1
    assert cache.cached(("a", cache.as_key(column)), ten(2))[0] == 2
    assert cache.cached(("a", cache.as_key(row + 1e-300)), ten(3))[0] == 3


def test_what_is_typed_of_offers_counts_as_the_cache_holds_on_to_it():
    decision, sizes = rated({"Lab": {}}), []
    for length in (0, 1_000):
        cache.forget()
        noted = Rating(likely=5, note="x" * length)
        analyse(edits.set_rating(decision, decision.offers[0].key, "impact", noted))
        sizes.append(cache.size())
    assert sizes[1] - sizes[0] == 1_000


def test_own_criteria_of_a_hundred_decisions_stay_the_very_same_objects():
    keys = [f"mine_{n}" for n in range(CRITERION_LIMIT)]
    decisions = [
        Decision(
            title="Ours",
            criteria=keys,
            own_criteria=[OwnCriterion(key=key, name=f"{key} of {place}") for key in keys],
        )
        for place in range(100)
    ]
    first, again = ([cache.Same(*criteria_in_use(each)) for each in decisions] for _ in range(2))
    assert first == again


def test_of_one_more_decision_little_more_is_kept_than_its_draws():
    cache.forget()
    decisions = [
        edits.set_rating(founding_case(), "lab", "impact", Rating(low=5, likely=6 + tenth, high=8))
        for tenth in (0.0, 0.1)
    ]
    kept = []
    for findings in (Findings(analyse(each)) for each in decisions):
        assert findings.robustness.n_draws == findings.n_draws
        kept.append(cache.size())
    values = np.float32().nbytes * len(findings.analysis.expected.ravel())
    assert kept[1] - kept[0] < 1.1 * values * findings.n_draws
