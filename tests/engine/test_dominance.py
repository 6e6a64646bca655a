import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from decision.engine.dominance import dominates, strictly_dominates
from decision.engine.value_functions import linear, values

tables = arrays(float, (4, 3), elements=st.integers(0, 4).map(lambda n: n / 4))


@pytest.mark.parametrize("name", ["dominance-one-dominates", "dominance-weak-not-strict"])
def test_the_published_dominance_is_met(published, name):
    case = published[name]
    matrix = np.array(case["inputs"]["matrix"], dtype=float)
    ways = {"benefit": linear(0, 100), "cost": linear(100, 0)}
    columns = [values(matrix[:, i], ways[kind]) for i, kind in enumerate(case["inputs"]["types"])]
    table = np.stack(columns, axis=1)
    assert strictly_dominates(table).tolist() == case["expected"]["strict"]
    if "dominates" in case["expected"]:
        assert dominates(table).tolist() == case["expected"]["dominates"]


@given(tables)
def test_dominance_is_what_its_definition_says(table):
    weak, strict = dominates(table), strictly_dominates(table)
    for row, column in np.ndindex(4, 4):
        pairs = list(zip(table[row], table[column], strict=True))
        assert weak[row, column] == (all(a >= b for a, b in pairs) and any(a > b for a, b in pairs))
        assert strict[row, column] == all(a > b for a, b in pairs)


@given(tables, tables)
def test_who_dominates_on_ranges_dominates_wherever_the_truth_lies_in_them(one, other):
    worst, best = np.minimum(one, other), np.maximum(one, other)
    strict = strictly_dominates(worst, best)
    for truth in [worst, best, (worst + best) / 2, one, other]:
        assert not (strict & ~strictly_dominates(truth)).any()


@given(tables)
def test_ranges_without_width_dominate_as_their_values_do(table):
    assert (dominates(table, table) == dominates(table)).all()
    assert (strictly_dominates(table, table) == strictly_dominates(table)).all()


def test_nobody_dominates_without_criteria():
    nothing = np.zeros((3, 0))
    assert not dominates(nothing).any()
    assert not strictly_dominates(nothing).any()
