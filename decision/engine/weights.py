"""How much does each criterion count, and how much does it decide?

Slider points are free: none moves another. `effective_weights` are the points' shares;
`deciding_shares` say how much of the difference between these offers a criterion can make.
"""

import numpy as np
import numpy.typing as npt

from decision.arrays import Array


def effective_weights(points: npt.ArrayLike) -> Array:
    """Return points / total, shape (criteria,); equal shares where every slider stands at 0.

    >>> effective_weights([30, 10, 0]).tolist()
    [0.75, 0.25, 0.0]
    """
    points = np.asarray(points, dtype=float)
    total = points.sum()
    return points / total if total > 0 else np.full(points.shape, 1 / max(points.size, 1))


def deciding_shares(weights: Array, expected: Array) -> Array:
    """Return weight x (max - min value among the offers), normalised; zeros if nothing differs.

    Parameters
    ----------
    weights
        Shape (criteria,), sum 1.
    expected
        Expected values, shape (offers, criteria), 0 to 1.
    """
    deciding_shares = weights * value_ranges(expected)
    return deciding_shares / deciding_shares.sum() if deciding_shares.sum() > 0 else deciding_shares


def value_ranges(expected: Array) -> Array:
    """Return max - min value among the offers, shape (criteria,); zeros without offers."""
    return np.ptp(expected, axis=0) if len(expected) else np.zeros(expected.shape[1])
