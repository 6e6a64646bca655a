"""How much does each criterion count, what is each offer worth, and in which order do they come?

The additive model of multi-attribute value theory: `effective_weights`, `contributions` ->
`overall_values` -> `ranks`, `leaders`. Slider points are free: none moves another.

Source: Keeney and Raiffa, Decisions with Multiple Objectives (1976), chapter 3.
"""

import numpy as np
import numpy.typing as npt

from decision.arrays import POINTS, POINTS_TIE, AnyFloats, Array, Integers


def effective_weights(points: npt.ArrayLike) -> Array:
    """Effective weights, shape (criteria,): points / total, equal where every slider is at 0.

    >>> effective_weights([30, 10, 0]).tolist()
    [0.75, 0.25, 0.0]
    """
    points = np.asarray(points, dtype=float)
    total = points.sum()
    return points / total if total > 0 else np.full(points.shape, 1 / max(points.size, 1))


def deciding_shares(weights: Array, expected: Array) -> Array:
    """How much of the difference between the offers each criterion makes, shape (criteria,), sum 1.

    Weight x (max - min value among the offers), normalised; zeros if nothing differs.

    >>> deciding_shares(np.array([0.5, 0.5]), np.array([[0.9, 0.2], [0.3, 0.4]])).round(9).tolist()
    [0.75, 0.25]
    """
    shares = weights * value_ranges(expected)
    return shares / shares.sum() if shares.sum() > 0 else shares


def value_ranges(expected: Array) -> Array:
    """Max - min value among the offers, 0 to 1, shape (criteria,); zeros without offers."""
    return np.ptp(expected, axis=0) if len(expected) else np.zeros(expected.shape[1])


def contributions(weights: Array, expected: Array) -> Array:
    """Points that each criterion adds to each offer, shape (offers, criteria)."""
    return POINTS * weights * expected


def overall_values(parts: Array) -> Array:
    """Overall value of each offer, in points, shape (offers,): its contributions' sum."""
    return parts.sum(axis=-1)


def ranks(overall: AnyFloats, tie: float = POINTS_TIE) -> Integers:
    """Rank of each offer, 1 the best, shape (offers,).

    Values within ``tie`` of a group's first share its rank; the next rank counts all before it.

    >>> ranks(np.array([40.0, 60.0, 60.0, 20.0])).tolist()
    [3, 1, 1, 4]
    """
    placed = np.empty(len(overall), dtype=np.int64)
    rank, first = 0, np.inf
    for position, offer in enumerate(np.argsort(-overall, kind="stable"), start=1):
        if first - overall[offer] > tie:
            rank, first = position, overall[offer]
        placed[offer] = rank
    return placed


def leaders(overall: AnyFloats) -> Integers:
    """Offers of rank 1, in the order of the offers; more than one where they are tied."""
    return np.flatnonzero(ranks(overall) == 1)
