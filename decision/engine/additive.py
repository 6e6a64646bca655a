"""What is each offer worth, and in which order? The additive model of multi-attribute value theory.

`contributions` -> `overall_values` -> `ranks`, `leaders`. All in points, 0 to 100.

Source: Keeney and Raiffa, Decisions with Multiple Objectives (1976), chapter 3.
"""

import numpy as np

from decision.arrays import POINTS, Array, Integers

TIE = 1e-9


def contributions(weights: Array, expected: Array) -> Array:
    """Return what each criterion adds to each offer, in points, shape (offers, criteria).

    Parameters
    ----------
    weights
        Shape (criteria,), sum 1.
    expected
        Expected values, shape (offers, criteria), 0 to 1.
    """
    return POINTS * weights * expected


def overall_values(parts: Array) -> Array:
    """Return each offer's overall value, 0 to 100, shape (offers,): its contributions' sum."""
    return parts.sum(axis=-1)


def ranks(overall: Array) -> Integers:
    """Return the rank of each offer, 1 the best, shape (offers,).

    Values within 1e-9 of a group's first share its rank; the next rank counts all before it.

    >>> ranks(np.array([40.0, 60.0, 60.0, 20.0])).tolist()
    [3, 1, 1, 4]
    """
    placed = np.empty(len(overall), dtype=np.int64)
    rank, first = 0, np.inf
    for position, offer in enumerate(np.argsort(-overall, kind="stable"), start=1):
        if first - overall[offer] > TIE:
            rank, first = position, overall[offer]
        placed[offer] = rank
    return placed


def leaders(overall: Array) -> Integers:
    """Return the offers of rank 1, in the order given; more than one where they are tied."""
    return np.flatnonzero(ranks(overall) == 1)
