"""What is a rating worth? Value functions over fixed anchors: 0 the worst, 1 the best.

`linear`, `target` or `piecewise_linear` make a `ValueFunction`; `values`, `value_range` apply it.
The anchors are the scale's, never those of the offers at hand: adding an offer reorders nobody.

Source: Keeney and Raiffa, Decisions with Multiple Objectives (1976), chapter 3.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from decision.arrays import Array


class ValueFunction(NamedTuple):
    """Straight pieces through the points (cutoffs, values); cutoffs increase strictly."""

    cutoffs: Array
    values: Array


def piecewise_linear(cutoffs: npt.ArrayLike, values: npt.ArrayLike) -> ValueFunction:
    """Return the value function through the given points.

    Parameters
    ----------
    cutoffs, values
        Shape (points,), at least two; values in [0, 1].

    Raises
    ------
    ValueError
        If the cutoffs do not increase strictly or the shapes differ.
    """
    x, v = np.asarray(cutoffs, dtype=float), np.asarray(values, dtype=float)
    if x.ndim != 1 or x.shape != v.shape or x.size < 2:
        raise ValueError(f"expected two or more cutoffs, a value each; found {x.size} and {v.size}")
    if not (np.diff(x) > 0).all():
        raise ValueError(f"expected cutoffs that increase strictly; found {x.tolist()}")
    return ValueFunction(x, v)


def linear(worst: float, best: float) -> ValueFunction:
    """Return the straight line from 0 at ``worst`` to 1 at ``best``; ``best`` may be the lower.

    >>> values([0, 5, 10], linear(worst=10, best=0)).tolist()
    [1.0, 0.5, 0.0]
    """
    points = sorted([(worst, 0.0), (best, 1.0)])
    return piecewise_linear(*zip(*points, strict=True))


def target(ideal: float, low: float, high: float) -> ValueFunction:
    """Return 1 at the ideal point, falling at one slope to 0 at the farther end of the scale.

    >>> [round(float(v), 3) for v in values([0, 6, 10], target(ideal=6, low=0, high=10))]
    [0.0, 1.0, 0.333]
    """
    reach = max(ideal - low, high - ideal)
    cutoffs = np.unique([low, ideal, high])
    return piecewise_linear(cutoffs, 1 - np.abs(cutoffs - ideal) / reach)


def values(ratings: npt.ArrayLike, function: ValueFunction) -> Array:
    """Return the value, 0 to 1, of each rating; any shape."""
    return np.interp(np.asarray(ratings, dtype=float), *function)


def value_range(
    low: npt.ArrayLike, high: npt.ArrayLike, function: ValueFunction
) -> tuple[Array, Array]:
    """Return the worst and the best value over each interval [low, high]; shape of ``low``.

    The extremes of straight pieces lie at the interval's ends or at a cutoff inside it.
    """
    low, high = np.asarray(low, dtype=float), np.asarray(high, dtype=float)
    inside = np.clip(function.cutoffs, low[..., None], high[..., None])
    candidates = values(np.concatenate([low[..., None], high[..., None], inside], -1), function)
    return candidates.min(axis=-1), candidates.max(axis=-1)
