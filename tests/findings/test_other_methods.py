import numpy as np
import pytest
from hypothesis import given, settings
from pymcdm.methods import PROMETHEE_II, TOPSIS, VIKOR
from scipy.stats import rankdata

from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.other_methods import Method, method_rankings
from decision.home import sample, samples
from tests.decisions import FIVE, decisions, of_twenty_criteria, rated
from tests.repetitions import examples

TWO = ("impact", "learning")


def by_pymcdm(analysis):
    """The same methods as somebody else wrote them, more being better."""
    weights, flat = analysis.weights, np.ones((2, len(analysis.weights))) * [[0.05], [0.30]]
    asked = analysis.expected, weights, np.ones(len(weights))
    return {
        Method.TOPSIS: TOPSIS(lambda column, cost: column / np.linalg.norm(column))(*asked),
        Method.VIKOR: -VIKOR()(*asked),
        Method.PROMETHEE2: PROMETHEE_II("vshape_2", p=flat[1], q=flat[0])(*asked),
    }


@pytest.mark.parametrize("name", [found.path.name for found in samples()])
def test_ranks_are_those_of_another_implementation(name):
    analysis = analyse(decision_json.read(name, sample(name).read_bytes()))
    theirs = by_pymcdm(analysis)
    for one in method_rankings(analysis):
        # Of two offers VIKOR ties those of which one is better in all, the other in its worst.
        ranks = rankdata(-theirs[one.method].round(9), method="min")
        assert one.ranks.tolist() == ranks.tolist()
        assert one.first == tuple(np.flatnonzero(ranks == 1))


def test_the_better_of_two_on_everything_is_first_by_every_method():
    table = {"A": dict.fromkeys(FIVE, 3), "B": dict.fromkeys(FIVE, 9)}
    found = method_rankings(analyse(rated(table)))
    assert [one.method for one in found] == list(Method)
    assert all(one.first == (1,) and one.agrees for one in found)


def test_offers_alike_are_tied_by_every_method():
    table = {name: {"impact": 4, "learning": 7} for name in "ABC"}
    for one in method_rankings(analyse(rated(table, TWO))):
        assert one.ranks.tolist() == [1, 1, 1]
        assert one.agrees


def test_float_noise_in_the_expected_values_makes_no_opinion():
    table = {"A": {"impact": (4.1, 5.4, 6.7)}, "B": {"impact": 5.4}}
    analysis = analyse(rated(table, ("impact",)))
    assert 0 < np.ptp(analysis.expected) < 1e-12
    assert all(one.first == (0, 1) for one in method_rankings(analysis))


def test_a_criterion_on_which_all_are_alike_changes_no_opinion():
    table = {"A": {"impact": 9, "learning": 5}, "B": {"impact": 3, "learning": 5}}
    with_it = method_rankings(analyse(rated(table, TWO)))
    without = method_rankings(analyse(rated(table, ("impact",))))
    assert [one.first for one in with_it] == [one.first for one in without] == [(0,)] * 3


def test_a_tie_that_holds_the_leader_is_no_agreement():
    # Differences of up to 0.05 of the scale count nothing for PROMETHEE II.
    found = method_rankings(analyse(rated({"A": {"impact": 5.4}, "B": {"impact": 5}}, ("impact",))))
    assert [(one.first, one.agrees) for one in found] == [
        ((0,), True), ((0,), True), ((0, 1), False)
    ]  # fmt: skip


def test_weights_all_at_zero_and_ratings_all_unknown_are_no_trouble():
    unknown = edits.set_points(rated({"A": {}, "B": {}}, TWO), dict.fromkeys(TWO, 0.0))
    assert all(one.first == (0, 1) and one.agrees for one in method_rankings(analyse(unknown)))


def test_one_offer_has_no_opinion_on_it():
    assert method_rankings(analyse(rated({"A": {}}))) == method_rankings(analyse(rated({}))) == ()


@settings(max_examples=examples(60))
@given(decisions(min_offers=2))
def test_somebody_is_first_by_every_method(decision):
    analysis = analyse(decision)
    for one in method_rankings(analysis):
        assert one.first
        assert (one.ranks[list(one.first)] == 1).all()
        assert one.agrees == (set(one.first) == set(analysis.leaders))


def test_twenty_criteria_are_no_trouble():
    found = method_rankings(analyse(of_twenty_criteria()))
    assert all(sorted(one.ranks.tolist())[0] == 1 for one in found)
