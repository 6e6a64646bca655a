import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import qmc

from decision.engine.even_points import BITS, EvenPoints
from tests.repetitions import examples


def of_scipy(n_coordinates, seed, start, n_points):
    sequence = qmc.Sobol(n_coordinates, bits=BITS, rng=np.random.default_rng(seed))
    if start:
        sequence.fast_forward(start)
        return sequence.random(n_points).T + 0.5 / 2**BITS
    return sequence.random_base2((n_points - 1).bit_length())[:n_points].T + 0.5 / 2**BITS


@settings(max_examples=examples(60))
@given(
    st.integers(1, 60), st.integers(0, 2**32 - 1), st.integers(0, 600), st.integers(1, 600)
)  # fmt: skip
def test_the_points_are_those_of_scipy(n_coordinates, seed, start, n_points):
    points = EvenPoints(n_coordinates, np.random.default_rng(seed)).points(start, n_points)
    np.testing.assert_array_equal(points, of_scipy(n_coordinates, seed, start, n_points))


@pytest.mark.parametrize("n_coordinates", [1, 2, 3, 1_111, 21_201])
def test_so_are_those_of_as_many_coordinates_as_there_are(n_coordinates):
    points = EvenPoints(n_coordinates, np.random.default_rng(7)).points(0, 8)
    np.testing.assert_array_equal(points, of_scipy(n_coordinates, 7, 0, 8))
