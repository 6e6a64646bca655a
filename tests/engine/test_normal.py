import numpy as np
from scipy.special import ndtri

from decision.engine.normal import normal_quantiles


def test_quantiles_are_those_of_scipy_from_end_to_end():
    tails = 2.0 ** -np.arange(1, 1000, 3)
    probabilities = np.concatenate([np.linspace(0, 1, 20_001)[1:-1], tails, 1 - tails[1:17]])
    expected = ndtri(probabilities)
    np.testing.assert_allclose(normal_quantiles(probabilities), expected, rtol=1e-13, atol=1e-15)


def test_their_shape_is_that_of_the_probabilities():
    table = np.random.default_rng(0).random((3, 4))
    np.testing.assert_allclose(normal_quantiles(table), ndtri(table), rtol=1e-13, atol=1e-15)
