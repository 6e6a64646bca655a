import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pymcdm.methods import PROMETHEE_II, TOPSIS, VIKOR

from decision.engine.additive import effective_weights
from decision.engine.other_methods import promethee2, topsis, vikor

tables = arrays(float, (4, 3), elements=st.floats(0, 1))
points_of_three = arrays(float, 3, elements=st.integers(0, 100).map(float))


def random_table(seed):
    rng = np.random.default_rng(seed)
    offers, criteria = rng.integers(2, 7, size=2)
    return rng.dirichlet(np.ones(criteria)), rng.random((offers, criteria)), np.ones(criteria)


def test_the_published_topsis_scores_are_met(published):
    case = published["topsis-tzeng2011"]
    found = topsis(np.array(case["inputs"]["weights"]), np.array(case["inputs"]["matrix"]))
    np.testing.assert_allclose(found, case["expected"]["scores"], atol=case["tolerance"])
    assert (1 + (-found).argsort().argsort()).tolist() == case["expected"]["ranks"]


def test_the_published_vikor_index_is_met(published):
    case = published["vikor-opricovic2004"]
    matrix = np.array(case["inputs"]["matrix"], dtype=float)
    # The first column is a cost; turned round, less of it is more.
    matrix[:, 0] *= -1
    found = vikor(np.array(case["inputs"]["weights"]), matrix, case["inputs"]["v"])
    np.testing.assert_allclose(found, case["expected"]["Q"], atol=case["tolerance"])


def test_the_published_promethee_flows_are_met(published):
    case = published["promethee2-papathanasiou2018"]
    inputs = case["inputs"]
    found = promethee2(np.array(inputs["weights"]), np.array(inputs["matrix"]), 1, 2)
    assert set(inputs["q"]) == {1}
    assert set(inputs["p"]) == {2}
    np.testing.assert_allclose(found, case["expected"]["phi"], atol=case["tolerance"])


# pymcdm warns where one offer dominates all others; its numbers are right there too.
@pytest.mark.filterwarnings("ignore:Alternatives with indices")
@pytest.mark.parametrize("seed", range(60))
def test_all_three_equal_pymcdm_on_random_tables(seed):
    weights, table, benefit = random_table(seed)
    flat = np.full(len(weights), 0.05), np.full(len(weights), 0.30)
    vector = TOPSIS(lambda column, cost: column / np.linalg.norm(column))
    np.testing.assert_allclose(topsis(weights, table), vector(table, weights, benefit), atol=1e-12)
    np.testing.assert_allclose(vikor(weights, table), VIKOR()(table, weights, benefit), atol=1e-12)
    flows = PROMETHEE_II("vshape_2", p=flat[1], q=flat[0])(table, weights, benefit)
    np.testing.assert_allclose(promethee2(weights, table), flows, atol=1e-12)


@given(points_of_three, tables)
def test_a_constant_criterion_contributes_nothing(points, table):
    table[:, 1] = 0.4
    weights = effective_weights(points)
    other = table.copy()
    other[:, 1] = 0.9
    for method in (topsis, vikor, promethee2):
        np.testing.assert_allclose(method(weights, table), method(weights, other), atol=1e-9)


@given(points_of_three, tables)
def test_all_stay_within_their_bounds_whatever_the_table(points, table):
    weights = effective_weights(points)
    for method, low in [(topsis, 0), (vikor, 0), (promethee2, -1)]:
        found = method(weights, table)
        assert (found >= low - 1e-12).all()
        assert (found <= 1 + 1e-12).all()


def test_offers_that_do_not_differ_are_told_apart_by_none():
    weights, table = np.array([0.5, 0.5]), np.array([[0.3, 0.0], [0.3, 0.0]])
    assert topsis(weights, table).tolist() == [0.5, 0.5]
    assert vikor(weights, table).tolist() == [0, 0]
    assert promethee2(weights, table).tolist() == [0, 0]
    assert promethee2(weights, table[:1]).tolist() == [0]
