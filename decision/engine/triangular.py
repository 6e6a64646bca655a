"""What is a rating that is not sure worth on average? Expected values of value functions.

An own rating is triangular(low, likely, high), a point where the three are one, and uniform over
the scale where nothing is known (NaN). `expected_values` is exact: a piecewise linear function is
a line plus a bend at each cutoff, and the mean of a bend is `expected_excess` at its cutoff. The
value of the mean rating would be wrong wherever the function bends.

Source: Kotz and van Dorp, Beyond Beta (2004), chapter 1, for the triangular distribution.
"""

import numpy as np
import numpy.typing as npt

from decision.arrays import Array
from decision.engine.value_functions import ValueFunction, values


def mean_ratings(low: Array, likely: Array, high: Array) -> Array:
    """Return the mean of each triangular belief; exactly ``likely`` where it is a point."""
    return np.where(low == high, likely, (low + likely + high) / 3)


def expected_excess(low: Array, likely: Array, high: Array, cutoff: float) -> Array:
    """Return E[max(X - cutoff, 0)] of triangular beliefs; shape of ``low``.

    >>> float(expected_excess(np.array(0.0), np.array(5.0), np.array(10.0), 5.0))
    0.8333333333333334
    """
    sure = np.maximum(mean_ratings(low, likely, high) - cutoff, 0)
    above = _tail(high - cutoff, high - low, high - likely)
    below = _tail(cutoff - low, high - low, likely - low)
    excess = np.where(cutoff >= likely, above, mean_ratings(low, likely, high) - cutoff + below)
    return np.where((cutoff > low) & (cutoff < high), excess, sure)


def _tail(reach: Array, width: Array, side: Array) -> Array:
    """Return the mean distance past a cutoff that lies ``reach`` inside the triangle's end."""
    reach = np.clip(reach, 0, None)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Multiplied out, the divisor of a very thin triangle would vanish.
        return reach / width * (reach / side) * reach / 3


def uniform_mean(low: float, high: float, function: ValueFunction) -> float:
    """Return the mean value of a rating of which nothing is known but the scale.

    >>> from decision.engine.value_functions import target
    >>> uniform_mean(0, 10, target(ideal=5, low=0, high=10))
    0.5
    """
    inside = function.cutoffs[(function.cutoffs > low) & (function.cutoffs < high)]
    x = np.concatenate([[low], inside, [high]])
    return float(np.trapezoid(values(x, function), x) / (high - low))


def expected_values(
    low: npt.ArrayLike, likely: npt.ArrayLike, high: npt.ArrayLike, function: ValueFunction
) -> Array:
    """Return the expected value, 0 to 1, of each belief; NaN in all three is an unknown rating.

    Parameters
    ----------
    low, likely, high
        Same shape, within the function's cutoffs, low <= likely <= high.
    """
    a, c, b = (np.asarray(part, dtype=float) for part in (low, likely, high))
    x, v = function.cutoffs, function.values
    steps, rises = np.diff(x), np.diff(v)
    expected = v[0] + rises[0] * (mean_ratings(a, c, b) - x[0]) / steps[0]
    for cutoff, bend in zip(x[1:-1], np.diff(rises / steps), strict=True):
        expected = expected + bend * expected_excess(a, c, b, cutoff)
    unknown = uniform_mean(x[0], x[-1], function)
    return np.where(np.isnan(c), unknown, np.clip(expected, 0, 1))
