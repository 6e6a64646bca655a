"""What do other methods say? TOPSIS, VIKOR and PROMETHEE II on the same expected values.

Unlike the overall value all three depend on which offers are present; none is mixed into it. More
is better on every criterion, and one on which all offers are equal contributes 0.

Source: Hwang and Yoon, Multiple Attribute Decision Making (1981), chapter 3; Opricovic and Tzeng,
European Journal of Operational Research 156 (2004) 445-455; Brans and Vincke, Management Science 31
(1985) 647-656.
"""

import numpy as np

from decision.arrays import Array


def topsis(weights: Array, expected: Array) -> Array:
    """TOPSIS: closeness to the best of each column, 0 to 1, more is better, shape (offers,).

    Vector normalisation; 0.5 for all where the offers do not differ.

    >>> topsis(np.array([0.5, 0.5]), np.array([[1.0, 0.2], [0.0, 0.2]])).tolist()
    [1.0, 0.0]
    """
    scaled = weights * _shares(expected, np.linalg.norm(expected, axis=0))
    to_best = np.linalg.norm(scaled - scaled.max(axis=0), axis=1)
    to_worst = np.linalg.norm(scaled - scaled.min(axis=0), axis=1)
    return _shares(to_worst, to_best + to_worst, otherwise=0.5)


def vikor(weights: Array, expected: Array, majority: float = 0.5) -> Array:
    """VIKOR: compromise index Q, 0 to 1, less is better, shape (offers,).

    ``majority``, 0 to 1, is the weight of the sum of regrets against the largest single one.

    >>> vikor(np.array([0.5, 0.5]), np.array([[1.0, 0.2], [0.0, 0.2]])).tolist()
    [0.0, 1.0]
    """
    regrets = weights * _shares(expected.max(axis=0) - expected, np.ptp(expected, axis=0))
    total, largest = regrets.sum(axis=1), regrets.max(axis=1)
    return majority * _from_best(total) + (1 - majority) * _from_best(largest)


def promethee2(
    weights: Array, expected: Array, indifference: float = 0.05, preference: float = 0.30
) -> Array:
    """PROMETHEE II: net flow, -1 to 1, more is better, shape (offers,).

    A difference in value counts nothing up to ``indifference``, wholly from ``preference``, and in
    a straight line between.

    >>> promethee2(np.array([1.0]), np.array([[0.9], [0.9], [0.1]])).tolist()
    [0.5, 0.5, -1.0]
    """
    gaps = expected[:, None, :] - expected[None, :, :]
    preferred = np.clip((gaps - indifference) / (preference - indifference), 0, 1) @ weights
    return (preferred - preferred.T).sum(axis=1) / max(len(expected) - 1, 1)


def _from_best(column: Array) -> Array:
    return _shares(column - column.min(axis=0), np.ptp(column, axis=0))


def _shares(part: Array, whole: Array, otherwise: float = 0.0) -> Array:
    """Return part / whole, ``otherwise`` where the whole is 0."""
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1), otherwise)
