"""What is a rating worth, sure or not? Value functions over fixed anchors: 0 the worst, 1 the best.

`linear`, `target` or `piecewise_linear` make a `ValueFunction`; `values`, `value_range` apply it.
The anchors are the scale's, never those of the offers at hand: adding an offer reorders nobody.

An own rating that is not sure is triangular(low, likely, high), a point where the three are one,
and uniform over the scale where nothing is known (NaN). `expected_values` is exact: a piecewise
linear function is a sum of bends at its cutoffs, and the mean of a bend is `expected_excess` at its
cutoff. The value of the mean rating would be wrong wherever the function bends.

Source: Keeney and Raiffa, Decisions with Multiple Objectives (1976), chapter 3; Kotz and van Dorp,
Beyond Beta (2004), chapter 1, for the triangular distribution.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from decision.arrays import Array


@dataclass(frozen=True, eq=False)
class ValueFunction:
    """Straight pieces through points; before the first and behind the last it stays as it is there.

    Attributes
    ----------
    cutoffs : (points,), ratings, strictly increasing
    values : (points,), 0 to 1
    """

    cutoffs: Array
    values: Array


def piecewise_linear(cutoffs: npt.ArrayLike, values: npt.ArrayLike) -> ValueFunction:
    """Piecewise linear value function through points.

    Parameters
    ----------
    cutoffs, values : (points,), at least two; values 0 to 1

    Raises
    ------
    ValueError
        If the cutoffs do not increase strictly or the shapes differ.

    >>> piecewise_linear([0, 2, 10], [0, 0.5, 1]).values.tolist()
    [0.0, 0.5, 1.0]
    """
    x, v = np.asarray(cutoffs, dtype=float), np.asarray(values, dtype=float)
    if x.ndim != 1 or x.shape != v.shape or x.size < 2:
        raise ValueError(f"expected two or more cutoffs, a value each; found {x.size} and {v.size}")
    if not (np.diff(x) > 0).all():
        raise ValueError(f"expected cutoffs that increase strictly; found {x.tolist()}")
    return ValueFunction(x, v)


def linear(worst: float, best: float) -> ValueFunction:
    """Linear value function: from 0 at ``worst`` to 1 at ``best``; ``best`` may be the lower.

    >>> values([0, 5, 10], linear(worst=10, best=0)).tolist()
    [1.0, 0.5, 0.0]
    """
    points = sorted([(worst, 0.0), (best, 1.0)])
    return piecewise_linear(*zip(*points, strict=True))


def target(ideal: float, low: float, high: float) -> ValueFunction:
    """Value function of an ideal point: 1 there, falling at one slope to 0 at the farther end.

    >>> [round(float(v), 3) for v in values([0, 6, 10], target(ideal=6, low=0, high=10))]
    [0.0, 1.0, 0.333]
    """
    reach = max(ideal - low, high - ideal)
    cutoffs = np.unique([low, ideal, high])
    return piecewise_linear(cutoffs, 1 - np.abs(cutoffs - ideal) / reach)


def values(ratings: npt.ArrayLike, function: ValueFunction) -> Array:
    """Value of each rating, 0 to 1, shape of ``ratings``: any.

    >>> values([2.5, 11], linear(worst=0, best=10)).tolist()
    [0.25, 1.0]
    """
    return np.interp(np.asarray(ratings, dtype=float), function.cutoffs, function.values)


def value_range(
    low: npt.ArrayLike, high: npt.ArrayLike, function: ValueFunction
) -> tuple[Array, Array]:
    """Worst and best value, 0 to 1, over each interval [low, high] of ratings, shape of ``low``.

    The extremes of straight pieces lie at the interval's ends or at a cutoff inside it.

    >>> ends = value_range([4, 5], [8, 10], target(ideal=5, low=0, high=10))
    >>> [each.round(9).tolist() for each in ends]
    [[0.4, 0.0], [1.0, 1.0]]
    """
    low, high = np.asarray(low, dtype=float), np.asarray(high, dtype=float)
    inside = np.clip(function.cutoffs, low[..., None], high[..., None])
    candidates = values(np.concatenate([low[..., None], high[..., None], inside], -1), function)
    return candidates.min(axis=-1), candidates.max(axis=-1)


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
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        # Multiplied out, the divisor of a very thin triangle would vanish.
        return reach / width * (reach / side) * reach / 3


def expected_values(
    low: npt.ArrayLike, likely: npt.ArrayLike, high: npt.ArrayLike, function: ValueFunction
) -> Array:
    """Return the expected value, 0 to 1, of each belief; NaN in all three is an unknown rating.

    Parameters
    ----------
    low, likely, high
        Same shape, low <= likely <= high; beyond the function's cutoffs its end values hold.

    >>> round(float(expected_values(-10.0, 0.0, 10.0, linear(worst=0, best=10))), 9)
    0.166666667
    """
    a, c, b = (np.asarray(part, dtype=float) for part in (low, likely, high))
    x, v = function.cutoffs, function.values
    steps, rises = np.diff(x), np.diff(v)
    expected = v[0] + rises[0] * expected_excess(a, c, b, x[0]) / steps[0]
    for cutoff, bend in zip(x[1:], np.diff(rises / steps, append=0.0), strict=True):
        expected = expected + bend * expected_excess(a, c, b, cutoff)
    unknown = np.trapezoid(v, x) / (x[-1] - x[0])
    return np.where(np.isnan(c), unknown, np.clip(expected, 0, 1))
